using Npgsql;

namespace Spro.Bench;

/// <summary>An empty database of one run.</summary>
internal static class PostgresDatabase
{
    /// <summary>Makes it anew on a server; gives how one connects to it.</summary>
    public static async Task<string> CreateAsync(string server, string name, CancellationToken cancellationToken)
    {
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync(cancellationToken);
            foreach (var sql in (string[])[$"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}"])
            {
#pragma warning disable CA2100 // A constant of ours.
                await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
