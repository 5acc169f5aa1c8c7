using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Database.Postgres;

/// <summary>What only PostgreSQL does its own way.</summary>
internal sealed class PostgresEngine(string connectionString) : IDatabaseEngine
{
    private readonly NpgsqlConnectionStringBuilder _target = new(connectionString);

    public string Name => "postgres";

    private PostgresTools Tools => new(_target);

    // Entity Framework holds a session lock while it migrates; the server frees it when the process dies.
    public Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken) =>
        db.Database.MigrateAsync(cancellationToken);

    // The server verifies its pages and its foreign keys as it goes; only a key declared without being verified escapes.
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        [
            .. (
                await ReadAsync(
                    "SELECT conrelid::regclass || '.' || conname FROM pg_constraint WHERE NOT convalidated",
                    cancellationToken
                )
            ).Select(name => $"La contrainte {name} n'a jamais été vérifiée."),
        ];

    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        if (
            await Tools.RunAsync("pg_dump", ["--format=custom", "--no-owner", "--file", file], cancellationToken) is
            { } problem
        )
            throw new RefusedException("backup-failed", $"pg_dump a échoué : {problem}");
    }

    public async Task RestoreAsync(
        string file,
        IReadOnlyCollection<string> knownMigrations,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(file))
            throw new RefusedException("no-such-file", $"Le fichier « {file} » n'existe pas.");
        // The whole archive becomes a script before the database is touched: what is cut short fails here. The
        // temporary file is readable by its owner alone.
        var script = Path.GetTempFileName();
        try
        {
            if (
                await Tools.RunAsync("pg_restore", ["--no-owner", "--file", script, file], cancellationToken)
                is not null
            )
                throw BackupRefusals.Damaged(file);
            BackupRefusals.RequireKnown(file, await MigrationsOfAsync(script, cancellationToken), knownMigrations);
            if (await IsInUseAsync(cancellationToken))
                throw BackupRefusals.InUse();
            // Emptied first, in the same transaction: a table of a newer version must not stay behind.
            string[] replace =
            [
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public",
                "--file",
                script,
            ];
            if (await Tools.RunAsync("psql", replace, cancellationToken) is { } problem)
                throw new RefusedException(
                    "restore-failed",
                    $"La restauration a échoué, rien n'a été changé : {problem}"
                );
        }
        finally
        {
            File.Delete(script);
        }
    }

    private async Task<bool> IsInUseAsync(CancellationToken cancellationToken) =>
        (
            await ReadAsync(
                "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                cancellationToken
            )
        ).Count > 0;

    private static async Task<IReadOnlyCollection<string>> MigrationsOfAsync(
        string script,
        CancellationToken cancellationToken
    )
    {
        List<string> migrations = [];
        var within = false;
        await foreach (var line in File.ReadLinesAsync(script, cancellationToken))
        {
            if (within && line == @"\.")
                break;
            if (within)
                migrations.Add(line.Split('\t')[0]);
            within |= line.StartsWith("COPY public.\"__EFMigrationsHistory\"", StringComparison.Ordinal);
        }
        return migrations;
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string query, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString()
        );
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // The two queries of this file.
        await using var command = new NpgsqlCommand(query, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> values = [];
        while (await reader.ReadAsync(cancellationToken))
            values.Add(reader.GetString(0));
        return values;
    }
}
