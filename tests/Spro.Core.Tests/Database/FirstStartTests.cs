using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

public sealed class FirstStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_new_store_receives_territory_rules_and_its_first_day_and_no_place(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        await using var db = started.Database.CreateDbContext();
        Assert.Equal(TerritorySeed.Load().Communes.Count, await db.Set<Commune>().CountAsync(Cancellation));
        Assert.Equal(RuleSet.BuiltIn.Version, (await db.Set<PublishedRuleSet>().SingleAsync(Cancellation)).Version);
        Assert.Equal(
            new DateOnly(2026, 11, 24),
            (await db.Set<PublicDataVersion>().SingleAsync(Cancellation)).FirstStartedOn
        );
        Assert.Equal(0, await db.Set<Place>().CountAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_later_start_changes_nothing(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var before = await StateAsync(started);
        Assert.NotEqual(0, before.Places);
        started.Clock.Advance(TimeSpan.FromDays(40));
        await started.Get<FirstStart>().PrepareAsync(Cancellation);
        Assert.Equal(before, await StateAsync(started));
    }

    [Fact]
    public async Task The_first_start_on_SQLite_makes_the_folder_and_the_file()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"spro-first-{Guid.NewGuid():N}");
        try
        {
            var file = Path.Combine(folder, "deep", "spro.db");
            await using var services = StartedDatabase.Services(
                "sqlite",
                $"Data Source={file};Pooling=False",
                TimeProvider.System,
                demo: false
            );
            await ((FirstStart)services.GetService(typeof(FirstStart))!).PrepareAsync(Cancellation);
            Assert.True(new FileInfo(file).Length > 0);
            Assert.False(File.Exists(file + ".migrating"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Version, DateOnly FirstDay, int Places, int Communes)> StateAsync(
        StartedDatabase started
    )
    {
        await using var db = started.Database.CreateDbContext();
        var row = await db.Set<PublicDataVersion>().SingleAsync(Cancellation);
        return (
            row.Version,
            row.FirstStartedOn,
            await db.Set<Place>().CountAsync(Cancellation),
            await db.Set<Commune>().CountAsync(Cancellation)
        );
    }
}
