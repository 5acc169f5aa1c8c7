using System.Xml;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>
/// A table as open-data portals write it in XML: a root called <c>root</c>, one <c>item</c> for each row, and in it one
/// element for each column, whose names are those of the first row.
/// </summary>
internal sealed class XmlItemTable : TableReader
{
    private const int LongestCell = 10_000;

    private readonly XmlFile _xml;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private string[]? _first;
    private int _item;
    private bool _isTooLong;

    private XmlItemTable(XmlFile xml, string file)
        : base(file) => _xml = xml;

    /// <summary>The rank of the item, from 1: such files often are a single line.</summary>
    public override int Line => _item;

    /// <summary>Opens a file.</summary>
    /// <exception cref="RefusedException">It is not XML, or its root is another.</exception>
    public static XmlItemTable Open(string path)
    {
        var file = Path.GetFileName(path);
        var xml = XmlFile.Open(path, LongestCell);
        try
        {
            if (xml.Reader.Name != "root")
                throw Refusals.NotThisFormat(file, "sa racine n'est pas « root »");
            Refusals.Guard(file, xml.Reader.Read);
            return new XmlItemTable(xml, file);
        }
        catch
        {
            xml.Dispose();
            throw;
        }
    }

    public override void Dispose() => _xml.Dispose();

    protected override ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_indexes.Count == 0)
        {
            var cells = new List<string>();
            if (!Refusals.Guard(File, () => NextItem((name, cell) => Name(name, cell, cells))))
                return default;
            _first = [.. cells];
            return new ValueTask<IReadOnlyList<string>?>([.. _indexes.Keys]);
        }
        if (_first is { } first)
        {
            _first = null;
            return new ValueTask<IReadOnlyList<string>?>(first);
        }
        var row = new string[_indexes.Count];
        Array.Fill(row, "");
        return new ValueTask<IReadOnlyList<string>?>(
            Refusals.Guard(File, () => NextItem((name, cell) => Place(name, cell, row))) ? row : null
        );
    }

    protected override string? FlawOf(IReadOnlyList<string> row, int columns) =>
        _isTooLong ? $"Une case a plus de {LongestCell} caractères." : null;

    /// <summary>Goes to the next item and reads its cells; false at the end of the file.</summary>
    private bool NextItem(Action<string, string> take)
    {
        var reader = _xml.Reader;
        _isTooLong = false;
        while (!reader.EOF && reader is not { NodeType: XmlNodeType.Element, Name: "item" })
        {
            if (reader.NodeType == XmlNodeType.Element)
                reader.Skip();
            else
                reader.Read();
        }
        if (reader.EOF)
            return false;
        _item++;
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            var name = reader.Name;
            take(name, _xml.Text(out var isTooLong) ?? "");
            _isTooLong |= isTooLong;
        }
        return true;
    }

    private void Name(string name, string cell, List<string> cells)
    {
        if (_indexes.TryAdd(name, cells.Count))
            cells.Add(cell);
    }

    private void Place(string name, string cell, string[] row)
    {
        if (_indexes.TryGetValue(name, out var index))
            row[index] = cell;
    }
}
