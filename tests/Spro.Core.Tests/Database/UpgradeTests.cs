using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>Whoever runs a released version can go on with this one, and loses nothing.</summary>
public sealed partial class UpgradeTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Every_row_of_a_released_store_is_kept_and_read(string engine)
    {
        Assert.NotEmpty(ReleasedStore.All);
        foreach (var release in ReleasedStore.All)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock);
            await using var db = database.CreateDbContext();
            var before = await StoredRows.ReadAsync(db, Cancellation);

            await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);

            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
            var after = (await StoredRows.ReadAsync(db, Cancellation)).ToDictionary(table => table.Table);
            Assert.Empty(before.SelectMany(table => table.MissingFrom(after[table.Table])));
            foreach (var entity in ModelRows.Entities(db))
            {
                var rows = await ModelRows.ReadAsync(database, entity, Cancellation);
                Assert.Equal(after[entity.GetTableName()!].Rows.Count, rows.Count);
                foreach (var row in rows)
                    Assert.True(
                        await ModelRows.FindAsync(database, entity, row, Cancellation) is not null,
                        $"{release.Version}: a row of {entity.GetTableName()} is not found by its key"
                    );
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_released_store_serves_the_public_after_the_next_start(string engine)
    {
        foreach (var release in ReleasedStore.All)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock);
            await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);
            await services.GetRequiredService<FirstStart>().PrepareAsync(Cancellation);
            var host = services.GetRequiredService<CatalogueHost>();
            await host.RefreshAsync(Cancellation);

            Assert.NotNull(host.Current.Territory.Commune("53998"));
            Assert.Contains(host.Current.Doors.All, door => door.Place.Exceptions is [{ Reason: "fêtes" }]);
            Assert.Contains(host.Current.Doors.All, door => door.Place.Stops is [{ CommuneCode: "53998" }]);
            Assert.Contains(host.Current.RuleSets, rules => rules.Version == "essai-1");
            Assert.Equal(
                "?commune=53998&age=16-17",
                await services.GetRequiredService<SavedSituations>().FindAsync("K7M-4QT-9RX", Cancellation)
            );
        }
    }

    [Fact]
    public async Task A_released_store_fills_every_column_of_every_table()
    {
        foreach (var release in ReleasedStore.All)
        {
            await using var database = await release.CreateAsync("sqlite", Cancellation);
            await using var db = database.CreateDbContext();
            var empty = (await StoredRows.ReadAsync(db, Cancellation))
                .SelectMany(table => table.Columns, (table, column) => (table, column))
                .Where(one => one.table.Rows.All(row => row[one.column] is null))
                .Select(one => $"{release.Version}: {one.table.Table}.{one.column}");
            Assert.Empty(empty);
        }
    }

    [Fact]
    public void Every_released_version_has_its_store_here_and_the_one_in_the_making_follows_the_schema()
    {
        var released = ReleaseInChangelog()
            .Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "CHANGELOG.md")))
            .Select(match => match.Groups["version"].Value);
        Assert.Empty(released.Except(ReleasedStore.All.Select(store => store.Version)));

        var version = typeof(SproDbContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        if (
            ReleasedStore.All.SingleOrDefault(store => store.Version == version.InformationalVersion.Split('+')[0])
            is not { } own
        )
            return;
        var options = new DbContextOptionsBuilder<SproDbContext>();
        Spro.Database.Sqlite.SqliteDatabase.Configure(options, "Data Source=never-opened.db");
        using var db = new SproDbContext(options.Options);
        Assert.EndsWith("_" + own.Schema, db.Database.GetMigrations().Last());
    }

    [GeneratedRegex(
        @"^## \[(?<version>.+)\] - \d{4}-\d{2}-\d{2}",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ReleaseInChangelog();
}
