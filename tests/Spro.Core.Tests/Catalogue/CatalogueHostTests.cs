using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Demonstration;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Catalogue;

public sealed class CatalogueHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_write_to_public_data_is_seen_at_the_next_look_and_only_then(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var host = started.Get<CatalogueHost>();
        Assert.False(host.IsReady);
        Assert.True(await host.RefreshAsync(Cancellation));
        Assert.False(await host.RefreshAsync(Cancellation));
        var before = host.Current;
        Assert.Empty(before.Doors.All);

        await started.Get<DemonstrationSet>().LoadAsync(Cancellation);
        Assert.Same(before, host.Current);
        Assert.True(await host.RefreshAsync(Cancellation));
        Assert.NotEmpty(host.Current.Doors.All);
        Assert.True(host.Current.Version > before.Version);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_service_that_has_ended_is_no_more_offered_at_its_door(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        Guid ended;
        await using (var db = started.Database.CreateDbContext())
        {
            var service = await db.Set<ServiceOffer>().FirstAsync(service => service.PlaceId != null, Cancellation);
            service.ValidTo = new DateOnly(2026, 11, 24);
            ended = service.Id;
            await db.SaveChangesAsync(Cancellation);
        }
        var host = started.Get<CatalogueHost>();
        await host.RefreshAsync(Cancellation);
        Assert.Contains(host.Current.Doors.All, door => door.Services.Any(service => service.Id == ended));
        started.Clock.Advance(TimeSpan.FromDays(1));
        await host.RefreshAsync(Cancellation);
        Assert.DoesNotContain(host.Current.Doors.All, door => door.Services.Any(service => service.Id == ended));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_new_day_changes_who_belongs_where_without_any_write(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        await using (var db = started.Database.CreateDbContext())
        {
            var name = await db.Set<Commune>().SingleAsync(commune => commune.Code == "44001", Cancellation);
            name.ValidTo = DateOnly.FromDateTime(started.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancellation);
        }
        var host = started.Get<CatalogueHost>();
        await host.RefreshAsync(Cancellation);
        Assert.NotNull(host.Current.Territory.Commune("44001"));
        started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await host.RefreshAsync(Cancellation));
        Assert.Null(host.Current.Territory.Commune("44001"));
        Assert.False(await host.RefreshAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_last_snapshot_goes_on_serving_while_the_database_is_away(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var flaky = new FlakyDatabase(started.Database);
        var host = new CatalogueHost(flaky, new ServedRegions(["52"]), started.Clock);
        await host.RefreshAsync(Cancellation);
        var served = host.Current;
        await using (var db = started.Database.CreateDbContext())
            await db.BumpPublicDataAsync(Cancellation);

        flaky.Away = true;
        await Assert.ThrowsAsync<IOException>(() => host.RefreshAsync(Cancellation));
        Assert.Same(served, host.Current);
        Assert.True(host.IsReady);

        flaky.Away = false;
        Assert.True(await host.RefreshAsync(Cancellation));
        Assert.Equal(served.Version + 1, host.Current.Version);
    }

    private sealed class FlakyDatabase(TestDatabase database) : IDbContextFactory<SproDbContext>
    {
        public bool Away { get; set; }

        public SproDbContext CreateDbContext() => Away ? throw new IOException("away") : database.CreateDbContext();
    }
}
