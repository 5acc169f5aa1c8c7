using System.Diagnostics;
using System.Globalization;
using Spro.Core.Guidance;

namespace Spro.Bench;

/// <summary>The same answers at the size of the country, and what the process weighs.</summary>
internal static class NationalBench
{
    private const int Calls = 20_000;

    public static async Task RunAsync(Report report, string folder, CancellationToken cancellationToken)
    {
        await using var store = BenchStore.Open(folder, demonstration: false);
        var start = Stopwatch.GetTimestamp();
        var catalogue = await store.CatalogueAsync(cancellationToken);
        var loaded = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var communes = catalogue.Territory.Communes.Where(commune => commune.Position is not null).ToList();
        var requests = Mix.Requests(catalogue, communes, Calls);
        var latencies = Latencies.Of(Calls, 5, i => CompleteAnswer.For(catalogue, requests[i]));
        using var self = Process.GetCurrentProcess();
        var peak = self.PeakWorkingSet64 / 1e6;
        var working = self.WorkingSet64 / 1e6;
        var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        GC.KeepAlive(catalogue);
        report.Write(
            "national",
            [
                new Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"one first answer, national scale ({communes.Count:#,0} communes, {catalogue.Doors.All.Count:#,0} places)"
                    ),
                    latencies.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"loaded from SQLite in {loaded:0.0} s"),
                    "p99 < 1 ms",
                    latencies.P99 < 1000
                ),
                new Line(
                    "memory of that process",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{working:0} MB working set, {heap:0} MB of live objects"
                    ),
                    string.Create(CultureInfo.InvariantCulture, $"peak while loading {peak:0} MB"),
                    "< 600 MB",
                    working < 600
                ),
            ],
            new Dictionary<string, double>
            {
                ["p50Microseconds"] = latencies.P50,
                ["p99Microseconds"] = latencies.P99,
                ["workingSetMegabytes"] = working,
                ["peakWorkingSetMegabytes"] = peak,
                ["liveObjectsMegabytes"] = heap,
                ["loadSeconds"] = loaded,
            }
        );
    }
}
