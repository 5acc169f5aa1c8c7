using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Messages;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class ConfirmationsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_structure_is_asked_once_and_its_link_confirms_without_an_account(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var confirmations = test.Started.Get<Confirmations>();

        // Two nodes at once ask each structure once.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => confirmations.RemindAsync(Cancellation))));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await confirmations.RemindAsync(Cancellation));

        var links = await LinksAsync(test);
        Assert.Equal(2, links.Count);
        var opened = new List<OpenConfirmation>();
        foreach (var link in links)
            opened.Add((await confirmations.FindAsync(link, Cancellation))!);
        var own = links[opened.FindIndex(one => one.Structure.Id == test.StructureId)];
        Assert.True((await test.PlaceAsync()).IsStaleOn(test.Today), "reading confirms nothing");

        var seal = opened[links.ToList().IndexOf(own)].Seal;
        Assert.True(await confirmations.ConfirmAsync(own, seal, Cancellation));
        Assert.True(await confirmations.ConfirmAsync(own, seal, Cancellation));

        Assert.False((await test.PlaceAsync()).IsStaleOn(test.Today));
        Assert.True((await test.PlaceAsync(test.OtherPlaceId)).IsStaleOn(test.Today), "only its own places");
        var line = (await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))![0];
        Assert.Equal((DirectoryChangeKind.Confirmed, (Role?)null), (line.Change.Kind, line.Change.Role));
        Assert.Null(await confirmations.FindAsync(own + "A", Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(Confirmations.DaysOfLink));
        Assert.Null(await confirmations.FindAsync(own, Cancellation));
        Assert.False(await confirmations.ConfirmAsync(own, seal, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_confirms_the_places_that_it_showed_as_it_showed_them_and_nothing_else(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var confirmations = test.Started.Get<Confirmations>();
        await confirmations.RemindAsync(Cancellation);
        var (link, shown) = await OwnLinkAsync(test);
        await test.ImportAsync(phone: "02 61 91 00 99");

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            confirmations.ConfirmAsync(link, shown.Seal, Cancellation)
        );

        Assert.Equal("changed-meanwhile", refused.Code);
        Assert.True((await test.PlaceAsync()).IsStaleOn(test.Today));
        var again = (await confirmations.FindAsync(link, Cancellation))!;
        Assert.True(await confirmations.ConfirmAsync(link, again.Seal, Cancellation));
        Assert.True((await test.PlaceAsync()).ConfirmedByMember);
        await using var db = test.Started.Database.CreateDbContext();
        Assert.False(
            (await db.Set<Structure>().SingleAsync(one => one.Id == test.StructureId, Cancellation)).ConfirmedByMember
        );
        Assert.All(await db.Set<ServiceOffer>().ToListAsync(Cancellation), one => Assert.False(one.ConfirmedByMember));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Where_nobody_has_an_account_the_mailbox_of_a_place_answers_for_that_place_only(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var confirmations = test.Started.Get<Confirmations>();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = test.Started.Database.CreateDbContext())
        {
            var structure = new Structure
            {
                Id = Guid.CreateVersion7(),
                Name = "Sans compte",
                Source = TestMembers.Source,
                SourceId = "sans-compte",
                NetworkCode = TestMembers.Network,
            };
            db.Add(structure);
            foreach (var id in (Guid[])[first, second])
            {
                var place = DirectoryEdits.NewPlace(structure.Id, id);
                (place.Name, place.Email) = ($"Lieu {id}", $"{id}@example.org");
                db.Add(place);
            }
            await db.SaveChangesAsync(Cancellation);
        }

        // Two nodes at once ask each mailbox once.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => confirmations.RemindAsync(Cancellation))));
        var links = await LinksAsync(test);
        Assert.Equal(4, links.Count);
        foreach (var link in links)
            if ((await confirmations.FindAsync(link, Cancellation))! is { Structure.Name: "Sans compte" } shown)
            {
                if (Assert.Single(shown.Places).Id == first)
                    await confirmations.ConfirmAsync(link, shown.Seal, Cancellation);
            }

        Assert.False((await test.PlaceAsync(first)).IsStaleOn(test.Today));
        Assert.True((await test.PlaceAsync(second)).IsStaleOn(test.Today));
        // A month later, only the other one is asked again, with the two structures that have not answered.
        test.Started.Clock.Advance(TimeSpan.FromDays(Confirmations.DaysOfLink));
        await confirmations.RemindAsync(Cancellation);
        Assert.Equal(4 + 3, (await LinksAsync(test)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_day_is_that_of_the_clocks_here(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        // Half past midnight in Paris, the day before in Greenwich.
        test.Started.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));

        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);

        Assert.Equal(new DateOnly(2026, 12, 1), (await test.PlaceAsync()).ConfirmedOn);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_rhythm_that_a_structure_chooses_is_when_it_is_asked_again(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var confirmations = test.Started.Get<Confirmations>();
        await test.Edits.ConfirmAsync(test.Manager, test.StructureId, placeId: null, Cancellation);
        await test.Edits.ConfirmAsync(test.Stranger, test.Stranger.StructureId!.Value, placeId: null, Cancellation);
        Assert.True(await confirmations.SetRhythmAsync(test.Manager, test.StructureId, 3, Cancellation));
        Assert.False(await confirmations.SetRhythmAsync(test.Stranger, test.StructureId, 1, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() =>
            confirmations.SetRhythmAsync(test.Manager, test.StructureId, 12, Cancellation)
        );

        test.Started.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(0, await confirmations.RemindAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await confirmations.RemindAsync(Cancellation));
        // The other one, at the six months that nobody may exceed.
        test.Started.Clock.Advance(TimeSpan.FromDays(95));
        Assert.Equal(2, await confirmations.RemindAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_signature_is_dated_of_ones_own_and_says_nothing_of_the_places(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var signatures = test.Started.Get<Signatures>();

        Assert.Equal(1, await signatures.SignAsync(test.Manager, test.StructureId, Cancellation));
        Assert.Equal(0, await signatures.SignAsync(test.Manager, test.StructureId, Cancellation));
        Assert.Equal(0, await signatures.SignAsync(test.Stranger, test.StructureId, Cancellation));
        // The head of the network signs for those that have not.
        var unsigned = (await signatures.UnsignedAsync(test.Coordinator, Cancellation)).Select(one => one.Id).ToList();
        Assert.DoesNotContain(test.StructureId, unsigned);
        await Assert.ThrowsAsync<RefusedException>(() => signatures.SignForAsync(test.Coordinator, [], Cancellation));
        Assert.Equal(0, await signatures.SignForAsync(test.Manager, unsigned, Cancellation));
        Assert.Equal(1, await signatures.SignForAsync(test.Coordinator, unsigned, Cancellation));
        // For all of them at once too, and for no more than they were told.
        await using (var forgets = test.Started.Database.CreateDbContext())
            await forgets
                .Set<Structure>()
                .Where(one => unsigned.Contains(one.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.CharterSignedOn, (DateOnly?)null), Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() => signatures.SignForAllAsync(test.Coordinator, 0, Cancellation));
        Assert.Equal(1, await signatures.SignForAllAsync(test.Coordinator, 1, Cancellation));
        Assert.Equal(0, await signatures.SignForAllAsync(test.Coordinator, 1, Cancellation));

        await test.ImportAsync(phone: "02 61 91 00 31");
        var place = await test.PlaceAsync();
        Assert.Equal("02 61 91 00 31", place.Phone);
        await using var db = test.Started.Database.CreateDbContext();
        Assert.All(
            await db.Set<Structure>().Where(one => one.NetworkCode == TestMembers.Network).ToListAsync(Cancellation),
            structure =>
                Assert.Equal(
                    (test.Today, structure.Id != test.StructureId),
                    (structure.CharterSignedOn, structure.CharterSignedByNetwork)
                )
        );

        // One that the head of its network signed for this morning may still sign itself, once.
        Assert.Equal(1, await signatures.SignAsync(test.Stranger, test.Stranger.StructureId!.Value, Cancellation));
        Assert.Equal(0, await signatures.SignAsync(test.Stranger, test.Stranger.StructureId!.Value, Cancellation));
        // What it signed itself, the head does not sign over, were it years later.
        await db.Set<Structure>()
            .Where(one => one.Id == test.Stranger.StructureId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.CharterSignedOn, test.Today.AddYears(-3)),
                Cancellation
            );
        Assert.Equal(0, await signatures.SignAsync(test.Coordinator, test.Stranger.StructureId.Value, Cancellation));
        db.ChangeTracker.Clear();
        var own = (await db.FindAsync<Structure>([test.Stranger.StructureId.Value], Cancellation))!;
        Assert.Equal((test.Today.AddYears(-3), false), (own.CharterSignedOn!.Value, own.CharterSignedByNetwork));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_missing_signature_is_asked_for_at_the_rhythm_of_the_structure_until_it_signs(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var reminders = test.Started.Get<SignatureReminders>();
        var region = await test.Started.SignInAsync(Role.Region);
        await test.Started.Get<Confirmations>().SetRhythmAsync(test.Manager, test.StructureId, 3, Cancellation);

        // Two nodes at once remind each structure once.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => reminders.RemindAsync(Cancellation))));
        Assert.Equal(2, await AskedToSignAsync(test));
        Assert.All(
            (await test.Started.Get<DirectoryWatch>().OfAsync(region, new(), Cancellation)).Some,
            state => Assert.Equal(((DateOnly?)null, (DateOnly?)test.Today), (state.SignedOn, state.RemindedOn))
        );

        test.Started.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(0, await reminders.RemindAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await reminders.RemindAsync(Cancellation));
        // The other one, at the usual six months; who has signed is asked no more.
        await test.Started.Get<Signatures>().SignAsync(test.Manager, test.StructureId, Cancellation);
        test.Started.Clock.Advance(TimeSpan.FromDays(95));
        Assert.Equal(1, await reminders.RemindAsync(Cancellation));
        Assert.Equal(4, await AskedToSignAsync(test));
        Assert.Null((await test.PlaceAsync(test.OtherPlaceId)).ValidTo);
    }

    private static async Task<int> AskedToSignAsync(TestMembers test) =>
        (await test.Started.Database.OwedAsync(test.Started.Get<IdentityKeys>())).Count(owed =>
            owed.Kind == MessageKind.SignatureWanted
        );

    private static async Task<(string Link, OpenConfirmation Shown)> OwnLinkAsync(TestMembers test)
    {
        foreach (var link in await LinksAsync(test))
            if (
                await test.Started.Get<Confirmations>().FindAsync(link, Cancellation) is { } shown
                && shown.Structure.Id == test.StructureId
            )
                return (link, shown);
        throw new InvalidOperationException("It was not asked.");
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(TestMembers test) =>
        [
            .. (await test.Started.Database.OwedAsync(test.Started.Get<IdentityKeys>()))
                .Where(owed => owed.Kind == MessageKind.ConfirmationWanted)
                .Select(owed => owed.Token),
        ];
}
