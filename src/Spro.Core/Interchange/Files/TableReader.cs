using System.Collections.Frozen;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>Reads a table with named columns row after row, from a CSV file or the first sheet of a workbook.</summary>
internal abstract class TableReader(string file) : IDisposable
{
    private FrozenDictionary<string, int> _columns = FrozenDictionary<string, int>.Empty;
    private IReadOnlyList<string> _row = [];

    /// <summary>The names of the columns, as written.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Line of the row in the file, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>What is wrong with the shape of the row, in French; null when it is sound.</summary>
    public string? Flaw { get; private set; }

    /// <summary>Where the row is, for the report.</summary>
    public string Where => $"{File}:{Line}";

    /// <summary>Name of the file.</summary>
    public string File { get; } = file;

    /// <summary>The cell of a column; null when empty, "NULL" or when there is no such column.</summary>
    public string? this[string column] => _columns.TryGetValue(column, out var index) ? this[index] : null;

    /// <summary>The cell at that rank, from 0: some official tables leave their headings blank.</summary>
    public string? this[int index] =>
        index < _row.Count && _row[index].Trim() is { Length: > 0 } cell && cell != "NULL" ? cell : null;

    /// <summary>Reads the header. A column missing from it, and the file is not of this format: it is closed.</summary>
    public async Task<TableReader> WithHeaderAsync(
        IEnumerable<string> columns,
        CancellationToken cancellationToken,
        Func<string, string?>? rename = null
    )
    {
        try
        {
            await ReadHeaderAsync(columns, rename, cancellationToken);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    /// <exception cref="RefusedException">The file is damaged or cut short.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } row)
        {
            if (IsBlank(row))
                continue;
            _row = row;
            Flaw = FlawOf(row, Header.Count);
            return true;
        }
        return false;
    }

    /// <inheritdoc />
    public abstract void Dispose();

    private async Task ReadHeaderAsync(
        IEnumerable<string> columns,
        Func<string, string?>? rename,
        CancellationToken cancellationToken
    )
    {
        var header = await NextAsync(cancellationToken) ?? throw Refusals.Empty(File);
        Header = [.. header.Select(name => name.Trim())];
        var columnsByName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < Header.Count; index++)
        {
            var name = rename is null ? Header[index] : rename(Header[index]);
            if (name is { Length: > 0 } && !columnsByName.TryAdd(name, index))
                throw Refusals.NotThisFormat(File, $"la colonne « {name} » y figure deux fois");
        }
        _columns = columnsByName.ToFrozenDictionary(StringComparer.Ordinal);
        if (columns.FirstOrDefault(name => !_columns.ContainsKey(name)) is { } missing)
            throw Refusals.NotThisFormat(File, $"la colonne « {missing} » manque");
    }

    private static bool IsBlank(IReadOnlyList<string> row)
    {
        for (var index = 0; index < row.Count; index++)
        {
            if (!string.IsNullOrWhiteSpace(row[index]))
                return false;
        }
        return true;
    }

    /// <summary>The cells of the next row, to be read before the one after; null at the end of the file.</summary>
    protected abstract ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken);

    /// <summary>What is wrong with the shape of a row.</summary>
    protected abstract string? FlawOf(IReadOnlyList<string> row, int columns);
}
