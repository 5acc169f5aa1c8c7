using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Members;
using Spro.Core.Messages;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Appointments;
using Spro.Core.Tests.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class DirectoryMergesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Two_structures_become_one_whose_team_has_what_both_had_on_their_way_and_two_again_when_it_was_wrong(
        string engine
    )
    {
        await using var test = await TestReferrals.OpenAsync(engine);
        var merges = test.Started.Get<DirectoryMerges>();
        var region = await test.Started.SignInAsync(Role.Region);
        var (from, into) = (test.To.Structure.Id, test.Elsewhere.Structure.Id);
        var sent = await test.SendAsync();

        var shown = await merges.FindAsync(region, MergerKind.Structures, from, into, Cancellation);
        Assert.Equal((1, 1, 1), (shown!.Running.HandOvers, shown.Running.Accounts, shown.Running.Places));
        // Sent twice, done once.
        foreach (var _ in (int[])[1, 2])
            Assert.True(await merges.DoAsync(region, MergerKind.Structures, from, into, shown.Seen, Cancellation));

        Assert.Equal(sent.Id, Assert.Single(await test.ReceivedAsync(test.Third, isOver: false)).Referral.Id);
        var receiver = await test.Started.Get<SignIns>().RecogniseAsync(test.Receiver.SessionId, Cancellation);
        Assert.Equal(into, receiver!.StructureId);
        Assert.Equal((into, 2), (await PlaceAsync(test.To.Place.Id), await LinesAsync(DirectoryChangeKind.Merged)));
        Assert.True(await test.DoAsync(test.Third, sent.Id, ReferralAct.Accept));

        Assert.True(await merges.UndoAsync(region, MergerKind.Structures, from, Cancellation));

        Assert.Empty(await test.ReceivedAsync(test.Third, isOver: false));
        Assert.Equal(ReferralState.Accepted, (await test.ReadAsync(sent.Id)).State);
        Assert.Equal(sent.Id, Assert.Single(await test.ReceivedAsync(test.Receiver, isOver: false)).Referral.Id);
        Assert.Equal(from, await PlaceAsync(test.To.Place.Id));
        await Assert.ThrowsAsync<RefusedException>(() =>
            merges.UndoAsync(region, MergerKind.Structures, from, Cancellation)
        );

        async Task<Guid> PlaceAsync(Guid id)
        {
            await using var db = test.Started.Database.CreateDbContext();
            return (await db.FindAsync<Place>([id], Cancellation))!.StructureId;
        }

        async Task<int> LinesAsync(DirectoryChangeKind kind)
        {
            await using var db = test.Started.Database.CreateDbContext();
            return await db.Set<DirectoryChange>().CountAsync(one => one.Kind == kind, Cancellation);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_territory_that_would_lose_its_last_door_of_a_network_is_named_and_no_signature_is_passed_on(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var (merges, second) = (test.Started.Get<DirectoryMerges>(), test.Stranger.StructureId!.Value);
        var region = await test.Started.SignInAsync(Role.Region);
        await using (var db = test.Started.Database.CreateDbContext())
        {
            (await db.FindAsync<Structure>([second], Cancellation))!.NetworkCode = "CFA";
            (await db.FindAsync<Structure>([test.StructureId], Cancellation))!.CharterSignedOn = test.Today;
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        await test.Catalogues.RefreshAsync(Cancellation);

        foreach (var kind in (MergerKind[])[MergerKind.Structures, MergerKind.Transfer])
        {
            var from = kind == MergerKind.Transfer ? test.PlaceId : test.StructureId;
            var shown = await merges.FindAsync(region, kind, from, second, Cancellation);
            Assert.Equal("Mission locale", shown!.Networks!.Value.From);
            Assert.Contains("Communauté d'agglomération Laval Agglomération", Assert.Single(shown.Lost).Areas);
        }
        Assert.NotEmpty(LastDoors.Lost(test.Catalogues.Current, [test.PlaceId], test.Today.AddDays(1)));
        Assert.Empty(
            (await merges.FindAsync(region, MergerKind.Structures, second, test.StructureId, Cancellation))!.Lost
        );

        await merges.DoAsync(region, MergerKind.Structures, test.StructureId, second, 0, Cancellation);
        await using var after = test.Started.Database.CreateDbContext();
        Assert.Null((await after.FindAsync<Structure>([second], Cancellation))!.CharterSignedOn);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_led_to_a_twinleads_to_the_place_that_stays_and_no_import_brings_the_twinback(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var merges = test.Started.Get<DirectoryMerges>();
        var (twin, stays) = (test.OtherPlaceId, test.PlaceId);
        var other = DirectoryIds.OfStructure(TestMembers.Source, "second");
        // Places of two structures wait for these to be one.
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            merges.DoAsync(test.Coordinator, MergerKind.Places, twin, stays, 0, Cancellation)
        );
        Assert.Equal("structures-differ", refused.Code);
        await merges.DoAsync(test.Coordinator, MergerKind.Structures, other, test.StructureId, 0, Cancellation);
        Assert.True(await merges.DoAsync(test.Manager, MergerKind.Places, twin, stays, 0, Cancellation));

        await test.ImportAsync(phone: "02 61 91 00 77");
        await test.Catalogues.RefreshAsync(Cancellation);

        Assert.Equal(stays, test.Catalogues.Current.Doors.Find(twin)!.Place.Id);
        Assert.Single(test.Catalogues.Current.Doors.All, door => door.Structure.NetworkCode == TestMembers.Network);
        Assert.Equal(2, test.Catalogues.Current.Doors.Find(stays)!.Services.Count);
        var own = await test.Directory.FindAsync(test.Manager, other, Cancellation);
        Assert.Equal((test.StructureId, stays), (own!.Structure.Id, Assert.Single(own.Places).Id));
        Assert.Empty(own.Ended);
        var editable = await test.Directory.EditableAsync<Place>(test.Manager, twin, Cancellation);
        Assert.Equal(stays, editable!.Record.Id);

        Assert.True(await merges.UndoAsync(test.Manager, MergerKind.Places, twin, Cancellation));
        await test.Catalogues.RefreshAsync(Cancellation);
        Assert.Equal(twin, test.Catalogues.Current.Doors.Find(twin)!.Place.Id);
        Assert.Single(test.Catalogues.Current.Doors.Find(twin)!.Services);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_place_given_to_another_structure_stays_there_and_those_who_wait_stay_with_who_they_agreed_to(
        string engine
    )
    {
        await using var test = await TestReferrals.OpenAsync(engine);
        var merges = test.Started.Get<DirectoryMerges>();
        var region = await test.Started.SignInAsync(Role.Region);
        var (place, taker) = (test.To.Place.Id, test.Elsewhere.Structure.Id);
        var sent = await test.SendAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            merges.DoAsync(region, MergerKind.Transfer, place, taker, 0, Cancellation)
        );
        Assert.Equal("handovers-running", refused.Code);
        var second = Catalogue.Directories.At("ML bis", "53130");
        await using (var db = test.Started.Database.CreateDbContext())
        {
            db.Add(second);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.True(await merges.DoAsync(region, MergerKind.Transfer, place, taker, 0, Cancellation));

        var waiting = await test.ReadAsync(sent.Id);
        Assert.Equal((test.Receiver.StructureId, second.Id), (waiting.ReceiverId, waiting.ReceiverPlaceId));
        Assert.Single(await test.ReceivedAsync(test.Receiver, isOver: false));
        Assert.Equal(taker, await OwnerAsync());

        Assert.True(await merges.UndoAsync(region, MergerKind.Transfer, place, Cancellation));
        Assert.Equal(
            (test.Receiver.StructureId, place),
            (await OwnerAsync(), (await test.ReadAsync(sent.Id)).ReceiverPlaceId)
        );

        async Task<Guid> OwnerAsync()
        {
            await using var db = test.Started.Database.CreateDbContext();
            return (await db.FindAsync<Place>([place], Cancellation))!.StructureId;
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_is_expected_at_a_place_that_moves_is_told_where_it_is_now(string engine)
    {
        await using var test = await TestAgenda.OpenAsync(engine);
        await test.BookAsync(await test.OpenMondayAsync(), TestAgenda.At(9));
        await test.Get<CatalogueHost>().RefreshAsync(Cancellation);
        var manager = await test.SignInAsync(Role.StructureManager, test.Adviser.StructureId);
        var moved = new PlaceDraft
        {
            Name = "CIO",
            Address = "9 place Neuve",
            Commune = "Laval",
            Postcode = "53000",
            HasMoved = true,
            Phone = "02 61 91 00 09",
        };

        // Sent twice, told once.
        foreach (var _ in (int[])[1, 2])
            Assert.True(await test.Get<DirectoryEdits>().SaveAsync(manager, test.PlaceId, 0, moved, Cancellation));

        var told = Assert.Single(await test.OwedAsync(MessageKind.AppointmentChanged));
        Assert.Contains("9 place Neuve", told.Content.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Everything_that_points_at_a_place_or_a_structure_can_be_led_elsewhere_and_back(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await using var db = test.Started.Database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var second = DirectoryIds.OfStructure(TestMembers.Source, "second");

        var moved = await Pointers.MoveAllAsync<Structure>(db, second, test.StructureId, Cancellation);

        Assert.Contains(moved, rows => rows.Table == typeof(Place).FullName);
        await Pointers.MoveBackAsync(db, second, Pointers.Write(moved)!, Cancellation);
        Assert.Equal(1, await db.Set<Place>().CountAsync(one => one.StructureId == second, Cancellation));
        await Pointers.MoveAllAsync<Place>(db, test.OtherPlaceId, test.PlaceId, Cancellation);
        // Keys that can be written down and read again.
        Assert.All(
            Pointers
                .To<Place>(db.Model)
                .Concat(Pointers.To<Structure>(db.Model))
                .SelectMany(property => ((IEntityType)property.DeclaringType).FindPrimaryKey()!.Properties),
            key => Assert.Contains(key.ClrType, (Type[])[typeof(Guid), typeof(string)])
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_closing_that_was_refused_does_not_come_back_each_time_the_file_is_read(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);
        await ReadWithoutAsync();
        var proposals = (await test.Directory.FindAsync(test.Manager, test.StructureId, Cancellation))!.Proposals;
        foreach (var proposal in proposals)
            await test.Edits.AnswerProposalAsync(test.Manager, proposal.Id, accepts: false, Cancellation);
        Assert.NotEmpty(proposals);

        test.Started.Clock.Advance(TimeSpan.FromDays(40));
        await ReadWithoutAsync();

        Assert.Empty((await test.Directory.FindAsync(test.Manager, test.StructureId, Cancellation))!.Proposals);

        Task<ImportReport> ReadWithoutAsync() =>
            test
                .Started.Get<DirectoryImport>()
                .RunAsync(
                    TestMembers.Source,
                    AsyncEnumerable.Empty<DirectoryItem>(),
                    new DirectoryImportOptions { CompleteDepartments = ["53"] },
                    null,
                    Cancellation
                );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Only_who_answers_for_both_brings_structures_together(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var merges = test.Started.Get<DirectoryMerges>();
        var second = DirectoryIds.OfStructure(TestMembers.Source, "second");
        var stranger = await test.Started.SignInAsync(Role.NetworkCoordinator, network: "CIO");

        await Assert.ThrowsAsync<NotAllowedException>(() =>
            merges.DoAsync(test.Manager, MergerKind.Structures, second, test.StructureId, 0, Cancellation)
        );
        Assert.False(await merges.DoAsync(stranger, MergerKind.Structures, second, test.StructureId, 0, Cancellation));
        Assert.Null(
            await merges.FindAsync(test.Manager, MergerKind.Places, test.PlaceId, test.OtherPlaceId, Cancellation)
        );
    }
}
