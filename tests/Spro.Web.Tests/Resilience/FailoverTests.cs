using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Spro.Core.Database;
using Spro.Database.Postgres;
using Spro.TestSupport;

namespace Spro.Web.Tests.Resilience;

/// <summary>Two real clusters with synchronous replication: the primary is killed while people work, the standby takes over.</summary>
public sealed class FailoverTests
{
    private const int Seed = 7;
    private const int DoneBefore = 40;
    private const int DoneAfter = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_primary_is_killed_and_the_standby_promoted_the_site_goes_on_and_no_answered_write_is_lost()
    {
        Assert.SkipUnless(PostgresPair.IsInstalled, PostgresPair.Missing);
        await using var pair = await PostgresPair.StartAsync(Cancellation);
        await using (var db = Open(pair.ConnectionString))
            await db.Database.MigrateAsync(Cancellation);
        var folder = Directory.CreateTempSubdirectory("spro-failover-");
        using var site = SiteProcess.Start(
            SiteProcess.FreePort(),
            [
                "--Spro:Storage=postgres",
                $"--ConnectionStrings:Spro={pair.ConnectionString}",
                $"--Spro:DataDirectory={folder.FullName}",
                "--Spro:Demo=true",
            ]
        );
        await site.WaitAsync(Cancellation);
        await using (var store = Open(pair.ConnectionString))
        {
            await FictitiousPeople.ForgetAsync(store, Cancellation);
            // The audit opens its own, after the primary is killed.
            NpgsqlConnection.ClearPool((NpgsqlConnection)store.Database.GetDbConnection());
        }
        await using var traffic = new Traffic(site.Address, Seed);
        await traffic.StartAsync();
        traffic.Open();
        await UntilAsync(() => traffic.Done >= DoneBefore);
        await UntilAsync(() => traffic.UnderWay > 0);

        await pair.KillPrimaryAsync();
        var killed = Stopwatch.GetTimestamp();
        await pair.PromoteAsync(Cancellation);
        var (promoted, before) = (Stopwatch.GetElapsedTime(killed), traffic.Done);
        await UntilAsync(() => traffic.Done > before);
        var recovered = Stopwatch.GetElapsedTime(killed);
        await UntilAsync(() => traffic.Done >= before + DoneAfter);
        await traffic.DoEachFormAsync(Cancellation);
        await traffic.StopAsync();

        Assert.False(site.HasExited, site.Said);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"promoted {promoted.TotalSeconds:0.0} s after the kill, the next form done after {recovered.TotalSeconds:0.0} s; {traffic.Asked.Count} forms, {traffic.Asked.Count(one => one.Unanswered > 0)} sent again, {traffic.Failures} answers said that something failed"
        );
        await using (var db = Open(pair.ConnectionString))
        {
            await StoreAudit.NothingIsLostNorDoubledAsync(db, traffic.Asked);
            await StoreAudit.EveryStateIsReachedByTheTableAsync(db);
            await StoreAudit.NoSlotHasTwoPeopleAsync(db);
            await StoreAudit.EveryActIsToldOnceAsync(db);
        }
        // The operator's command finds the primary by the same connection string.
        var copy = Path.Combine(folder.FullName, "copy");
        await using (
            var services = new ServiceCollection().AddPostgresDatabase(pair.ConnectionString).BuildServiceProvider()
        )
            await services.GetRequiredService<IDatabaseEngine>().BackupAsync(copy, Cancellation);
        Assert.True(new FileInfo(copy).Length > 0);
        folder.Delete(recursive: true);

        async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo())
            {
                Assert.False(site.HasExited, site.Said);
                await Task.Delay(5, Cancellation);
            }
        }
    }

    private static SproDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        PostgresDatabase.Configure(options, connectionString);
        return new SproDbContext(options.Options);
    }
}
