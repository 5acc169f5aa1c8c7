using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Spro.Bench;

/// <summary>A published site as a process of its own, on a free port of the loopback.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private const int SecondsOfRest = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private WebProcess(Process process, Uri address, TimeSpan startedIn)
    {
        _process = process;
        Address = address;
        StartedIn = startedIn;
    }

    public Uri Address { get; }

    /// <summary>From the creation of the process to the first 200.</summary>
    public TimeSpan StartedIn { get; }

    /// <param name="program">Its dll.</param>
    /// <param name="readyPath">Answers 200 when it can serve.</param>
    /// <param name="settings">Configuration keys and values.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<WebProcess> StartAsync(
        string program,
        string readyPath,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (process.HasExited)
                throw new InvalidOperationException(
                    $"{Path.GetFileName(program)} stopped with code {process.ExitCode}."
                );
            try
            {
                using var response = await http.GetAsync(readyPath, cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                    return new WebProcess(process, address, Stopwatch.GetElapsedTime(began));
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>Waits until it has done the work of its own that its store owes, and waits for people only.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var worked = TimeSpan.Zero;
        for (var rested = 0; rested < SecondsOfRest; )
        {
            if (Stopwatch.GetElapsedTime(began) > LongestWork)
                throw new InvalidOperationException("The site does not come to rest.");
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            _process.Refresh();
            var now = _process.TotalProcessorTime;
            rested = now - worked < Idle ? rested + 1 : 0;
            worked = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
