using System.Runtime.InteropServices;
using System.Text;

namespace Spro.Core.Search;

/// <summary>An everyday word or phrase, and what titles say in its place.</summary>
/// <param name="Said">"toubib", "prof de maths", "bosser dans".</param>
/// <param name="Meant">
/// "médecin"; "vendeur …" when it says something only with the words beside it; empty when it says nothing of what is
/// looked for.
/// </param>
public readonly record struct SearchExpansion(string Said, string Meant);

/// <summary>Reads everyday words as titles would say them: data of the caller, none is known here.</summary>
public sealed class SearchExpansions
{
    /// <summary>Readings after this many are left out.</summary>
    internal const int MostReadings = 10;

    /// <summary>What another reading loses beside what was typed.</summary>
    private const float ReadingWorth = 0.95f;

    /// <summary>What the least likely meaning of the least part keeps beside the likeliest.</summary>
    private const float LeastWorth = 0.8f;

    /// <summary>What each meaning loses beside the one before.</summary>
    private const float LaterMeaning = 0.8f;

    /// <summary>What a phrase is worth beside each of its letters: a short word says as much as a long one.</summary>
    private const float WordWorth = 8;

    /// <summary>What a word is worth by itself that says more with what is beside it: a verb beside its object.</summary>
    private const float OpeningAlone = 0.5f;

    /// <summary>What a phrase is worth whose words stand apart from each other, beside one said in a row.</summary>
    private const float Apart = 0.9f;

    /// <summary>Readings of the parts together: their first meanings, then their second ones.</summary>
    private const int Together = 2;

    private const char GoesOn = '…';

    private readonly SaidWords _words = new();
    private readonly Dictionary<string, SaidMeaning> _meanings = new(StringComparer.Ordinal);

    /// <summary>The phrases of several words, by their last one.</summary>
    private readonly Dictionary<string, List<(string Phrase, string[] Words)>> _phrases = new(StringComparer.Ordinal);

    /// <summary>The phrases, and what they begin with.</summary>
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);

    /// <param name="expansions">What is said and meant; several meanings, likeliest first, make several readings.</param>
    public SearchExpansions(IEnumerable<SearchExpansion> expansions)
    {
        ArgumentNullException.ThrowIfNull(expansions);
        foreach (var (said, meant) in expansions)
        {
            var words = FrenchText.Fold(said).Split(' ').Where(word => !IsGrammar(word)).Select(_words.Add).ToList();
            var phrase = string.Join(' ', words);
            if (!_meanings.TryGetValue(phrase, out var meaning))
            {
                _meanings.Add(phrase, meaning = new SaidMeaning());
                if (words.Count > 1)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(_phrases, words[^1], out _) ??= []).Add(
                        (phrase, [.. words])
                    );
                }
            }

            if (meant.EndsWith(GoesOn))
            {
                meaning.Opening = meant.TrimEnd(GoesOn).TrimEnd();
            }
            else if (meant.Length > 0)
            {
                meaning.Whole.Add(meant);
            }

            for (var length = 1; length <= words.Count; length++)
            {
                _beginnings.Add(string.Join(' ', words.Take(length)));
            }
        }
    }

    /// <summary>No expansion.</summary>
    public static SearchExpansions None { get; } = new([]);

    /// <summary>
    /// The readings of a folded text: none when it holds nothing to expand. Its parts are read together, then each
    /// alone: what several parts mean, or a long one, is worth more than the rest.
    /// </summary>
    internal IReadOnlyList<Reading> Readings(ReadOnlySpan<byte> folded)
    {
        if (_meanings.Count == 0)
        {
            return [];
        }

        var words = Encoding.Latin1.GetString(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var keys = Array.ConvertAll(words, word => IsGrammar(word) ? ("", 1) : _words.Recognise(word));
        var parts = Parts(words, keys);
        var apart = PartsApart(keys, parts).ToList();
        if (apart.Count == 0 && parts.TrueForAll(part => part.Meaning is null))
        {
            return [];
        }

        return
        [
            .. AllParts(parts)
                .Select(text => new Reading(text, ReadingWorth, false))
                .Concat(EachPart([.. parts, .. apart]))
                .Where(reading => reading.Text.Length > 0)
                .DistinctBy(reading => reading.Text)
                .Take(MostReadings),
        ];
    }

    private static IEnumerable<string> AllParts(List<SaidPart> parts)
    {
        var meanings = parts.Max(part => part.Meaning?.Whole.Count ?? 0);
        if (meanings == 0 || parts.Exists(part => part.IsOpening))
        {
            yield return Joined(parts.Select(part => part.Opened()));
        }

        for (var number = 0; number < Math.Min(Together, meanings); number++)
        {
            yield return Joined(parts.Select(part => part.Said(number)));
        }
    }

    private static IEnumerable<Reading> EachPart(List<SaidPart> parts)
    {
        var evidence = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => part.IsWhole))
        {
            var worth = (WordWorth + part.Text.Length) * part.Likeness * (part.IsOpening ? OpeningAlone : 1);
            foreach (var meant in part.Meaning!.Whole)
            {
                evidence[meant] = evidence.GetValueOrDefault(meant) + worth;
                worth *= LaterMeaning;
            }
        }

        var most = evidence.Count == 0 ? 1 : evidence.Values.Max();
        return evidence
            .OrderByDescending(meant => meant.Value)
            .Select(meant => new Reading(
                meant.Key,
                ReadingWorth * (LeastWorth + ((1 - LeastWorth) * meant.Value / most)),
                true
            ));
    }

    /// <summary>The text in parts, longest phrases first; grammar words inside a phrase count for nothing.</summary>
    private List<SaidPart> Parts(string[] words, (string Word, float Likeness)[] keys)
    {
        var parts = new List<SaidPart>();
        for (var start = 0; start < words.Length; )
        {
            var isGrammar = keys[start].Word.Length == 0;
            var (end, meaning, likeness) = isGrammar ? (start + 1, null, 1) : PhraseAt(keys, start);
            var afterIdle = parts.Count == 0 || parts[^1].IsIdle;
            if (!isGrammar || !afterIdle)
            {
                parts.Add(new SaidPart(string.Join(' ', words[start..end]), meaning, likeness));
            }

            start = end;
        }

        return parts;
    }

    /// <summary>
    /// The phrases whose words are all there, though not in a row: "les machines qu'il faut réparer" for "réparer les
    /// machines". Words that say nothing are no part of them.
    /// </summary>
    private IEnumerable<SaidPart> PartsApart((string Word, float Likeness)[] keys, List<SaidPart> parts)
    {
        var likeness = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (word, likely) in keys)
        {
            if (word.Length > 0 && (!_meanings.TryGetValue(word, out var meaning) || !meaning.IsIdle))
            {
                likeness.TryAdd(word, likely);
            }
        }

        foreach (var last in likeness.Keys)
        {
            foreach (var (phrase, words) in _phrases.GetValueOrDefault(last) ?? [])
            {
                var meaning = _meanings[phrase];
                if (Array.TrueForAll(words, likeness.ContainsKey) && !parts.Exists(part => part.Meaning == meaning))
                {
                    yield return new SaidPart(phrase, meaning, Apart * words.Min(word => likeness[word]));
                }
            }
        }
    }

    /// <summary>
    /// The end of the longest known phrase from a word on, or of that word. Words that say nothing may stand inside it.
    /// </summary>
    private (int End, SaidMeaning? Meaning, float Likeness) PhraseAt((string Word, float Likeness)[] keys, int start)
    {
        (int End, SaidMeaning? Meaning, float Likeness) longest = (start + 1, null, 1);
        var likeness = 1f;
        var phrase = "";
        for (var end = start; end < keys.Length; end++)
        {
            var (word, likely) = keys[end];
            var longer = phrase.Length == 0 ? word : $"{phrase} {word}";
            if (word.Length > 0 && _beginnings.Contains(longer))
            {
                likeness *= likely;
                phrase = longer;
                if (_meanings.TryGetValue(phrase, out var meaning))
                {
                    longest = (end + 1, meaning, likeness);
                }
            }
            else if (phrase.Length == 0 || !IsIdle(word))
            {
                break;
            }
        }

        return longest;
    }

    private bool IsIdle(string word) =>
        word.Length == 0 || (_meanings.TryGetValue(word, out var meaning) && meaning.IsIdle);

    private static string Joined(IEnumerable<string> texts) => string.Join(' ', texts.Where(text => text.Length > 0));

    private static bool IsGrammar(string word) => GrammarWords.Contain(Encoding.Latin1.GetBytes(word));
}
