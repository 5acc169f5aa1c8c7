using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Referrals;
using Spro.TestSupport;

namespace Spro.Web.Tests.Resilience;

/// <summary>The operator's copy of a store, taken while people hand over, answer and book, and put back.</summary>
public sealed class BackupTests
{
    private const int Seed = 11;
    private const int DoneEachTime = 15;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One takes a minute and a half: SPRO_TEST_LONG=1 asks for both.</summary>
    public static TheoryData<string> Engines { get; } =
        Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1" ? ["sqlite", "postgres"] : ["sqlite"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_copy_taken_while_people_work_holds_all_that_was_answered_before_and_no_half_of_anything(
        string engine
    )
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("spro-backup-");
        string[] settings =
        [
            $"--Spro:Storage={engine}",
            $"--ConnectionStrings:Spro={database.ConnectionString}",
            $"--Spro:DataDirectory={folder.FullName}",
            "--Spro:Demo=true",
        ];
        var (atWork, atRest) = (Path.Combine(folder.FullName, "at-work"), Path.Combine(folder.FullName, "at-rest"));
        HashSet<Guid> before;
        HashSet<Guid> known;
        List<Guid> after;
        using (var site = SiteProcess.Start(SiteProcess.FreePort(), settings))
        {
            await site.WaitAsync(Cancellation);
            await using (var store = database.CreateDbContext())
                await FictitiousPeople.ForgetAsync(store, Cancellation);
            await using var traffic = new Traffic(site.Address, Seed);
            await traffic.StartAsync();
            traffic.Open();
            await WorkAsync(traffic);
            before = [.. traffic.Asked.Where(one => one.Answer == Answer.Done).Select(one => one.Id)];
            await SproAsync(["database", "backup", atWork, .. settings]);
            known = [.. traffic.Asked.Select(one => one.Id)];
            await WorkAsync(traffic);
            await traffic.StopAsync();
            after = [.. traffic.Asked.Select(one => one.Id).Where(id => !known.Contains(id))];
        }
        HashSet<Guid> whole;
        await using (var db = database.CreateDbContext())
            whole = await StoredAsync(db);
        await SproAsync(["database", "backup", atRest, .. settings]);

        await ReleaseAsync();
        await SproAsync(["database", "restore", atWork, .. settings]);
        await SproAsync(["database", "check", .. settings]);
        await using (var db = database.CreateDbContext())
        {
            var restored = await StoredAsync(db);
            Assert.Empty(before.Except(restored));
            Assert.NotEmpty(after);
            Assert.Empty(after.Intersect(restored));
            await StoreAudit.EveryStateIsReachedByTheTableAsync(db);
            await StoreAudit.NoSlotHasTwoPeopleAsync(db);
            await StoreAudit.EveryActIsToldOnceAsync(db);
        }
        await ReleaseAsync();
        await SproAsync(["database", "restore", atRest, .. settings]);
        // What was owed may have been called back since: a restore does again what the journal says is erased.
        var rested = await StoredAsync(database);
        Assert.Empty(whole.Except(rested));
        Assert.Empty(rested.Except(whole));

        if (TestDatabase.PostgresServer is not null)
        {
            var other = engine == "sqlite" ? "postgres" : "sqlite";
            await using var target = await TestDatabase.CreateEmptyAsync(other);
            await SproAsync(["database", "copy", other, .. settings], target.ConnectionString);
            Assert.Equal(await CountAsync(database), await CountAsync(target));
            Assert.True((await StoredAsync(database)).SetEquals(await StoredAsync(target)));
        }
        folder.Delete(recursive: true);

        // The command takes no store that somebody uses: a test's own idle connections are somebody.
        async Task ReleaseAsync()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Npgsql.NpgsqlConnection.ClearAllPools();
            await Task.Delay(engine == "postgres" ? 200 : 0, Cancellation);
        }
    }

    private static async Task WorkAsync(Traffic traffic)
    {
        var enough = traffic.Done + DoneEachTime;
        while (traffic.Done < enough)
            await Task.Delay(5, Cancellation);
    }

    private static async Task<HashSet<Guid>> StoredAsync(SproDbContext db) =>
        [
            .. await db.Set<Contact>().Select(one => one.Id).ToListAsync(Cancellation),
            .. await db.Set<Referral>().Select(one => one.Id).ToListAsync(Cancellation),
            .. await db.Set<ReferralEvent>().Select(one => one.Id).ToListAsync(Cancellation),
            .. await db.Set<Appointment>().Select(one => one.Id).ToListAsync(Cancellation),
        ];

    /// <summary>How many rows each table of the model has.</summary>
    private static async Task<SortedDictionary<string, int>> CountAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>())
#pragma warning disable EF1002 // Names of our own tables.
            counts[table] = await db
                .Database.SqlQueryRaw<int>($"SELECT CAST(count(*) AS integer) AS \"Value\" FROM \"{table}\"")
                .SingleAsync(Cancellation);
#pragma warning restore EF1002
        return counts;
    }

    private static async Task<HashSet<Guid>> StoredAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await StoredAsync(db);
    }

    /// <summary>Runs the operator's command to its end.</summary>
    private static async Task SproAsync(string[] arguments, string? copyTo = null)
    {
        using var spro = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "spro.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["SPRO_COPY_TO"] = copyTo },
            }
        )!;
        var said = spro.StandardOutput.ReadToEndAsync(Cancellation);
        var problem = await spro.StandardError.ReadToEndAsync(Cancellation);
        await said;
        await spro.WaitForExitAsync(Cancellation);
        Assert.True(spro.ExitCode == 0, $"spro {arguments[0]} {arguments[1]}: {problem}");
    }
}
