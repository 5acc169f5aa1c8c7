using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Spro.Core.Interchange.Files;

/// <summary>A CSV file (RFC 4180) in UTF-8.</summary>
internal sealed class CsvTable : TableReader
{
    // An open quotation mark swallows the rest of the file: it must not swallow the memory too.
    private const double LargestCell = 4 << 20;

    private readonly CsvParser _parser;
    private readonly Func<bool> _next;
    private bool _badData;
    private bool _lastWasFlawed;

    public CsvTable(TextReader text, string file, string delimiter, bool isQuoted = true)
        : base(file)
    {
        _parser = new CsvParser(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                Mode = isQuoted ? CsvMode.RFC4180 : CsvMode.NoEscape,
                MaxFieldSize = LargestCell,
                BadDataFound = _ => _badData = true,
                BufferSize = 1 << 16,
            }
        );
        _next = _parser.Read;
    }

    public override int Line => _parser.RawRow;

    /// <summary>
    /// Opens a file; bytes that are not UTF-8 refuse it. Where nothing is quoted, a quotation mark is one like another
    /// letter.
    /// </summary>
    public static CsvTable Open(string path, string delimiter, bool isQuoted = true) =>
        new(
            new StreamReader(
                InputFile.Open(path),
                new UTF8Encoding(true, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: false
            ),
            Path.GetFileName(path),
            delimiter,
            isQuoted
        );

    /// <summary>Opens a file in another encoding; a mark at its beginning wins over it.</summary>
    public static CsvTable Open(string path, string delimiter, Encoding encoding) =>
        new(
            new StreamReader(InputFile.Open(path), encoding, detectEncodingFromByteOrderMarks: true),
            Path.GetFileName(path),
            delimiter
        );

    public override void Dispose() => _parser.Dispose();

    // Not awaited: a line is read in a microsecond from a buffer that a file on this machine fills.
    protected override ValueTask<string[]?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _badData = false;
        if (Refusals.Guard(File, _next))
            return new ValueTask<string[]?>(_parser.Record);
        // A last row without its last cells, or with an open quotation mark, is a file cut on its way.
        return _lastWasFlawed ? throw Refusals.CutShort(File) : default;
    }

    protected override string? FlawOf(string[] row, int columns)
    {
        var flaw =
            _badData ? "Un guillemet est mal placé dans cette ligne."
            : row.Length != columns ? $"Cette ligne a {row.Length} cases au lieu de {columns}."
            : null;
        _lastWasFlawed = flaw is not null && !EndsWithNewLine();
        return flaw;
    }

    private bool EndsWithNewLine() => _parser.RawRecord is [.., '\n' or '\r'] && !_badData;
}
