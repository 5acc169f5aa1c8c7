using System.Text.Json;

namespace Spro.Core.Interchange.Files;

/// <summary>A JSON array of flat objects, read as a table whose columns are the properties of the first of them.</summary>
internal sealed class JsonTable : TableReader
{
    private readonly JsonRecordReader _reader;
    private string[]? _header;
    private string[]? _first;

    private JsonTable(string path)
        : base(Path.GetFileName(path)) => _reader = JsonRecordReader.Open(path);

    /// <summary>The rank of the element, from 1.</summary>
    public override int Line => _reader.Index + 1;

    /// <summary>Opens a file.</summary>
    public static JsonTable Open(string path) => new(path);

    public override void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    protected override async ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        if (_header is null)
        {
            if (!await _reader.ReadAsync(cancellationToken) || _reader.Current.ValueKind != JsonValueKind.Object)
                return null;
            _header = [.. _reader.Current.EnumerateObject().Select(property => property.Name)];
            _first = Cells();
            return _header;
        }
        if (_first is { } first)
        {
            _first = null;
            return first;
        }
        return await _reader.ReadAsync(cancellationToken) ? Cells() : null;
    }

    protected override string? FlawOf(IReadOnlyList<string> row, int columns) =>
        row.Count == columns ? null : "Cet élément n'est pas un objet JSON.";

    private string[] Cells() =>
        _reader.Current.ValueKind == JsonValueKind.Object
            ? [.. _header!.Select(name => _reader.Current.TryGetProperty(name, out var value) ? value.ToString() : "")]
            : [_reader.Current.GetRawText()];
}
