using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class BulkEditsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Several_places_close_at_once_after_having_been_read_over_and_each_can_be_taken_back(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var bulk = test.Started.Get<BulkEdits>();
        var draft = new ClosureDraft(test.Today.AddDays(10), test.Today.AddDays(20), null, "congés");

        var lines = await bulk.PreviewAsync(test.Coordinator, [test.PlaceId, test.OtherPlaceId], draft, Cancellation);
        Assert.All(lines, line => Assert.Equal("Exceptions", Assert.Single(line.Fields).Name));
        var seen = lines.ToDictionary(line => line.Id, line => line.Number);
        Assert.Equal(2, await bulk.SaveAsync(test.Coordinator, seen, draft, Cancellation));
        // Sent twice.
        Assert.Equal(0, await bulk.SaveAsync(test.Coordinator, seen, draft, Cancellation));

        var place = await test.PlaceAsync(test.OtherPlaceId);
        Assert.Equal(("congés", null), (Assert.Single(place.Exceptions).Reason, place.ConfirmedOn));
        var line = Assert.Single((await test.Directory.HistoryAsync(test.Manager, test.StructureId, Cancellation))!);
        Assert.True(await test.Edits.UndoAsync(test.Manager, line.Change.Id, Cancellation));
        Assert.Empty((await test.PlaceAsync()).Exceptions);
    }

    [Theory]
    [OnEachDatabase]
    public async Task All_places_change_or_none_when_somebody_changed_one_meanwhile_or_one_is_somebody_elses(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var bulk = test.Started.Get<BulkEdits>();
        var draft = new PhoneDraft("02 61 91 00 40");
        var seen = new Dictionary<Guid, int> { [test.OtherPlaceId] = 0, [test.PlaceId] = 0 };
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, new NewPeopleDraft(NewPeople.No, null), Cancellation);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            bulk.SaveAsync(test.Coordinator, seen, draft, Cancellation)
        );

        Assert.Equal(DirectoryEdits.ChangedMeanwhile, refused.Code);
        Assert.Null(await bulk.SaveAsync(test.Manager, seen, draft, Cancellation));
        Assert.Equal("02 61 91 00 01", (await test.PlaceAsync(test.OtherPlaceId)).Phone);
        Assert.Single(await bulk.PreviewAsync(test.Manager, [.. seen.Keys], draft, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_services_of_several_places_are_for_the_same_publics(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var bulk = test.Started.Get<BulkEdits>();
        var draft = new AudiencesDraft(["jeunes", "inventé"]);

        var lines = await bulk.PreviewAsync(test.Coordinator, [test.PlaceId, test.OtherPlaceId], draft, Cancellation);
        Assert.Equal(["Lieu premier", "Lieu second"], lines.Select(line => line.Place).Order());
        await bulk.SaveAsync(
            test.Coordinator,
            lines.ToDictionary(line => line.Id, line => line.Number),
            draft,
            Cancellation
        );

        await using var db = test.Started.Database.CreateDbContext();
        Assert.All(
            await db.Set<ServiceOffer>().ToListAsync(Cancellation),
            service => Assert.Equal(["jeunes"], service.Audiences)
        );
    }
}
