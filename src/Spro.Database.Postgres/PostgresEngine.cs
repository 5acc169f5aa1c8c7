using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Database.Postgres;

/// <summary>What only PostgreSQL does its own way.</summary>
internal sealed class PostgresEngine(string connectionString) : IDatabaseEngine
{
    public string Name => "postgres";

    // Entity Framework holds a session lock while it migrates; the server frees it when the process dies.
    public Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken) =>
        db.Database.MigrateAsync(cancellationToken);

    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo("pg_dump")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            ArgumentList = { "--format=custom", "--file", file, "--dbname", target.Database ?? "" },
            Environment =
            {
                ["PGHOST"] = target.Host,
                ["PGPORT"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["PGUSER"] = target.Username,
                ["PGPASSWORD"] = target.Password,
            },
        };
        using var dump =
            Process.Start(start) ?? throw new RefusedException("backup-failed", "pg_dump n'a pas pu être lancé.");
        var problem = await dump.StandardError.ReadToEndAsync(cancellationToken);
        await dump.WaitForExitAsync(cancellationToken);
        if (dump.ExitCode != 0)
            throw new RefusedException("backup-failed", $"pg_dump a échoué : {problem.Trim()}");
    }
}
