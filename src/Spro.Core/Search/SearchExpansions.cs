using System.Text;

namespace Spro.Core.Search;

/// <summary>An everyday word or phrase, and what titles say in its place.</summary>
/// <param name="Said">"toubib", "prof de maths", "bosser dans".</param>
/// <param name="Meant">"médecin"; empty when it says nothing of what is looked for.</param>
public readonly record struct SearchExpansion(string Said, string Meant);

/// <summary>Reads everyday words as titles would say them: data of the caller, none is known here.</summary>
public sealed class SearchExpansions
{
    /// <summary>Readings after this many are left out.</summary>
    internal const int MostReadings = 8;

    private readonly Dictionary<string, List<string>> _meanings = new(StringComparer.Ordinal);
    private readonly int _longestPhrase;

    /// <param name="expansions">What is said and meant; several meanings make several readings.</param>
    public SearchExpansions(IEnumerable<SearchExpansion> expansions)
    {
        ArgumentNullException.ThrowIfNull(expansions);
        foreach (var (said, meant) in expansions)
        {
            var phrase = FrenchText.Fold(said);
            if (!_meanings.TryGetValue(phrase, out var meanings))
            {
                _meanings.Add(phrase, meanings = []);
            }

            if (meant.Length > 0)
            {
                meanings.Add(meant);
            }

            _longestPhrase = Math.Max(_longestPhrase, phrase.Count(letter => letter == ' ') + 1);
        }
    }

    /// <summary>No expansion.</summary>
    public static SearchExpansions None { get; } = new([]);

    /// <summary>
    /// The readings of a folded text: none when it holds nothing to expand. Of several phrases with several meanings,
    /// the first meanings go together, then the second ones.
    /// </summary>
    internal IReadOnlyList<string> Readings(ReadOnlySpan<byte> folded)
    {
        if (_meanings.Count == 0)
        {
            return [];
        }

        Span<char> text = stackalloc char[folded.Length];
        Encoding.Latin1.GetChars(folded, text);
        return Parts(text.TrimEnd(' ')) is { } parts
            ?
            [
                .. Enumerable
                    .Range(0, Math.Min(MostReadings, parts.Max(part => part.Count)))
                    .Select(reading =>
                        string.Join(' ', parts.Where(part => part.Count > 0).Select(part => part[reading % part.Count]))
                    )
                    .Where(reading => reading.Length > 0),
            ]
            : [];
    }

    /// <summary>The text in parts, each with what it may mean; null when every part means what it says.</summary>
    private List<IReadOnlyList<string>>? Parts(ReadOnlySpan<char> text)
    {
        var meanings = _meanings.GetAlternateLookup<ReadOnlySpan<char>>();
        List<IReadOnlyList<string>>? parts = null;
        var said = 0;
        for (var start = 0; start < text.Length; )
        {
            var end = PhraseAt(text, start, meanings, out var meant);
            if (meant is not null)
            {
                parts ??= [];
                AddSaid(parts, text[said..start]);
                parts.Add(meant);
                said = Math.Min(end + 1, text.Length);
            }

            start = end + 1;
        }

        if (parts is not null)
        {
            AddSaid(parts, text[said..]);
        }

        return parts;
    }

    private static void AddSaid(List<IReadOnlyList<string>> parts, ReadOnlySpan<char> text)
    {
        if (text.TrimEnd(' ') is { IsEmpty: false } words)
        {
            parts.Add([words.ToString()]);
        }
    }

    /// <summary>The end of the longest known phrase from <paramref name="start"/> on, or of one word.</summary>
    private int PhraseAt(
        ReadOnlySpan<char> text,
        int start,
        Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> meanings,
        out IReadOnlyList<string>? meant
    )
    {
        meant = null;
        var firstWord = EndOfWord(text, start);
        var longest = firstWord;
        var end = firstWord;
        for (var words = 0; words < _longestPhrase; words++)
        {
            if (meanings.TryGetValue(text[start..end], out var found))
            {
                (meant, longest) = (found, end);
            }

            if (end == text.Length)
            {
                break;
            }

            end = EndOfWord(text, end + 1);
        }

        return longest;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOf(' ') is >= 0 and var length ? start + length : text.Length;
}
