using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Database.Sqlite;

/// <summary>What only SQLite does its own way: migrating after a crash, copying while in use.</summary>
internal sealed class SqliteEngine(string connectionString) : IDatabaseEngine
{
    private const string LockTable = "__EFMigrationsLock";

    public string Name => "sqlite";

    public async Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);

        // The operating system frees this lock when a process dies; the row that Entity Framework leaves behind when
        // killed while migrating is not freed, and would make every later start wait for ever
        // (https://github.com/dotnet/efcore/issues/38958). Whoever holds the file lock may clear that row.
        await using var held = await HoldAsync(file + ".migrating", cancellationToken);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;
        await ClearStaleLockAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        await using var source = new SqliteConnection(connectionString);
        await source.OpenAsync(cancellationToken);
        await using var copy = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        await copy.OpenAsync(cancellationToken);
        source.BackupDatabase(copy);
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
