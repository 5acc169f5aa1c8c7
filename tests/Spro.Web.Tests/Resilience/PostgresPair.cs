using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Spro.Web.Tests.Resilience;

/// <summary>Two PostgreSQL clusters of a test's own on the loopback: a primary, and the standby that it waits for.</summary>
internal sealed class PostgresPair : IAsyncDisposable
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .OrderBy(folder => double.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            .Select(folder => Path.Combine(folder, "bin"))
            .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-pair-").FullName;
    private readonly int _first = SiteProcess.FreePort();
    private readonly int _second = SiteProcess.FreePort();

    /// <summary>What a test that needs it says when it is not there.</summary>
    public const string Missing = "PostgreSQL absent : lancez ./test.sh";

    public static bool IsInstalled => Programs is not null;

    /// <summary>The connection string that an operator gives: both, and whichever is primary.</summary>
    public string ConnectionString =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1:{_first},127.0.0.1:{_second};Target Session Attributes=primary;Username=spro;Database=spro"
        );

    private string Primary => Path.Combine(_folder, "primary");

    private string Standby => Path.Combine(_folder, "standby");

    /// <summary>Starts both; a commit on the first returns once the second has it.</summary>
    public static async Task<PostgresPair> StartAsync(CancellationToken cancellationToken)
    {
        var pair = new PostgresPair();
        try
        {
            await pair.PrepareAsync(cancellationToken);
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: the primary has no say.</summary>
    public async Task KillPrimaryAsync()
    {
        var pid = int.Parse(
            (await File.ReadAllLinesAsync(Path.Combine(Primary, "postmaster.pid"), CancellationToken.None))[0],
            CultureInfo.InvariantCulture
        );
        using var primary = Process.GetProcessById(pid);
        primary.Kill();
    }

    /// <summary>The standby becomes the primary, as whoever watches them decides.</summary>
    public Task PromoteAsync(CancellationToken cancellationToken) =>
        RunAsync("pg_ctl", ["-w", "-D", Standby, "promote"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in (string[])[Primary, Standby])
            if (File.Exists(Path.Combine(cluster, "postmaster.pid")))
            {
                try
                {
                    await RunAsync("pg_ctl", ["-D", cluster, "-m", "immediate", "stop"], CancellationToken.None);
                }
                catch (InvalidOperationException)
                {
                    // The one that was killed has nothing left to stop.
                }
            }
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL refuses to run as root: its own account does, in a folder that it owns.
        if (Environment.UserName == "root")
            await RunAsync("chown", ["postgres", _folder], cancellationToken, asItself: false);
        await RunAsync(
            "initdb",
            ["--no-sync", "--auth=trust", "--username=spro", "--encoding=UTF8", "--locale=C.UTF-8", "-D", Primary],
            cancellationToken
        );
        await StartAsync(Primary, _first, cancellationToken);
        await RunAsync(
            "pg_basebackup",
            [
                "--host=127.0.0.1",
                $"--port={_first.ToString(CultureInfo.InvariantCulture)}",
                "--username=spro",
                "--checkpoint=fast",
                "--no-sync",
                "--write-recovery-conf",
                "-D",
                Standby,
            ],
            cancellationToken
        );
        await StartAsync(Standby, _second, cancellationToken);
        await AskAsync("CREATE DATABASE spro", cancellationToken);
        await AskAsync("ALTER SYSTEM SET synchronous_standby_names = '*'", cancellationToken);
        await AskAsync("SELECT pg_reload_conf()", cancellationToken);
        while (
            (await AskAsync("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", cancellationToken))
                is not 1L
        )
            await Task.Delay(50, cancellationToken);
    }

    private Task StartAsync(string cluster, int port, CancellationToken cancellationToken) =>
        RunAsync(
            "pg_ctl",
            [
                "-w",
                "-D",
                cluster,
                "-l",
                cluster + ".log",
                "-o",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off"
                ),
                "start",
            ],
            cancellationToken
        );

    private async Task<object?> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Host=127.0.0.1;Port={_first};Username=spro;Database=postgres;Pooling=false"
            )
        );
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // Those of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken,
        bool asItself = true
    )
    {
        string[] line = [asItself ? Path.Combine(Programs!, program) : program, .. arguments];
        if (asItself && Environment.UserName == "root")
            line = ["runuser", "-u", "postgres", "--", .. line];
        // A server that goes on keeps what it is given open: its output goes to its own log, and nothing is read here.
        var start = new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
