using System.Collections;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Tests.Database;

/// <summary>What a table holds, read from the database itself and not through the model.</summary>
internal sealed record StoredRows(
    string Table,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows
)
{
    /// <summary>Every table of ours.</summary>
    public static async Task<IReadOnlyList<StoredRows>> ReadAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var names = db.Database.IsSqlite()
            ? db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'")
            : db.Database.SqlQuery<string>(
                $"SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'"
            );
        List<StoredRows> tables = [];
        foreach (var name in await names.ToListAsync(cancellationToken))
        {
            if (!name.StartsWith("__EF", StringComparison.Ordinal))
                tables.Add(await ReadAsync(db, name, cancellationToken));
        }
        return tables;
    }

    /// <summary>The rows that <paramref name="later"/> has no longer, in the columns that it still has.</summary>
    public IEnumerable<string> MissingFrom(StoredRows later)
    {
        var kept = Columns.Intersect(later.Columns).ToList();
        var there = later.Rows.Select(row => Text(row, kept)).ToHashSet(StringComparer.Ordinal);
        return Rows.Select(row => Text(row, kept)).Where(row => !there.Contains(row)).Select(row => $"{Table}: {row}");
    }

    private static string Text(IReadOnlyDictionary<string, string?> row, IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"{column}={row[column] ?? "null"}"));

    private static async Task<StoredRows> ReadAsync(SproDbContext db, string table, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name that the database gave.
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<IReadOnlyDictionary<string, string?>> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(columns.ToDictionary(column => column, column => Text(reader[column])));
        return new StoredRows(table, columns, rows);
    }

    private static string? Text(object value) =>
        value switch
        {
            DBNull => null,
            string text => text,
            IEnumerable list => string.Join('|', list.Cast<object>()),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
