using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>Whoever runs a released version can go on with this one, and loses nothing.</summary>
public sealed partial class UpgradeTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static IEnumerable<ReleasedStore> WithProfessionals =>
        ReleasedStore.All.Where(release => release.MasterKey is not null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Every_row_of_a_released_store_is_kept_and_read(string engine)
    {
        Assert.NotEmpty(ReleasedStore.All);
        foreach (var release in ReleasedStore.All)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock, masterKey: release.MasterKey);
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
            await using var services = StartedDatabase.Services(database, Clock, masterKey: release.MasterKey);
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

    [Theory]
    [OnEachDatabase]
    public async Task What_a_released_store_sealed_still_opens(string engine)
    {
        Assert.NotEmpty(WithProfessionals);
        foreach (var release in WithProfessionals)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock, masterKey: release.MasterKey);
            await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);
            var keyring = await services.GetRequiredService<IdentityKeys>().OpenAsync(Cancellation);
            await using var db = database.CreateDbContext();
            List<string> closed = [];
            foreach (var entity in ModelRows.Entities(db))
            foreach (var row in await ModelRows.ReadAsync(database, entity, Cancellation))
            foreach (var column in entity.GetProperties())
            {
                var name = $"{entity.GetTableName()}.{column.GetColumnName()}";
                if (column.GetGetter().GetClrValue(row) is Sealed value && !Opens(keyring, value, name, row))
                    closed.Add($"{release.Version}: {name}");
            }
            Assert.Empty(closed);
        }

        static bool Opens(IdentityKeyring keyring, Sealed value, string column, object row)
        {
            try
            {
                keyring.Read(value, column, (Guid)row.GetType().GetProperty("Id")!.GetValue(row)!);
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_released_store_recognises_its_professionals_and_their_programs(string engine)
    {
        foreach (var release in WithProfessionals)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock, masterKey: release.MasterKey);
            await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);
            await services.GetRequiredService<FirstStart>().PrepareAsync(Cancellation);

            var signedIn = await services
                .GetRequiredService<Credentials>()
                .CheckPasswordAsync("camille@example.org", "une chouette compte douze lanternes", Cancellation);
            Assert.NotNull(signedIn.AccountId);
            Assert.True(signedIn.HasSecondFactor);
            var program = await services
                .GetRequiredService<AccessKeys>()
                .RecogniseAsync("spro_NdASgxdzc-nh8E6lCRa3Io94S9IpXGl1m8ldNObANSc", Cancellation);
            Assert.Equal("Logiciel d'essai", program?.Actor.Name);
            Assert.Equal([KeyUse.WriteContacts, KeyUse.SendReferrals], program!.Uses);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_released_store_keeps_as_numbers_means_what_it_meant(string engine)
    {
        foreach (var release in WithProfessionals)
        {
            await using var database = await release.CreateAsync(engine, Cancellation);
            await using var services = StartedDatabase.Services(database, Clock, masterKey: release.MasterKey);
            await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);
            var keyring = await services.GetRequiredService<IdentityKeys>().OpenAsync(Cancellation);
            await using var db = database.CreateDbContext();

            var referral = await db.Set<Referral>().SingleAsync(one => one.Reference == "K7M4-QT9R", Cancellation);
            Assert.Equal(
                [
                    SharedItem.Name,
                    SharedItem.Phone,
                    SharedItem.Email,
                    SharedItem.PostalAddress,
                    SharedItem.Situation,
                    SharedItem.Message,
                ],
                referral.Shared
            );
            var waiting = await db.Set<OutgoingMessage>().Where(one => one.Content != null).ToListAsync(Cancellation);
            Assert.NotEmpty(waiting);
            foreach (var message in waiting)
            {
                var json = keyring.Read(message.Content, OutgoingMessageMapping.ContentColumn, message.Id);
                Assert.Equal(message.Kind, MessageContent.FromJson(json!).Kind);
            }
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
