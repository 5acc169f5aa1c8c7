using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Database.Sqlite;

/// <summary>What only SQLite does its own way: migrating after a crash, copying while in use.</summary>
internal sealed class SqliteEngine(string connectionString) : IDatabaseEngine
{
    private const string LockTable = "__EFMigrationsLock";

    public string Name => "sqlite";

    public async Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        CreateFolder();
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;

        // The operating system frees this lock when a process dies; the row that Entity Framework leaves behind when
        // killed while migrating is not freed, and would make every later start wait for ever
        // (https://github.com/dotnet/efcore/issues/38958). Whoever holds the file lock may clear that row.
        await using var held = await HoldAsync(file + ".migrating", cancellationToken);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;
        await ClearStaleLockAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        RequireFile();
        await using var database = await OpenAsync(connectionString, cancellationToken);
        return
        [
            .. (await ReadAsync(database, "PRAGMA integrity_check", cancellationToken))
                .Where(line => line != "ok")
                .Select(line => $"La base est abîmée : {line}."),
            .. (await ReadAsync(database, "PRAGMA foreign_key_check", cancellationToken))
                .GroupBy(table => table)
                .Select(table => $"{table.Count()} lignes de « {table.Key} » désignent une ligne qui n'existe plus."),
        ];
    }

    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        RequireFile();
        await using var source = await OpenAsync(connectionString, cancellationToken);
        await using var copy = await OpenAsync(Alone(file, SqliteOpenMode.ReadWriteCreate), cancellationToken);
        source.BackupDatabase(copy);
        // One file that stands by itself, whatever the mode of the original.
        await ReadAsync(copy, "PRAGMA journal_mode=DELETE", cancellationToken);
    }

    public async Task RestoreAsync(
        string file,
        IReadOnlyCollection<string> knownMigrations,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(file))
            throw new RefusedException("no-such-file", $"Le fichier « {file} » n'existe pas.");
        await using var copy = await OpenAsync(Alone(file, SqliteOpenMode.ReadOnly), cancellationToken);
        BackupRefusals.RequireKnown(file, await MigrationsOfAsync(copy, file, cancellationToken), knownMigrations);

        CreateFolder();
        var target = Alone(
            new SqliteConnectionStringBuilder(connectionString).DataSource,
            SqliteOpenMode.ReadWriteCreate
        );
        await using var database = await OpenAsync(target, cancellationToken);
        try
        {
            // SQLite leaves the WAL mode only for a connection that is alone; the copy is then one transaction.
            await ReadAsync(database, "PRAGMA journal_mode=DELETE", cancellationToken);
            copy.BackupDatabase(database);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            throw BackupRefusals.InUse();
        }
    }

    private static async Task<IReadOnlyCollection<string>> MigrationsOfAsync(
        SqliteConnection copy,
        string file,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (await ReadAsync(copy, "PRAGMA integrity_check", cancellationToken) is not ["ok"])
                throw BackupRefusals.Damaged(file);
            var history = await ReadAsync(
                copy,
                "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'",
                cancellationToken
            );
            return history.Count == 0
                ? []
                : await ReadAsync(copy, "SELECT \"migration_id\" FROM \"__EFMigrationsHistory\"", cancellationToken);
        }
        catch (SqliteException)
        {
            throw BackupRefusals.Damaged(file);
        }
    }

    // Reading must not create an empty database beside the one that was meant.
    private void RequireFile()
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (!File.Exists(file))
            throw new RefusedException(
                "no-database",
                $"La base « {file} » n'existe pas encore : lancez « spro database migrate »."
            );
    }

    private void CreateFolder()
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
    }

    // Waits for one second only: whoever holds the database holds it for long.
    private static string Alone(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString();

    private static async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(
        SqliteConnection connection,
        string query,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The few queries of this file.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> values = [];
        while (await reader.ReadAsync(cancellationToken))
            values.Add(reader.GetString(0));
        return values;
    }

    private static async Task ClearStaleLockAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var exists = await db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = {LockTable}")
            .SingleAsync(cancellationToken);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{LockTable}\"", cancellationToken);
    }

    private static async Task<FileStream> HoldAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    file,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}
