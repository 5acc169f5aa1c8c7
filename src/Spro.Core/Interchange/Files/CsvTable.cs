using System.Collections;
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

    private readonly WatchedText _text;
    private readonly CsvParser _parser;
    private readonly Row _row;
    private readonly Func<bool> _next;
    private bool _badData;
    private bool _lastWasFlawed;

    public CsvTable(TextReader text, string file, string delimiter, bool isQuoted = true)
        : base(file)
    {
        _text = new WatchedText(text);
        _parser = new CsvParser(
            _text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                Mode = isQuoted ? CsvMode.RFC4180 : CsvMode.NoEscape,
                MaxFieldSize = LargestCell,
                BadDataFound = _ => _badData = true,
                BufferSize = 1 << 16,
            }
        );
        _row = new Row(_parser);
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
    protected override ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _badData = false;
        _text.BeginRow();
        if (Refusals.Guard(File, _next))
            // A quotation mark is known to be out of place only once its cell is made.
            return new ValueTask<IReadOnlyList<string>?>(_text.MayBeQuoted ? _parser.Record : _row);
        // A last row without its last cells, or with an open quotation mark, is a file cut on its way.
        return _lastWasFlawed ? throw Refusals.CutShort(File) : default;
    }

    protected override string? FlawOf(IReadOnlyList<string> row, int columns)
    {
        var flaw =
            _badData ? "Un guillemet est mal placé dans cette ligne."
            : row.Count != columns ? $"Cette ligne a {row.Count} cases au lieu de {columns}."
            : null;
        _lastWasFlawed = flaw is not null && !EndsWithNewLine();
        return flaw;
    }

    private bool EndsWithNewLine() => _parser.RawRecord is [.., '\n' or '\r'] && !_badData;

    // Only the cells that are asked for are made: tables have columns that nobody reads.
    private sealed class Row(CsvParser parser) : IReadOnlyList<string>
    {
        public int Count => parser.Count;

        public string this[int index] => parser[index];

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>The text of the file, and whether the row at hand may hold a quotation mark.</summary>
    private sealed class WatchedText(TextReader text) : TextReader
    {
        private bool _lastBlock;

        public bool MayBeQuoted { get; private set; }

        // It begins in the last block read, and goes on in those that are read for it.
        public void BeginRow() => MayBeQuoted = _lastBlock;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = text.Read(buffer, index, count);
            _lastBlock = buffer.AsSpan(index, read).Contains('"');
            MayBeQuoted |= _lastBlock;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                text.Dispose();
            base.Dispose(disposing);
        }
    }
}
