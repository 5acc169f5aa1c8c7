using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Bench.Counsellors;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Publications;
using Spro.Hosting;

namespace Spro.Bench.Lists;

/// <summary>The pages that show a list of the network, each of ten thousand rows, on either engine.</summary>
internal static class ListsBench
{
    private const double Bar = 50;
    private const int Warming = 20;
    private const int Times = 40;

    private static readonly (string Page, Role? Reader)[] Pages =
    [
        ("/agenda", null),
        ("/agenda-du-reseau", Role.Adviser),
        ("/mes-actions", Role.Region),
        ("/rencontrer-un-pro", null),
        ("/ambassadeurs", Role.Region),
        ("/outils-partages", null),
        ("/bibliotheque", Role.Adviser),
        ("/programme-de-professionnalisation", null),
        ("/professionnalisation", Role.Adviser),
        ("/piloter-la-professionnalisation", Role.Cariforef),
        ("/vie-du-reseau", null),
        ("/gouvernance", Role.Region),
        ("/pratiques", Role.Adviser),
        ("/membres-associes", null),
        ("/appels", Role.Region),
        ("/labels", Role.Region),
        ("/annuaire-a-jour", Role.Region),
        ("/ma-structure", Role.NetworkCoordinator),
        ("/qui-appeler", Role.Adviser),
        ("/ma-structure/guide", Role.NetworkCoordinator),
        ("/parutions", Role.Region),
        ("/guide/3", null),
        ("/guide/3/44", null),
    ];

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
            engine == "postgres"
                ? await PostgresDatabase.CreateAsync(postgres!, "spro_lists", cancellationToken)
                : null;
        Dictionary<Role, Guid> memberships;
        await using (var store = BenchStore.Open(folder, demonstration: true, connection))
        {
            await store.Get<FirstStart>().MigrateAsync(cancellationToken);
            await store.Get<FirstStart>().PrepareAsync(cancellationToken);
            await LongStore.FillAsync(store, cancellationToken);
            await using var db = await store
                .Get<IDbContextFactory<SproDbContext>>()
                .CreateDbContextAsync(cancellationToken);
            memberships = (await db.Set<AccountMembership>().ToListAsync(cancellationToken))
                .GroupBy(one => one.Role)
                .ToDictionary(some => some.Key, some => some.First().Id);
        }
        await using var site = await WebProcess.StartAsync(
            siteProgram,
            "/health/ready",
            // Printing the guide is measured apart.
            new Dictionary<string, string>(CounsellorsBench.SettingsOf(engine, folder, connection))
            {
                ["Spro__Chromium"] = ChromiumPrinter.None,
            },
            cancellationToken
        );
        // A store filled at once owes a thousand letters, which no day of a network does.
        await site.RestAsync(cancellationToken);
        using var anybody = new Reader(site.Address);
        var live = await anybody.TimeAsync("/health/live", Times, cancellationToken);
        var took = new List<(string Page, Latencies Took)>();
        foreach (var (page, role) in Pages)
        {
            using var reader = new Reader(site.Address);
            if (role is { } of)
                await reader.SignInAsync(memberships[of], cancellationToken);
            await reader.TimeAsync(page, Warming, cancellationToken);
            took.Add((page, await reader.TimeAsync(page, Times, cancellationToken)));
        }
        var slowest = took.MaxBy(one => one.Took.P95);
        report.Write(
            "lists-" + engine,
            [
                new Line(
                    $"{took.Count} lists of {LongStore.Rows:N0} rows, {(engine == "sqlite" ? "SQLite" : "PostgreSQL")}: the slowest, `{slowest.Page}`",
                    Milliseconds(slowest.Took),
                    $"`/health/live`: {Milliseconds(live)}; half of the lists under {Half(took):0.0} ms",
                    $"p95 < {Bar:0} ms",
                    slowest.Took.P95 < Bar * 1000
                ),
            ],
            took.ToDictionary(one => one.Page + " p95 µs", one => one.Took.P95, StringComparer.Ordinal)
        );
    }

    private static double Half(IEnumerable<(string, Latencies Took)> took) =>
        Latencies.From(took.Select(one => one.Took.P95)).P50 / 1000;

    private static string Milliseconds(Latencies took) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {took.P50 / 1000:0.0} ms, p95 {took.P95 / 1000:0.0} ms");

    /// <summary>Somebody who reads pages one after the other.</summary>
    private sealed class Reader(Uri site) : IDisposable
    {
        private readonly HttpClient _browser = new() { BaseAddress = site };

        public async Task SignInAsync(Guid membership, CancellationToken cancellationToken)
        {
            using var signed = await _browser.PostAsync(
                "/connexion",
                new FormUrlEncodedContent([new("compte", membership.ToString()), new("retour", "/comment-ca-marche")]),
                cancellationToken
            );
            signed.EnsureSuccessStatusCode();
        }

        /// <summary>From the question to the last byte, each address new to any cache.</summary>
        public async Task<Latencies> TimeAsync(string page, int times, CancellationToken cancellationToken)
        {
            var took = new List<double>();
            for (var time = 0; time < times; time++)
            {
                var address = $"{page}?n={Guid.NewGuid():N}";
                var start = Stopwatch.GetTimestamp();
                using var answer = await _browser.GetAsync(address, cancellationToken);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{page}: {(int)answer.StatusCode}.");
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                took.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
            return Latencies.From(took);
        }

        public void Dispose() => _browser.Dispose();
    }
}
