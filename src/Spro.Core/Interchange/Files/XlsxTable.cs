using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>One sheet of an XLSX workbook. Formulas are never computed: the value saved with them is read.</summary>
internal sealed class XlsxTable : TableReader
{
    private readonly FileStream _stream;
    private readonly IEnumerator<dynamic> _rows;
    private int _line;

    private XlsxTable(FileStream stream, string file, string? sheet)
        : base(file)
    {
        _stream = stream;
        _rows = _stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).GetEnumerator();
    }

    public override int Line => _line;

    /// <summary>Opens a sheet of a workbook, the first one if none is named, once it is known to unzip to a reasonable size.</summary>
    public static async Task<XlsxTable> OpenAsync(
        string path,
        CancellationToken cancellationToken,
        string? sheet = null
    )
    {
        var file = Path.GetFileName(path);
        await Refusals.GuardAsync(
            file,
            async () =>
            {
                await RefuseBombAsync(path, file, cancellationToken);
                return true;
            }
        );
        return new XlsxTable(System.IO.File.OpenRead(path), file, sheet);
    }

    /// <summary>The names of the sheets, in order.</summary>
    public static IReadOnlyList<string> SheetsOf(string path)
    {
        try
        {
            return MiniExcel.GetSheetNames(path);
        }
        // As below.
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            throw Refusals.NotThisFormat(Path.GetFileName(path), "ce n'est pas un classeur XLSX lisible");
        }
    }

    public override void Dispose()
    {
        _rows.Dispose();
        _stream.Dispose();
    }

    protected override ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!_rows.MoveNext())
                return default;
        }
        // A zip that is no workbook fails in as many ways as there are parts to it.
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            throw Refusals.NotThisFormat(File, "ce n'est pas un classeur XLSX lisible");
        }
        _line++;
        return new(((IDictionary<string, object?>)_rows.Current).Values.Select(Text).ToArray());
    }

    // A workbook has no row shorter than another: cells that are not there are empty.
    protected override string? FlawOf(IReadOnlyList<string> row, int columns) => null;

    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "oui" : "non",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };

    private static async Task RefuseBombAsync(string path, string file, CancellationToken cancellationToken)
    {
        await using var archive = await ZipFile.OpenReadAsync(path, cancellationToken);
        var buffer = new byte[1 << 16];
        foreach (var entry in archive.Entries)
        {
            // The size an archive declares is the word of whoever made it: what counts is what comes out.
            await using var content = new BoundedStream(
                await entry.OpenAsync(cancellationToken),
                file,
                entry.CompressedLength
            );
            while (await content.ReadAsync(buffer, cancellationToken) > 0) { }
        }
    }
}
