using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Spro.Core.Common;

namespace Spro.Database.Postgres;

/// <summary>The programs that come with PostgreSQL, told which database by their environment: no password in a command line.</summary>
internal sealed class PostgresTools(NpgsqlConnectionStringBuilder target)
{
    /// <summary>Runs a program to its end; gives what it said when it failed, null when it succeeded.</summary>
    /// <exception cref="RefusedException">The program is not installed.</exception>
    public async Task<string?> RunAsync(
        string tool,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = string.Join(',', Hosts.Select(one => one.Name)),
                ["PGPORT"] = string.Join(',', Hosts.Select(one => one.Port)),
                // With a standby beside it, the primary is meant.
                ["PGTARGETSESSIONATTRS"] = Hosts.Count > 1 ? "read-write" : "any",
                ["PGUSER"] = target.Username,
                ["PGPASSWORD"] = target.Password,
                ["PGDATABASE"] = target.Database,
            },
        };
        using var process = Start(start);
        try
        {
            // Both pipes are read together: a full one would stop the program.
            var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var problem = await process.StandardError.ReadToEndAsync(cancellationToken);
            await said;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : problem.Trim();
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    // Where there are several, each may have its port ("db1:5432,db2:5432"), which these programs want apart.
    private IReadOnlyList<(string Name, string Port)> Hosts =>
        [
            .. (target.Host ?? "")
                .Split(',', StringSplitOptions.TrimEntries)
                .Select(host =>
                    host.Split(':') is [var name, var port]
                        ? (name, port)
                        : (host, target.Port.ToString(CultureInfo.InvariantCulture))
                ),
        ];

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new RefusedException(
                "missing-tool",
                $"Le programme « {start.FileName} » manque : installez le client PostgreSQL sur cette machine."
            );
        }
    }
}
