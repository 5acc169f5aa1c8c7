using System.Runtime.InteropServices;

namespace Spro.Core.Search;

/// <summary>A word of a query.</summary>
internal struct TypedWord
{
    /// <summary>Whether it tells nothing by itself.</summary>
    public bool IsGrammar;

    /// <summary>How much it tells: what the known word nearest to it does.</summary>
    public float Worth;

    /// <summary>How many rows hold a word near it.</summary>
    public int Rows;

    public int FirstLink;
    public int Links;
}

/// <summary>
/// A typed word and a known word near it. The links of one known word are chained by <see cref="Next"/>, 0 at the end.
/// </summary>
internal readonly record struct Link(int Word, int Typed, float Likeness, int Next);

/// <summary>What was typed, word by word, with the known words near each.</summary>
internal sealed class TypedQuery(IndexedTerms terms)
{
    /// <summary>What is longer is cut.</summary>
    public const int LongestText = 160;

    /// <summary>Words after this many are left out.</summary>
    public const int MostWords = 24;

    /// <summary>What a word that is near none tells, which it tells of no row.</summary>
    private const float UnknownWorth = 3;

    private readonly WordDistance _distance = new();
    private readonly byte[] _letters = new byte[MostWords * (WordReader.LongestWord + 1)];
    private readonly List<TypedWord> _words = new(MostWords);
    private readonly List<NearWord> _near = [];
    private readonly List<NearWord> _completions = [];
    private readonly List<Link> _links = [];
    private readonly int[] _firstLinks = new int[terms.Vocabulary.Count];
    private int _length;

    public ReadOnlySpan<TypedWord> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>The folded text; a last space says that the last word is complete.</summary>
    public ReadOnlySpan<byte> Letters => _letters.AsSpan(0, _length);

    /// <summary>The sum of what its words tell.</summary>
    public float Worth { get; private set; }

    /// <summary>The known words near a typed word.</summary>
    public ReadOnlySpan<Link> LinksOf(in TypedWord typed) =>
        CollectionsMarshal.AsSpan(_links).Slice(typed.FirstLink, typed.Links);

    /// <summary>The first link of a known word, 0 when it is near nothing typed.</summary>
    public int FirstLinkOf(int word) => _firstLinks[word];

    /// <summary>A link by its number, from 1.</summary>
    public Link this[int link] => _links[link - 1];

    /// <summary>Reads another text.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        Clear();
        var reader = new WordReader(
            text[..Math.Min(text.Length, LongestText)],
            stackalloc byte[WordReader.LongestWord]
        );
        while (_words.Count < MostWords && reader.Next())
        {
            var start = _length;
            reader.Word.CopyTo(_letters.AsSpan(start));
            _length += reader.Word.Length;
            Add(_letters.AsSpan(start, reader.Word.Length), reader.AtEnd);
            if (!reader.AtEnd)
            {
                _letters[_length++] = (byte)' ';
            }
        }
    }

    /// <summary>The known words closest to the first words typed, letters alone left out, whatever the edits.</summary>
    /// <param name="words">How many typed words.</param>
    /// <param name="each">How many known words for each.</param>
    public List<string> Closest(int words, int each)
    {
        var closest = new List<string>();
        for (var rest = Letters; !rest.IsEmpty && words > 0; )
        {
            var end = rest.IndexOf((byte)' ');
            var word = end < 0 ? rest : rest[..end];
            if (word.Length > 1)
            {
                terms.Vocabulary.AddClosest(Plural.Removed(word), each, _distance, closest);
                words--;
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return closest;
    }

    private void Add(ReadOnlySpan<byte> word, bool incomplete)
    {
        var edits = FindNear(word, incomplete);
        if (edits > 1 && Split(word, incomplete) is var (end, start))
        {
            FindNear(word[..end], false);
            Link(word[..end]);
            FindNear(word[start..], incomplete);
            Link(word[start..]);
            return;
        }

        Link(word);
    }

    /// <summary>Finds the known words near a word, and how many edits away they are.</summary>
    private int FindNear(ReadOnlySpan<byte> word, bool incomplete)
    {
        _near.Clear();
        var letters = Plural.Removed(word);
        var (fewest, most) = EditsAllowed(letters);
        for (var edits = fewest; edits <= most; edits++)
        {
            if (terms.Vocabulary.Near(letters, edits, incomplete, _distance, _near))
            {
                return edits;
            }
        }

        return int.MaxValue;
    }

    /// <summary>
    /// The edits within which known words are looked for; more, up to the most, only when these explain nothing. One
    /// edit is always looked for in a long word, since it may have turned a word into another known one ("poste",
    /// "porte"); it makes anything of a short one.
    /// </summary>
    private static (int Fewest, int Most) EditsAllowed(ReadOnlySpan<byte> word) =>
        word.Length switch
        {
            1 => (0, 0),
            < 4 => (0, GrammarWords.Contain(word) ? 0 : 1),
            < 6 => GrammarWords.Contain(word) ? (0, 0) : (1, 1),
            _ => (1, 2),
        };

    /// <summary>
    /// Where a word is two known ones without the space between them, or with a letter in its place: where the first
    /// ends and where the second starts.
    /// </summary>
    private (int End, int Start)? Split(ReadOnlySpan<byte> word, bool incomplete)
    {
        for (var between = 0; between <= 1; between++)
        {
            for (var end = word.Length - between - 1; end > 1; end--)
            {
                var second = word[(end + between)..];
                if (IsKnown(word[..end]) && (incomplete ? MayBecomeKnown(second) : IsKnown(second)))
                {
                    return (end, end + between);
                }
            }
        }

        return null;
    }

    private bool IsKnown(ReadOnlySpan<byte> word) => terms.Vocabulary.Knows(Plural.Removed(word));

    private bool MayBecomeKnown(ReadOnlySpan<byte> word)
    {
        _completions.Clear();
        return terms.Vocabulary.Near(Plural.Removed(word), 0, true, _distance, _completions);
    }

    private void Link(ReadOnlySpan<byte> letters)
    {
        var typed = new TypedWord
        {
            IsGrammar = GrammarWords.Contain(letters),
            FirstLink = _links.Count,
            Links = _near.Count,
        };
        typed.Worth = typed.IsGrammar ? UnknownWorth * GrammarWords.Worth : UnknownWorth;
        var nearest = 0f;
        foreach (var (word, likeness) in _near)
        {
            typed.Rows += terms.RowsOf(word).Length;
            _links.Add(new Link(word, _words.Count, likeness, _firstLinks[word]));
            _firstLinks[word] = _links.Count;
            if (likeness > nearest)
            {
                (nearest, typed.Worth) = (likeness, terms.Worths[word]);
            }
        }

        Worth += typed.Worth;
        _words.Add(typed);
    }

    private void Clear()
    {
        foreach (var link in _links)
        {
            _firstLinks[link.Word] = 0;
        }

        _links.Clear();
        _words.Clear();
        _length = 0;
        Worth = 0;
    }
}
