using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Spro.Database.Sqlite;

/// <summary>
/// What every connection needs: an acknowledged write that survives a power cut (synchronous FULL), and patience when
/// another process writes. Readers beside one writer (WAL) is a mode of the file: <see cref="SqliteEngine.MigrateAsync"/>.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;";

    internal static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
