using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Hosting;

namespace Spro.Bench;

/// <summary>From the creation of the process to "ready", with 5,000 places on a migrated database.</summary>
internal static class StartBench
{
    private const int Places = 5000;

    public static async Task RunAsync(Report report, string siteProgram, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        await using (var store = BenchStore.Open(folder, demonstration: false))
        {
            await store.Get<FirstStart>().PrepareAsync(cancellationToken);
            var catalogue = await store.CatalogueAsync(cancellationToken);
            await GeneratedPlaces.AddAsync(
                store.Get<IDbContextFactory<SproDbContext>>(),
                catalogue.Territory.Communes,
                Places,
                cancellationToken
            );
        }
        var took = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await using var site = await WebProcess.StartAsync(
                siteProgram,
                "/health/ready",
                HttpBench.SettingsOf(folder),
                cancellationToken
            );
            took.Add(site.StartedIn.TotalSeconds);
        }
        took.Sort();
        report.Write(
            "start",
            [
                new Line(
                    string.Create(CultureInfo.InvariantCulture, $"start to `/health/ready` with {Places:#,0} places"),
                    string.Create(CultureInfo.InvariantCulture, $"{took[2]:0.00} s"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"from {took[0]:0.00} to {took[4]:0.00} s over five starts"
                    ),
                    "< 2 s",
                    took[2] < 2
                ),
            ],
            new Dictionary<string, double> { ["medianSeconds"] = took[2], ["worstSeconds"] = took[4] }
        );
    }
}
