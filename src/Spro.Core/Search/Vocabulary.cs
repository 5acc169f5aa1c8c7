using System.Numerics;
using System.Runtime.Intrinsics;

namespace Spro.Core.Search;

/// <summary>A known word near a typed one.</summary>
/// <param name="Word">Its number.</param>
/// <param name="Likeness">1 when it is the word typed.</param>
internal readonly record struct NearWord(int Word, float Likeness);

/// <summary>
/// Every word of the index, shortest first. A typed word is compared with all those of a suitable length: the sets of
/// their letters rule out nearly all in two instructions, the edit distance decides on the others.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>What an incomplete word loses when nearly all of it is yet to come.</summary>
    private const float IncompleteLoss = 0.5f;

    private readonly byte[] _letters;
    private readonly int[] _starts;
    private readonly uint[] _sets;
    private readonly int[] _firstOfLength = new int[WordReader.LongestWord + 2];
    private readonly string[] _written;

    /// <param name="words">Distinct folded words in <see cref="Order"/>, and how they were first written.</param>
    public Vocabulary(IReadOnlyList<(byte[] Word, string Written)> words)
    {
        _letters = [.. words.SelectMany(word => word.Word)];
        _starts = new int[words.Count + 1];
        Count = words.Count;
        // Room for the last vector.
        _sets = [.. words.Select(word => SetOf(word.Word)), .. new uint[Vector256<uint>.Count]];
        _written = [.. words.Select(word => word.Written)];
        for (var word = 0; word < words.Count; word++)
        {
            _starts[word + 1] = _starts[word] + words[word].Word.Length;
            for (var longer = words[word].Word.Length + 1; longer < _firstOfLength.Length; longer++)
            {
                _firstOfLength[longer]++;
            }
        }
    }

    /// <summary>Shorter first, then in the order of letters.</summary>
    public static Comparison<string> Order { get; } =
        static (one, other) =>
            one.Length != other.Length ? one.Length - other.Length : string.CompareOrdinal(one, other);

    /// <summary>How many words.</summary>
    public int Count { get; }

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<byte> this[int word] => _letters.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>Whether a word is known as it stands.</summary>
    public bool Knows(ReadOnlySpan<byte> word)
    {
        var (low, high) = (_firstOfLength[word.Length], _firstOfLength[word.Length + 1] - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (this[middle].SequenceCompareTo(word))
            {
                case 0:
                    return true;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return false;
    }

    /// <summary>Adds the words near <paramref name="typed"/>; false when there is none.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="most">Most edits.</param>
    /// <param name="incomplete">Whether more letters may come.</param>
    /// <param name="distance">Counts the edits.</param>
    /// <param name="near">Where they go.</param>
    public bool Near(ReadOnlySpan<byte> typed, int most, bool incomplete, WordDistance distance, List<NearWord> near)
    {
        distance.Prepare(typed);
        var set = SetOf(typed);
        var before = near.Count;
        var from = _firstOfLength[Math.Max(0, typed.Length - most)];
        var until = incomplete ? Count : _firstOfLength[Math.Min(typed.Length + most, WordReader.LongestWord) + 1];
        for (var word = from; word < until; word += Vector256<uint>.Count)
        {
            var possible = WithinReach(set, word, most, incomplete);
            for (; possible != 0; possible &= possible - 1)
            {
                var known = word + BitOperations.TrailingZeroCount(possible);
                if (known >= until)
                {
                    break;
                }

                var letters = this[known];
                if (most == 0 && !letters.StartsWith(typed))
                {
                    continue;
                }

                // Whatever comes after the last letter that counts makes the word neither nearer nor farther.
                var (whole, beginning) = distance.To(letters[..Math.Min(letters.Length, typed.Length + most + 1)]);
                var edits = incomplete ? Math.Min(whole, beginning) : whole;
                if (edits <= most)
                {
                    near.Add(new NearWord(known, Likeness(typed.Length, letters.Length, edits, whole)));
                }
            }
        }

        return near.Count > before;
    }

    /// <summary>Adds the words closest to <paramref name="typed"/> that are not there yet, as they are written.</summary>
    public void AddClosest(ReadOnlySpan<byte> typed, int count, WordDistance distance, List<string> closest)
    {
        distance.Prepare(typed);
        // Edits, then the number of the word: the smallest are the closest.
        Span<long> best = stackalloc long[count];
        best.Fill(long.MaxValue);
        for (var word = 0; word < Count; word++)
        {
            var rank = ((long)distance.To(this[word]).Whole << 32) | (uint)word;
            if (rank < best[^1])
            {
                best[^1] = rank;
                best.Sort();
            }
        }

        foreach (var rank in best[..Math.Min(count, Count)])
        {
            if (!closest.Contains(_written[(int)rank], StringComparer.Ordinal))
            {
                closest.Add(_written[(int)rank]);
            }
        }
    }

    /// <summary>
    /// Which of the words from <paramref name="word"/> on may be that near, a bit each: an edit adds at most one letter
    /// to the set and takes at most one away.
    /// </summary>
    private uint WithinReach(uint set, int word, int edits, bool incomplete)
    {
        var typed = Vector256.Create(set);
        var known = Vector256.Create(_sets.AsSpan(word, Vector256<uint>.Count));
        var missing = typed & ~known;
        var added = incomplete ? Vector256<uint>.Zero : known & ~typed;
        for (; edits > 0; edits--)
        {
            missing &= missing - Vector256<uint>.One;
            added &= added - Vector256<uint>.One;
        }

        return Vector256.Equals(missing | added, Vector256<uint>.Zero).ExtractMostSignificantBits();
    }

    private static float Likeness(int typed, int known, int edits, int whole)
    {
        var asWhole = 1 - ((float)whole / Math.Max(typed, known));
        var asBeginning = 1 - ((float)edits / typed) - (IncompleteLoss * Math.Max(0, known - typed) / known);
        return edits == whole ? asWhole : asBeginning;
    }

    private static uint SetOf(ReadOnlySpan<byte> word)
    {
        const int letters = 26;
        const int others = 6;
        var set = 0u;
        foreach (var letter in word)
        {
            set |= 1u << (letter is >= (byte)'a' and <= (byte)'z' ? letter - 'a' : letters + (letter % others));
        }

        return set;
    }
}
