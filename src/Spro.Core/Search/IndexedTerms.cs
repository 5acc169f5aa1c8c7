using System.Text;

namespace Spro.Core.Search;

/// <summary>
/// The forms of all titles and other terms, in rows: the words of each row, the rows of each word, and the letters of
/// each row.
/// </summary>
internal sealed class IndexedTerms
{
    private readonly int[] _words;
    private readonly int[] _wordStarts;
    private readonly byte[] _letters;
    private readonly int[] _letterStarts;
    private readonly int[] _rowsOfWords;
    private readonly int[] _rowStarts;

    /// <param name="documents">In the order that decides between equals.</param>
    public IndexedTerms(IReadOnlyList<SearchDocument> documents)
    {
        var reading = new TermReading(documents);
        var words = reading.Words.Keys.Order(Comparer<string>.Create(Vocabulary.Order)).ToList();
        var numbers = words.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        Vocabulary = new Vocabulary([.. words.Select(word => (Encoding.Latin1.GetBytes(word), reading.Words[word]))]);
        Rows = [.. reading.Rows];
        _words = [.. reading.Sequence.Select(word => numbers[word])];
        _wordStarts = [.. reading.WordStarts];
        _letters = [.. reading.Letters];
        _letterStarts = [.. reading.LetterStarts];
        (_rowStarts, _rowsOfWords) = Invert();
        Worths = [.. Enumerable.Range(0, words.Count).Select(WorthOf)];
        for (var row = 0; row < Rows.Length; row++)
        {
            foreach (var word in WordsOf(row))
            {
                Rows[row].Worth += Worths[word];
            }
        }
    }

    public Vocabulary Vocabulary { get; }

    public TermRow[] Rows { get; }

    /// <summary>How much each word tells: the rarer, the more.</summary>
    public float[] Worths { get; }

    public ReadOnlySpan<int> WordsOf(int row) => _words.AsSpan(_wordStarts[row].._wordStarts[row + 1]);

    public ReadOnlySpan<byte> LettersOf(int row) => _letters.AsSpan(_letterStarts[row].._letterStarts[row + 1]);

    public ReadOnlySpan<int> RowsOf(int word) => _rowsOfWords.AsSpan(_rowStarts[word].._rowStarts[word + 1]);

    private float WorthOf(int word) =>
        MathF.Log(1f + ((float)Rows.Length / RowsOf(word).Length))
        * (GrammarWords.Contain(Vocabulary[word]) ? GrammarWords.Worth : 1f);

    /// <summary>From the words of each row to the rows of each word, a row once.</summary>
    private (int[] Starts, int[] Rows) Invert()
    {
        var starts = new int[Vocabulary.Count + 1];
        var lastRow = new int[Vocabulary.Count];
        foreach (var (word, _) in Pairs())
        {
            starts[word + 1]++;
        }

        for (var word = 0; word < Vocabulary.Count; word++)
        {
            starts[word + 1] += starts[word];
        }

        var rows = new int[starts[^1]];
        var next = starts.ToArray();
        foreach (var (word, row) in Pairs())
        {
            rows[next[word]++] = row;
        }

        return (starts, rows);

        IEnumerable<(int Word, int Row)> Pairs()
        {
            Array.Fill(lastRow, -1);
            for (var row = 0; row < Rows.Length; row++)
            {
                for (var at = _wordStarts[row]; at < _wordStarts[row + 1]; at++)
                {
                    if (lastRow[_words[at]] != row)
                    {
                        lastRow[_words[at]] = row;
                        yield return (_words[at], row);
                    }
                }
            }
        }
    }
}
