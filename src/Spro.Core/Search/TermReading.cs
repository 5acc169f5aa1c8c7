using System.Text;

namespace Spro.Core.Search;

/// <summary>The terms of documents, read into rows; what the index is made of.</summary>
internal sealed class TermReading
{
    public TermReading(IReadOnlyList<SearchDocument> documents)
    {
        foreach (var (number, document) in documents.Index())
        {
            Read(
                document.Title,
                new TermRow
                {
                    Document = number,
                    Kind = document.Kind,
                    Weight = 1,
                }
            );
            foreach (var (term, (text, weight)) in document.OtherTerms.Index())
            {
                Read(
                    text,
                    new TermRow
                    {
                        Document = number,
                        Kind = document.Kind,
                        Term = term + 1,
                        Weight = (float)weight,
                    }
                );
            }
        }
    }

    public List<TermRow> Rows { get; } = [];

    /// <summary>The words of all rows, one row after the other.</summary>
    public List<string> Sequence { get; } = [];

    /// <summary>Where each row starts in <see cref="Sequence"/>, and where the last ends.</summary>
    public List<int> WordStarts { get; } = [0];

    /// <summary>The folded letters of all rows.</summary>
    public List<byte> Letters { get; } = [];

    /// <summary>Where each row starts in <see cref="Letters"/>, and where the last ends.</summary>
    public List<int> LetterStarts { get; } = [0];

    /// <summary>Each word, and how it was first written.</summary>
    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    private void Read(string term, TermRow row)
    {
        Span<byte> buffer = stackalloc byte[WordReader.LongestWord];
        foreach (var form in TitleForms.Of(term))
        {
            var reader = new WordReader(form, buffer);
            while (reader.Next())
            {
                if (Letters.Count > LetterStarts[^1])
                {
                    Letters.Add((byte)' ');
                }

                Letters.AddRange(reader.Word);
                var word = Encoding.Latin1.GetString(Plural.Removed(reader.Word));
                Words.TryAdd(word, reader.Written.ToString());
                Sequence.Add(word);
            }

            Rows.Add(row);
            WordStarts.Add(Sequence.Count);
            LetterStarts.Add(Letters.Count);
        }
    }
}
