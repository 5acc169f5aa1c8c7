using System.Text;

namespace Spro.Core.Search;

/// <summary>The words that everyday phrases are made of, recognised in spite of a mistake.</summary>
internal sealed class SaidWords
{
    /// <summary>A mistake in a shorter word makes anything of it.</summary>
    private const int ShortestMistaken = 5;

    /// <summary>What a word is worth that only sounds like a known one.</summary>
    private const float Sounding = 0.9f;

    /// <summary>What a word is worth that is one edit away from a known one.</summary>
    private const float Mistaken = 0.6f;

    /// <summary>What a word is worth that begins as a known one: "vendangeur" beside "vendange".</summary>
    private const float Kindred = 0.5f;

    /// <summary>Words of one family share at least a known word of so many letters, or one more.</summary>
    private const int ShortestFamily = 5;

    private const string Articles = "ldjnsmt";
    private const string Vowels = "aeiouh";

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shortened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shortenedSounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _families = new(StringComparer.Ordinal);

    /// <summary>Makes a folded word known; gives it without its plural.</summary>
    public string Add(string word)
    {
        var singular = Singular(word);
        var sound = SoundKey.Of(word);
        if (sound.Length > ShortestFamily)
        {
            _families.TryAdd(sound[..(ShortestFamily + 1)], singular);
        }

        if (_words.Add(singular))
        {
            AddShortened(_shortened, singular);
            if (_sounds.TryAdd(sound, singular))
            {
                AddShortened(_shortenedSounds, sound);
            }
        }

        return singular;
    }

    /// <summary>
    /// The known word that a typed one is, and how surely: the same, one that sounds alike, the same after an article that
    /// lost its apostrophe ("lopital"), one edit away with the same first letter, in its letters or else in its sound (one
    /// letter may change the sound a lot), or of the same family. Itself when it is none.
    /// </summary>
    public (string Word, float Likeness) Recognise(string word)
    {
        var singular = Singular(word);
        if (_words.Contains(singular))
        {
            return (singular, 1);
        }

        var sound = SoundKey.Of(word);
        if (_sounds.TryGetValue(sound, out var known))
        {
            return (known, Sounding);
        }

        if (HasArticle(word) && _sounds.TryGetValue(SoundKey.Of(word[1..]), out known))
        {
            return (known, Sounding);
        }

        return Near(_shortened, singular) is { } misspelt ? (misspelt, Mistaken)
            : Near(_shortenedSounds, sound) is { } near ? (_sounds[near], Mistaken)
            : Family(sound) is { } kindred ? (kindred, Kindred)
            : (singular, 1);
    }

    private string? Family(string sound)
    {
        for (var length = sound.Length - 1; length >= ShortestFamily; length--)
        {
            if (_sounds.TryGetValue(sound[..length], out var known))
            {
                return known;
            }
        }

        return sound.Length > ShortestFamily ? _families.GetValueOrDefault(sound[..(ShortestFamily + 1)]) : null;
    }

    private static bool HasArticle(string word) =>
        word.Length >= ShortestMistaken - 1
        && Articles.Contains(word[0], StringComparison.Ordinal)
        && Vowels.Contains(word[1], StringComparison.Ordinal);

    private static void AddShortened(Dictionary<string, string> shortened, string key)
    {
        if (key.Length >= ShortestMistaken)
        {
            foreach (var shorter in Shortened(key))
            {
                shortened.TryAdd(shorter, key);
            }
        }
    }

    private static string? Near(Dictionary<string, string> shortened, string key)
    {
        if (key.Length >= ShortestMistaken - 1)
        {
            foreach (var shorter in Shortened(key))
            {
                if (shortened.TryGetValue(shorter, out var known) && known[0] == key[0])
                {
                    return known;
                }
            }
        }

        return null;
    }

    /// <summary>A key, and what it is without one of its letters: two keys one edit apart share one of these.</summary>
    private static IEnumerable<string> Shortened(string key) =>
        Enumerable.Range(0, key.Length).Select(letter => key.Remove(letter, 1)).Prepend(key);

    private static string Singular(string word) =>
        Encoding.Latin1.GetString(Plural.Removed(Encoding.Latin1.GetBytes(word)));
}
