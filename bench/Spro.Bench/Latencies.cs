using System.Diagnostics;
using System.Globalization;

namespace Spro.Bench;

/// <summary>How long each of many calls took.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    private Latencies(double[] microseconds)
    {
        _sorted = microseconds;
        Array.Sort(_sorted);
    }

    public double P50 => At(0.50);
    public double P95 => At(0.95);
    public double P99 => At(0.99);
    public int Count => _sorted.Length;

    /// <summary>Calls <paramref name="work"/> with each index, times each call, and keeps the median pass.</summary>
    public static Latencies Of(int calls, int passes, Action<int> work)
    {
        for (var i = 0; i < calls; i++)
            work(i);
        // Tiered compilation finishes in the background.
        Thread.Sleep(500);
        var all = new List<Latencies>();
        for (var pass = 0; pass < passes; pass++)
        {
            var took = new double[calls];
            for (var i = 0; i < calls; i++)
            {
                var start = Stopwatch.GetTimestamp();
                work(i);
                took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
            all.Add(new Latencies(took));
        }
        return all.OrderBy(pass => pass.P99).ElementAt(passes / 2);
    }

    /// <summary>
    /// Calls <paramref name="work"/> with each index and keeps, of each call, the median of its passes: on a machine
    /// that does other things too, what interrupts a call is not counted as its own.
    /// </summary>
    public static Latencies OfEach(int calls, int passes, Action<int> work)
    {
        var took = new double[calls][];
        for (var call = 0; call < calls; call++)
            took[call] = new double[passes];
        for (var pass = -1; pass < passes; pass++)
        {
            for (var call = 0; call < calls; call++)
            {
                var start = Stopwatch.GetTimestamp();
                work(call);
                if (pass >= 0)
                    took[call][pass] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }
        return From(took.Select(passesOfCall => passesOfCall.Order().ElementAt(passes / 2)));
    }

    /// <summary>Times measured elsewhere.</summary>
    public static Latencies From(IEnumerable<double> microseconds) => new([.. microseconds]);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0.0} µs, p99 {P99:0.0} µs");

    private double At(double share) => _sorted[(int)(share * (_sorted.Length - 1))];
}
