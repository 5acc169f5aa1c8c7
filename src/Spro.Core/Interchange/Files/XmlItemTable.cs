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
    private readonly Func<string, bool> _reads;
    private readonly Func<string[]?> _next;
    private readonly Dictionary<string, (int Index, bool IsRead)> _columns = new(StringComparer.Ordinal);
    private string[]? _blank;
    private string[]? _first;
    private int _item;
    private bool _isTooLong;

    private XmlItemTable(XmlFile xml, string file, Func<string, bool> reads)
        : base(file)
    {
        _xml = xml;
        _reads = reads;
        _next = NextItem;
    }

    /// <summary>The rank of the item, from 1: such files often are a single line.</summary>
    public override int Line => _item;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reads">Which columns are read; the cells of the others are skipped, and empty.</param>
    /// <exception cref="RefusedException">It is not XML, or its root is another.</exception>
    public static XmlItemTable Open(string path, Func<string, bool> reads)
    {
        var file = Path.GetFileName(path);
        var xml = XmlFile.Open(path, LongestCell);
        try
        {
            if (xml.Reader.Name != "root")
                throw Refusals.NotThisFormat(file, "sa racine n'est pas « root »");
            Refusals.Guard(file, xml.Reader.Read);
            return new XmlItemTable(xml, file, reads);
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
        if (_blank is null)
        {
            _first = Refusals.Guard(File, _next);
            _blank = [.. _columns.Keys.Select(_ => "")];
            return new ValueTask<IReadOnlyList<string>?>(_first is null ? null : [.. _columns.Keys]);
        }
        var row = _first ?? Refusals.Guard(File, _next);
        _first = null;
        return new ValueTask<IReadOnlyList<string>?>(row);
    }

    protected override string? FlawOf(IReadOnlyList<string> row, int columns) =>
        _isTooLong ? $"Une case a plus de {LongestCell} caractères." : null;

    /// <summary>The cells of the next item, the first of which names the columns; null at the end of the file.</summary>
    private string[]? NextItem()
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
            return null;
        _item++;
        List<string> row = [.. _blank ?? []];
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
            if (_blank is null && _columns.TryAdd(name, (row.Count, _reads(name))))
                row.Add("");
            if (_columns.TryGetValue(name, out var column) && column.IsRead)
            {
                row[column.Index] = _xml.Text(out var isTooLong) ?? "";
                _isTooLong |= isTooLong;
            }
            else
            {
                reader.Skip();
            }
        }
        return [.. row];
    }
}
