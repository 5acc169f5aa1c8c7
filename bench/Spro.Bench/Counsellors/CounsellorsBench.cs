using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spro.Core.Database;
using Spro.Core.Referrals;
using Spro.Hosting;

namespace Spro.Bench.Counsellors;

/// <summary>Twenty counsellors at work for five minutes on a store of two years, on either engine.</summary>
internal static class CounsellorsBench
{
    private const string Database = "spro_counsellors";
    private const string Columns =
        "id, reference, sender_id, receiver_id, department_code, state, state_since, outcome, shared, name, clock, clock_from, first_met_at, escalated_on, escalation_solved_on";
    private const double BarOfAll = 100;
    private const double BarOfLists = 30;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Working = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(
        Report report,
        string siteProgram,
        string engine,
        string? postgres,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        var connection =
            engine == "postgres" ? await PostgresDatabase.CreateAsync(postgres!, Database, cancellationToken) : null;
        IReadOnlyList<Guid> memberships;
        Guid structure;
        await using (var store = BenchStore.Open(folder, demonstration: true, connection))
        {
            await store.Get<FirstStart>().MigrateAsync(cancellationToken);
            await store.Get<FirstStart>().PrepareAsync(cancellationToken);
            memberships = await CounsellorsStore.FillAsync(store, cancellationToken);
            await using var db = await store
                .Get<IDbContextFactory<SproDbContext>>()
                .CreateDbContextAsync(cancellationToken);
            structure = await db.Set<Spro.Core.Accounts.AccountMembership>()
                .Where(one => one.Id == memberships[0])
                .Select(one => one.StructureId!.Value)
                .SingleAsync(cancellationToken);
        }
        await using var site = await WebProcess.StartAsync(
            siteProgram,
            "/health/ready",
            SettingsOf(engine, folder, connection),
            cancellationToken
        );
        var people = memberships
            .Take(CounsellorsStore.Counsellors)
            .Select((_, number) => new Counsellor(site.Address, number))
            .ToList();
        foreach (var (number, person) in people.Index())
            await person.SignInAsync(memberships[number], cancellationToken);

        await WorkAsync(people, Warming, cancellationToken);
        people.ForEach(person => person.Forget());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var live = ProbeAsync(site.Address, ended.Token);
        var rows = ReadRowsAsync(engine, folder, connection, structure, ended.Token);
        await WorkAsync(people, Working, cancellationToken);
        await ended.CancelAsync();
        Write(report, engine, people, await live, await rows);
        people.ForEach(person => person.Dispose());
    }

    private static async Task WorkAsync(
        IEnumerable<Counsellor> people,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(time);
        await Task.WhenAll(people.Select(person => person.WorkAsync(over.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static void Write(Report report, string engine, List<Counsellor> people, Latencies live, Latencies rows)
    {
        var took = people.SelectMany(person => person.Took).ToList();
        var all = Latencies.From(took.Select(one => one.Microseconds));
        var lists = Of(Page.List);
        var faults = people.SelectMany(person => person.Faults).ToList();
        var failed = faults.Count(fault => fault.EndsWith(": 500", StringComparison.Ordinal));
        var name = engine == "sqlite" ? "SQLite" : "PostgreSQL";
        var figures = Enum.GetValues<Page>()
            .SelectMany(page =>
                Of(page) is { Count: > 0 } ofPage
                    ? new[]
                    {
                        ($"{page} p50 µs", ofPage.P50),
                        ($"{page} p95 µs", ofPage.P95),
                        ($"{page} count", ofPage.Count),
                    }
                    : []
            )
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        foreach (var fault in faults.GroupBy(fault => fault, StringComparer.Ordinal))
            figures["not done, " + fault.Key] = fault.Count();
        report.Write(
            "counsellors-" + engine,
            [
                new Line(
                    $"20 counsellors for five minutes, {name}: all {all.Count:N0} pages and forms",
                    Milliseconds(all) + (failed > 0 ? $", {failed} failed" : ""),
                    $"`/health/live` meanwhile: {Milliseconds(live)}",
                    $"p95 < {BarOfAll:0} ms",
                    all.P95 < BarOfAll * 1000 && failed == 0
                ),
                new Line(
                    $"the same: the list of a counsellor, {lists.Count:N0} times",
                    Milliseconds(lists),
                    $"its rows by the bare driver meanwhile: {Milliseconds(rows)}",
                    $"p95 < {BarOfLists:0} ms",
                    lists.P95 < BarOfLists * 1000
                ),
            ],
            figures
        );

        Latencies Of(Page page) => Latencies.From(took.Where(one => one.Page == page).Select(one => one.Microseconds));
    }

    private static string Milliseconds(Latencies took) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {took.P50 / 1000:0.0} ms, p95 {took.P95 / 1000:0.0} ms, p99 {took.P99 / 1000:0.0} ms"
        );

    private static async Task<Latencies> ProbeAsync(Uri site, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = site };
        return await RepeatAsync(
            async () => await http.GetStringAsync("/health/live", cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The rows of both lists of a counsellor, as the page asks for them.</summary>
    private static async Task<Latencies> ReadRowsAsync(
        string engine,
        string folder,
        string? postgres,
        Guid structure,
        CancellationToken cancellationToken
    )
    {
        await using DbConnection connection =
            engine == "postgres"
                ? new NpgsqlConnection(postgres)
                : new SqliteConnection($"Data Source={Path.Combine(folder, "spro.db")};Mode=ReadOnly");
        await connection.OpenAsync(cancellationToken);
        return await RepeatAsync(
            async () =>
            {
                foreach (var side in (string[])["receiver_id", "sender_id"])
                {
                    await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Two constants of ours.
                    command.CommandText =
                        $"SELECT {Columns} FROM referrals WHERE {side} = @id AND state NOT IN ('Ended', 'Withdrawn') ORDER BY state_since, id LIMIT {ReferralLists.PageLength}";
#pragma warning restore CA2100
                    var id = command.CreateParameter();
                    (id.ParameterName, id.Value) = (
                        "id",
                        engine == "postgres" ? structure : structure.ToString().ToUpperInvariant()
                    );
                    command.Parameters.Add(id);
                    await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                    var cells = new object[reader.FieldCount];
                    while (await reader.ReadAsync(cancellationToken))
                        reader.GetValues(cells);
                }
            },
            cancellationToken
        );
    }

    private static async Task<Latencies> RepeatAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        var took = new List<double>();
        try
        {
            while (true)
            {
                await Task.Delay(250, cancellationToken);
                var start = Stopwatch.GetTimestamp();
                await act();
                took.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        catch (OperationCanceledException)
        {
            return Latencies.From(took);
        }
    }

    /// <summary>How the site is told of a store of ours.</summary>
    public static Dictionary<string, string> SettingsOf(string engine, string folder, string? connection)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Spro__Storage"] = engine,
            ["Spro__DataDirectory"] = folder,
            ["Spro__Keys__Directory"] = Path.Combine(folder, "keys"),
            ["Spro__Demo"] = "true",
        };
        if (connection is not null)
            settings["ConnectionStrings__Spro"] = connection;
        return settings;
    }
}
