using System.Diagnostics;
using System.Globalization;
using Spro.TestSupport;

namespace Spro.Web.Tests.SignIn.NodeProvider;

/// <summary>
/// The npm package "oidc-provider", run by Node: a provider that nobody here wrote, whose code base is certified by the
/// OpenID Foundation.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private const string Needed =
        "The second provider of these tests is the npm package oidc-provider: install Node.js 20, and let "
        + "« npm ci » reach its registry once (tests/Spro.Web.Tests/SignIn/NodeProvider).";

    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    private static string Folder =>
        Path.Combine(RepositoryRoot.Path, "tests", "Spro.Web.Tests", "SignIn", "NodeProvider");

    public static async Task<NodeProcess> StartAsync(int port, Uri site, DateTimeOffset now)
    {
        await InstallAsync();
        var process = Start("node", "provider.mjs");
        var started = new NodeProcess(process);
        // Its warnings are read, so that it never waits to write them.
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(patience.Token);
        while (line is not (null or "ready"));
        if (line is null)
            Assert.Fail("oidc-provider did not start: " + await errors);
        return started;

        Process Start(string program, params string[] arguments)
        {
            var start = Described(program, arguments);
            start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
            start.Environment["SITE"] = site.GetLeftPart(UriPartial.Authority);
            start.Environment["AT"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            return Process.Start(start)!;
        }
    }

    private static async Task InstallAsync()
    {
        // The browser tests may want it at the same time.
        await using var one = await OneInstallationAsync();
        if (File.Exists(Path.Combine(Folder, "node_modules", "oidc-provider", "package.json")))
            return;
        try
        {
            using var npm = Process.Start(Described("npm", ["ci", "--no-audit", "--no-fund"]))!;
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            await output;
            if (npm.ExitCode != 0)
                Assert.Fail($"{Needed} {await errors}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Fail($"{Needed} {missing.Message}");
        }
    }

    private static async Task<FileStream> OneInstallationAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), "spro-oidc-provider.lock");
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 600)
            {
                await Task.Delay(200);
            }
        }
    }

    private static ProcessStartInfo Described(string program, string[] arguments) =>
        new(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
