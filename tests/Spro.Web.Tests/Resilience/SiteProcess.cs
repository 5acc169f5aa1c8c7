using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spro.Web.Tests.Resilience;

/// <summary>The site in a process of its own, as an operator runs it, on a port of the loopback: it can be killed.</summary>
internal sealed class SiteProcess : IDisposable
{
    // SPRO_TEST_SITE names a published one, which starts sooner.
    private static readonly string Dll =
        Environment.GetEnvironmentVariable("SPRO_TEST_SITE") ?? typeof(Program).Assembly.Location;

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>The last that it wrote.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it, and does not wait until it answers.</summary>
    public static SiteProcess Start(int port, IEnumerable<string> settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var start = new ProcessStartInfo("dotnet", [Dll, "--urls", address.ToString(), .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // A life of a second has no time to compile twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new SiteProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until it answers.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            Assert.False(_process.HasExited, $"The site stopped by itself: {Said}");
            try
            {
                using var ready = await client.GetAsync("/health/ready", cancellationToken);
                if (ready.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>SIGKILL: it has no say.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            if (_said.Length > 20_000)
                _said.Remove(0, 10_000);
            _said.AppendLine(line.Data);
        }
    }
}
