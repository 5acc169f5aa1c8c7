using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class DirectoryEditsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Days_noted_before_others_stand_before_them_and_confirm_nothing_else(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var confirmed = (await test.PlaceAsync()).ConfirmedOn;
        foreach (var days in (int[])[20, 10, 15])
            Assert.True(
                await test.Edits.SaveAsync(
                    test.Manager,
                    test.PlaceId,
                    await test.NumberAsync(),
                    new ClosureDraft(test.Today.AddDays(days), null, null, "Congés"),
                    Cancellation
                )
            );

        var place = await test.PlaceAsync();
        Assert.Equal([10, 15, 20], place.Exceptions.Select(one => one.From.DayNumber - test.Today.DayNumber));
        Assert.Equal(confirmed, place.ConfirmedOn);
        await test.Edits.SaveAsync(
            test.Manager,
            test.PlaceId,
            await test.NumberAsync(),
            new ClosureRemoval(test.Today.AddDays(10)),
            Cancellation
        );
        Assert.Equal(
            [15, 20],
            (await test.PlaceAsync()).Exceptions.Select(one => one.From.DayNumber - test.Today.DayNumber)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_manager_writes_is_public_and_confirmed_and_an_import_only_proposes_afterwards(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var draft = await test.DraftAsync() with { Phone = "0261910077", WhatToBring = "Rien" };

        Assert.True(await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, draft, Cancellation));

        Assert.True(await test.Catalogues.RefreshAsync(Cancellation));
        var shown = test.Catalogues.Current.Doors.Find(test.PlaceId)!.Place;
        Assert.Equal(
            ("02 61 91 00 77", "Rien", test.Today, true),
            (shown.Phone, shown.WhatToBring, shown.ConfirmedOn!.Value, shown.ConfirmedByMember)
        );

        await test.ImportAsync(phone: "02 61 91 00 99");
        Assert.Equal("02 61 91 00 77", (await test.PlaceAsync()).Phone);
        var own = await test.Directory.FindAsync(test.Manager, test.StructureId, Cancellation);
        var proposal = Assert.Single(own!.Proposals);
        Assert.Contains(proposal.Fields, field => field.After?.ToString() == "02 61 91 00 99");

        // Nobody else answers it.
        Assert.False(await test.Edits.AnswerProposalAsync(test.Stranger, proposal.Id, accepts: true, Cancellation));
        Assert.True(await test.Edits.AnswerProposalAsync(test.Manager, proposal.Id, accepts: true, Cancellation));
        Assert.Equal("02 61 91 00 99", (await test.PlaceAsync()).Phone);
        Assert.Empty((await test.Directory.FindAsync(test.Manager, test.StructureId, Cancellation))!.Proposals);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_refused_proposal_does_not_come_back_until_the_source_says_something_else(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);
        await test.ImportAsync(phone: "02 61 91 00 99");
        await test.Edits.AnswerProposalAsync(
            test.Manager,
            Assert.Single(await ProposalsAsync(test)).Id,
            accepts: false,
            Cancellation
        );

        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 9, new NewPeopleDraft(NewPeople.No, null), Cancellation);
        await test.ImportAsync(phone: "02 61 91 00 99");
        Assert.Empty(await ProposalsAsync(test));
        Assert.Equal("02 61 91 00 01", (await test.PlaceAsync()).Phone);

        await test.ImportAsync(phone: "02 61 91 00 98");
        Assert.Single(await ProposalsAsync(test));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Accepting_what_a_source_says_of_a_field_keeps_what_the_member_has_said_of_others_since(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);
        await test.ImportAsync(phone: "02 61 91 00 99");
        var proposal = Assert.Single(await ProposalsAsync(test));
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 9, new NewPeopleDraft(NewPeople.Later, 3), Cancellation);
        await test.Edits.EndPlaceAsync(
            test.Manager,
            test.PlaceId,
            9,
            test.Today.AddDays(3),
            test.OtherPlaceId,
            Cancellation
        );

        await test.Edits.AnswerProposalAsync(test.Manager, proposal.Id, accepts: true, Cancellation);

        var place = await test.PlaceAsync();
        Assert.Equal(
            ("02 61 91 00 99", NewPeople.Later, 3, test.Today, test.Today.AddDays(3), test.OtherPlaceId),
            (
                place.Phone!,
                place.NewPeople!.Value,
                place.NewPeopleInWeeks!.Value,
                place.NewPeopleSaidOn!.Value,
                place.ValidTo!.Value,
                place.SuccessorId!.Value
            )
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Taking_back_the_end_of_a_place_brings_back_what_was_done_there(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await test.Edits.EndPlaceAsync(test.Manager, test.PlaceId, 0, test.Today, successorId: null, Cancellation);
        var end = (await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))!.Single(line =>
            line.Change.RecordId == test.PlaceId
        );

        await test.Edits.UndoAsync(test.Manager, end.Change.Id, Cancellation);

        await using var db = test.Started.Database.CreateDbContext();
        var service = await db.Set<ServiceOffer>()
            .SingleAsync(one => one.StructureId == test.StructureId, Cancellation);
        Assert.Equal((null, null), ((await test.PlaceAsync()).ValidTo, service.ValidTo));
        Assert.Equal(test.PlaceId, service.PlaceId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_second_of_two_editors_is_told_what_the_first_changed_and_overwrites_nothing(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var seen = await test.NumberAsync();
        var draft = await test.DraftAsync();
        await test.Edits.SaveAsync(
            test.Coordinator,
            test.PlaceId,
            seen,
            draft with
            {
                Phone = "02 61 91 00 50",
            },
            Cancellation
        );
        var late = draft with { HowToGetThere = "Bus 4" };

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            test.Edits.SaveAsync(test.Manager, test.PlaceId, seen, late, Cancellation)
        );

        Assert.Equal(DirectoryEdits.ChangedMeanwhile, refused.Code);
        Assert.Equal("02 61 91 00 50", (await test.PlaceAsync()).Phone);
        var line = Assert.Single(await test.Directory.SinceAsync(test.Manager, test.PlaceId, seen, Cancellation));
        var field = Assert.Single(line.Fields);
        Assert.Equal(
            (nameof(Place.Phone), "02 61 91 00 01", "02 61 91 00 50"),
            (field.Name, field.Before!.ToString(), field.After!.ToString())
        );
        // Having read it, they go on.
        Assert.True(
            await test.Edits.SaveAsync(test.Manager, test.PlaceId, await test.NumberAsync(), late, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_closure_is_still_taken_back_when_only_other_fields_changed_since(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var days = new ClosureDraft(test.Today.AddDays(3), null, null, "Congés");
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 9, days, Cancellation);
        var phone = await test.DraftAsync() with { Phone = "02 61 91 00 50" };
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, await test.NumberAsync(), phone, Cancellation);
        await test.Edits.SaveAsync(
            test.Manager,
            test.PlaceId,
            await test.NumberAsync(),
            phone with
            {
                Phone = "02 61 91 00 51",
            },
            Cancellation
        );

        var lines = (await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))!;

        Assert.Equal([true, false, true], lines.Select(line => line.IsLast));
        await test.Edits.UndoAsync(test.Manager, lines[2].Change.Id, Cancellation);
        var place = await test.PlaceAsync();
        Assert.Empty(place.Exceptions);
        Assert.Equal("02 61 91 00 51", place.Phone);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_at_the_very_same_moment_never_both_win(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var draft = await test.DraftAsync();
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(rank =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            return await test.Edits.SaveAsync(
                                test.Manager,
                                test.PlaceId,
                                0,
                                draft with
                                {
                                    HowToGetThere = $"Bus {rank}",
                                },
                                Cancellation
                            );
                        }
                        catch (RefusedException)
                        {
                            return false;
                        }
                    })
                )
        );

        Assert.Single(outcomes, won => won);
        var history = await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation);
        Assert.Single(history!, line => line.Change.Kind == DirectoryChangeKind.Edited);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_change_is_taken_back_once_and_not_when_another_came_after(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var closed = new ClosureDraft(test.Today.AddDays(7), test.Today.AddDays(13), null, "Congés");
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, closed, Cancellation);
        // A double click notes it once.
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, closed, Cancellation);
        Assert.Single((await test.PlaceAsync()).Exceptions);
        var change = (await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))!.Single().Change;
        Assert.Equal(
            (Role.StructureManager, DirectoryChangeKind.Edited, 1),
            (change.Role!.Value, change.Kind, change.Number)
        );

        Assert.False(await test.Edits.UndoAsync(test.Stranger, change.Id, Cancellation));
        Assert.True(await test.Edits.UndoAsync(test.Manager, change.Id, Cancellation));
        Assert.Empty((await test.PlaceAsync()).Exceptions);
        Assert.Equal(
            "changed-since",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Edits.UndoAsync(test.Manager, change.Id, Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_place_that_ends_leads_to_its_successor_and_is_never_deleted(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var next = Guid.CreateVersion7();
        var draft = await test.DraftAsync() with { Name = "Nouveau lieu" };
        Assert.True(
            await test.Edits.AddAsync(
                test.Manager,
                DirectoryEdits.NewPlace(test.StructureId, next),
                draft,
                Cancellation
            )
        );
        Assert.True(
            await test.Edits.AddAsync(
                test.Manager,
                DirectoryEdits.NewPlace(test.StructureId, next),
                draft,
                Cancellation
            )
        );
        // Written anew in another form, it would be twice in the directory.
        Assert.Equal(
            "name",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Edits.AddAsync(
                        test.Manager,
                        DirectoryEdits.NewPlace(test.StructureId, Guid.CreateVersion7()),
                        draft,
                        Cancellation
                    )
                )
            ).Field
        );
        Assert.Equal(
            "lastDay",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Edits.EndPlaceAsync(test.Manager, test.PlaceId, 0, new(2090, 1, 1), next, Cancellation)
                )
            ).Field
        );

        await test.Edits.EndPlaceAsync(test.Manager, test.PlaceId, 0, test.Today.AddDays(-1), next, Cancellation);

        await test.Catalogues.RefreshAsync(Cancellation);
        var doors = test.Catalogues.Current.Doors;
        var ended = doors.Find(test.PlaceId)!;
        Assert.Equal(PlaceStatus.Closed, ended.StatusOn(test.Today));
        Assert.Equal(next, doors.SuccessorOf(ended, test.Today)!.Place.Id);
        // What was done there is done at the place that takes over.
        Assert.Single(doors.Find(next)!.Services);
        Assert.Equal(
            "successor-wrong",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Edits.EndPlaceAsync(test.Manager, next, 1, test.Today, test.PlaceId, Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Only_who_answers_for_a_structure_or_its_network_changes_it(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var draft = await test.DraftAsync() with { Phone = "02 61 91 00 66" };

        Assert.False(await test.Edits.SaveAsync(test.Stranger, test.PlaceId, 0, draft, Cancellation));
        Assert.Null(await test.Directory.FindAsync(test.Stranger, test.StructureId, Cancellation));
        Assert.Null(await test.Directory.HistoryAsync(test.Stranger, test.StructureId, Cancellation));
        Assert.False(await test.Edits.ConfirmAsync(test.Stranger, test.StructureId, null, Cancellation));
        // Neither a place of theirs for a structure of somebody else, nor a service at somebody else's place.
        Assert.False(
            await test.Edits.AddAsync(
                test.Stranger,
                DirectoryEdits.NewPlace(test.StructureId, Guid.CreateVersion7()),
                draft,
                Cancellation
            )
        );
        Assert.Equal(
            "place-unknown",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Edits.AddAsync(
                        test.Manager,
                        DirectoryEdits.NewService(test.StructureId, Guid.CreateVersion7()),
                        new ServiceDraft { Name = "Atelier", PlaceId = test.OtherPlaceId },
                        Cancellation
                    )
                )
            ).Code
        );
        var adviser = await test.Started.SignInAsync(Role.Adviser, test.StructureId);
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            test.Edits.SaveAsync(adviser, test.PlaceId, 0, draft, Cancellation)
        );
        var elsewhere = await test.Started.SignInAsync(Role.NetworkCoordinator, network: "CIO");
        Assert.False(await test.Edits.SaveAsync(elsewhere, test.PlaceId, 0, draft, Cancellation));
        Assert.True(await test.Edits.SaveAsync(test.Coordinator, test.PlaceId, 0, draft, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Confirming_makes_a_stale_place_sure_again_and_says_so_once_a_day(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        Assert.True((await test.PlaceAsync()).IsStaleOn(test.Today));
        Assert.Equal(1, (await StateAsync(test)).Stale);

        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);
        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, test.PlaceId, Cancellation);

        Assert.False((await test.PlaceAsync()).IsStaleOn(test.Today));
        Assert.False((await test.PlaceAsync()).IsStaleOn(test.Today.AddMonths(6)));
        Assert.True((await test.PlaceAsync()).IsStaleOn(test.Today.AddMonths(6).AddDays(1)));
        Assert.Equal(0, (await StateAsync(test)).Stale);
        // The structure and its place, a line each.
        Assert.Equal(2, (await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))!.Count);
        // Somebody who was writing meanwhile is not told of a conflict that is none.
        Assert.True(
            await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, new StatusDraft(true, "Travaux"), Cancellation)
        );
    }

    [Theory]
    [InlineData("20 €")]
    [InlineData("Atelier à 15,50 euros par personne")]
    [InlineData("€ 30")]
    public void A_price_is_refused_wherever_it_is_written(string text)
    {
        var service = DirectoryEdits.NewService(Guid.NewGuid(), Guid.NewGuid());

        var refused = Assert.Throws<RefusedException>(() =>
            new ServiceDraft { Name = "Atelier", Conditions = text }.ApplyTo(service, null!, default)
        );

        Assert.Equal(("price-written", "conditions"), (refused.Code, refused.Field));
    }

    private static async Task<IReadOnlyList<Proposal>> ProposalsAsync(TestMembers test) =>
        (await test.Directory.FindAsync(test.Manager, test.StructureId, Cancellation))!.Proposals;

    private static async Task<StructureState> StateAsync(TestMembers test) =>
        (await test.Directory.ListAsync(test.Coordinator, new(), Cancellation)).Some.Single(one =>
            one.Id == test.StructureId
        );

    [Theory]
    [OnEachDatabase]
    public async Task A_telephone_nobody_can_dial_and_a_postcode_of_elsewhere_are_refused_and_listed_when_imported(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var draft = await test.DraftAsync();
        foreach (var phone in (string[])["12", "00 00 00 00 00", "02 61 91"])
            Assert.Equal("phone", await RefusedFieldAsync(draft with { Phone = phone }));
        foreach (var postcode in (string[])["99999", "44000"])
            Assert.Equal("postcode", await RefusedFieldAsync(draft with { Postcode = postcode }));
        // Short numbers in use, those of overseas, and the postcodes of organisations.
        foreach (var phone in (string[])["3949", "0262 12 34 56", "+32 12 34 56 78", "02 61 91 00 09"])
            await test.Edits.SaveAsync(
                test.Manager,
                test.PlaceId,
                await test.NumberAsync(),
                draft with
                {
                    Phone = phone,
                    Postcode = "53013",
                },
                Cancellation
            );

        await test.ImportAsync(phone: "12");
        var own = await test.Directory.FindAsync(test.Stranger, test.Stranger.StructureId!.Value, Cancellation);
        Assert.Equal("12", Assert.Single(own!.Places).Phone);
        var doubt = Assert.Single(Doubts.Of(own, test.Catalogues.Current, test.Today));
        Assert.Equal((test.OtherPlaceId, RecordKind.Place), (doubt.RecordId, doubt.Kind));

        async Task<string?> RefusedFieldAsync(PlaceDraft wrong)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, wrong, Cancellation)
            );
            return refused.All.Single().Field;
        }
    }
}
