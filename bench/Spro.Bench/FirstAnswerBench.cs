using System.Globalization;
using Spro.Core.Guidance;

namespace Spro.Bench;

/// <summary>One first answer in process, places included, and the same by PostgreSQL with PostGIS.</summary>
internal static class FirstAnswerBench
{
    private const int Calls = 20_000;

    public static async Task RunAsync(Report report, string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        var (store, catalogue) = await BenchStore.DemonstrationAsync(folder, cancellationToken);
        await using var _ = store;
        var communes = catalogue.Territory.Communes.Where(catalogue.Covers).ToList();
        var requests = Mix.Requests(catalogue, communes, Calls);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var ours = Latencies.Of(Calls, 5, i => CompleteAnswer.For(catalogue, requests[i]));
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (6 * Calls);
        var figures = new Dictionary<string, double>
        {
            ["p50Microseconds"] = ours.P50,
            ["p99Microseconds"] = ours.P99,
            ["allocatedBytes"] = allocated,
        };
        var beside = "PostgreSQL absent";
        if (postgres is not null)
        {
            await using var peer = await PostgresPeer.CreateAsync(postgres, catalogue, cancellationToken);
            var plans = requests
                .Take(2000)
                .Select(request => (Request: request, Answer: CompleteAnswer.For(catalogue, request)))
                .ToList();
            var agreement = plans.Take(300).Count(plan => peer.Agrees(plan.Request, plan.Answer)) / 300.0;
            var theirs = Latencies.Of(plans.Count, 3, i => peer.Answer(plans[i].Request, plans[i].Answer));
            figures["postgresP50Microseconds"] = theirs.P50;
            figures["postgresP99Microseconds"] = theirs.P99;
            figures["ratioP50"] = theirs.P50 / ours.P50;
            figures["sameNearestPlaces"] = agreement;
            beside = string.Create(
                CultureInfo.InvariantCulture,
                $"prepared PostgreSQL + PostGIS query: {theirs}, {theirs.P50 / ours.P50:0} times slower; same nearest places in {agreement:0 %} of answers"
            );
        }
        report.Write(
            "answer",
            [
                new Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"one first answer in process, region data ({catalogue.Doors.All.Count:#,0} places, {communes.Count:#,0} communes)"
                    ),
                    ours.ToString(),
                    beside,
                    "p50 < 50 µs, p99 < 250 µs",
                    ours is { P50: < 50, P99: < 250 }
                ),
            ],
            figures
        );
    }
}
