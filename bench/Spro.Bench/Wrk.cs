using System.Diagnostics;
using System.Globalization;

namespace Spro.Bench;

/// <summary>The load tool, with the same settings for every address.</summary>
internal static class Wrk
{
    /// <summary>
    /// Requests a second; <paramref name="script"/> is Lua that makes the requests. <paramref name="asBrowser"/>: whoever
    /// asks takes compressed answers, as every browser does.
    /// </summary>
    /// <exception cref="InvalidOperationException">Some responses were no success: they would measure nothing.</exception>
    public static async Task<double> RequestsPerSecondAsync(
        Uri address,
        string? script,
        bool asBrowser,
        int seconds,
        CancellationToken cancellationToken
    )
    {
        List<string> arguments =
        [
            "--threads",
            "1",
            "--connections",
            "16",
            "--duration",
            string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
        ];
        if (script is not null)
            arguments.AddRange(["--script", script]);
        if (asBrowser)
            arguments.AddRange(["--header", "Accept-Encoding: br, gzip"]);
        arguments.Add(address.ToString());
        var start = new ProcessStartInfo("wrk", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (
            text.Contains("Non-2xx", StringComparison.Ordinal)
            || text.Contains("Socket errors", StringComparison.Ordinal)
        )
            throw new InvalidOperationException($"{address}: {text}");
        var line = text.Split('\n').First(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return double.Parse(line["Requests/sec:".Length..], CultureInfo.InvariantCulture);
    }
}
