using System.Collections.Frozen;

namespace Spro.Core.Knowledge;

/// <summary>
/// How many syllables a French word has, counted on its spelling: one for each sounded vowel. The mute e counts inside a
/// word ("sa-me-di") and not at its end ("por-te" is one). See docs/readability.md for what it gets wrong.
/// </summary>
public static class FrenchSyllables
{
    private const string Vowels = "aeiouyàâäéèêëîïôöùûüœæ";

    /// <summary>Several letters that make one vowel, the longest first.</summary>
    private static readonly string[] OneVowel =
    [
        "eau",
        "eui",
        "uei",
        "œi",
        "œu",
        "oeu",
        "aî",
        "oî",
        "oû",
        "eû",
        "où",
        "ai",
        "au",
        "ei",
        "eu",
        "oi",
        "ou",
        "ay",
        "ey",
        "oy",
    ];

    /// <summary>Vowels that glide into the next one: "métier", "oui", "nuit".</summary>
    private static readonly FrozenSet<string> Gliding = new[] { "i", "y", "ou" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What counts otherwise than its letters say.</summary>
    private static readonly FrozenDictionary<string, int> Exceptions = new Dictionary<string, int>
    {
        ["pays"] = 2,
        ["paysage"] = 3,
        ["paysan"] = 3,
        ["paysanne"] = 3,
        ["paysagiste"] = 4,
        ["août"] = 1,
        ["client"] = 2,
        ["clients"] = 2,
        ["patient"] = 2,
        ["patients"] = 2,
        ["aujourd'hui"] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words in "-ent" that sound it; the others are taken for verbs ("ils parlent"), but for "-ment".</summary>
    private static readonly FrozenSet<string> SoundedEnt = new[]
    {
        "absent",
        "accent",
        "accident",
        "agent",
        "apparent",
        "argent",
        "cent",
        "compétent",
        "content",
        "couvent",
        "dent",
        "différent",
        "équivalent",
        "évident",
        "excellent",
        "fréquent",
        "incident",
        "intelligent",
        "lent",
        "occident",
        "parent",
        "permanent",
        "pertinent",
        "précédent",
        "présent",
        "président",
        "prudent",
        "récent",
        "résident",
        "souvent",
        "talent",
        "transparent",
        "urgent",
        "vent",
        "violent",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The syllables of a word, at least one.</summary>
    public static int Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var letters = word.ToLowerInvariant().Replace('’', '\'');
        if (Exceptions.TryGetValue(letters, out var known))
            return known;
        return letters.Contains('-', StringComparison.Ordinal)
            ? Math.Max(letters.Split('-', StringSplitOptions.RemoveEmptyEntries).Sum(OfOne), 1)
            : OfOne(letters);
    }

    private static int OfOne(string letters)
    {
        letters = WithoutMuteEnd(letters.Replace("qu", "k", StringComparison.Ordinal));
        var count = 0;
        var previous = "";
        for (var i = 0; i < letters.Length; )
        {
            var vowel = VowelAt(letters, i);
            if (vowel.Length == 0)
            {
                previous = "";
                i++;
                continue;
            }
            if (!IsOneWith(previous, vowel, letters, i))
                count++;
            previous = vowel;
            i += vowel.Length;
        }
        return Math.Max(count, 1);
    }

    /// <summary>The vowel that begins here, of one to three letters; empty when none does.</summary>
    private static string VowelAt(string letters, int at)
    {
        var rest = letters.AsSpan(at);
        // Silent, as in "guide" and "guerre".
        if (
            rest[0] == 'u'
            && at > 0
            && letters[at - 1] == 'g'
            && rest is [_, 'i' or 'e' or 'é' or 'è' or 'ê' or 'y', ..]
        )
            return "";
        foreach (var several in OneVowel)
        {
            if (rest.StartsWith(several, StringComparison.Ordinal))
                return several;
        }
        return Vowels.Contains(rest[0], StringComparison.Ordinal) ? rest[..1].ToString() : "";
    }

    private static bool IsOneWith(string previous, string vowel, string letters, int at)
    {
        if (previous.Length == 0)
            return false;
        // "geai", "mangeons": the e only softens the g.
        if (previous == "e" && at > 1 && letters[at - 2] == 'g' && vowel[0] is 'a' or 'o' or 'â' or 'ô')
            return true;
        // "conduite", "depuis", but "situation" says each.
        if (previous == "u")
            return vowel is "i" or "î";
        if (vowel == "y" || !Gliding.Contains(previous))
            return false;
        return !AfterCluster(letters, at - previous.Length);
    }

    /// <summary>Whether two consonants, the second l or r, come before: "cri-er", "ou-bli-er".</summary>
    private static bool AfterCluster(string letters, int at) =>
        at > 1
        && letters[at - 1] is 'l' or 'r'
        && letters[at - 2] is 'b' or 'c' or 'd' or 'f' or 'g' or 'k' or 'p' or 't' or 'v';

    private static string WithoutMuteEnd(string letters)
    {
        if (letters.EndsWith("ent", StringComparison.Ordinal) && letters.Length > 3)
        {
            var sounded =
                letters.EndsWith("ment", StringComparison.Ordinal)
                || SoundedEnt.Contains(letters)
                || letters.EndsWith("cient", StringComparison.Ordinal);
            if (
                !sounded
                && !letters.EndsWith("tient", StringComparison.Ordinal)
                && !letters.EndsWith("vient", StringComparison.Ordinal)
            )
                return HasVowel(letters[..^3]) ? letters[..^3] : letters;
        }
        foreach (var end in (string[])["es", "e"])
        {
            if (
                letters.EndsWith(end, StringComparison.Ordinal)
                && letters.Length > end.Length
                && HasVowel(letters[..^end.Length])
            )
                return letters[..^end.Length].EndsWith("gu", StringComparison.Ordinal)
                    ? letters[..^(end.Length + 1)]
                    : letters[..^end.Length];
        }
        return letters;
    }

    private static bool HasVowel(string letters) =>
        letters.Any(letter => Vowels.Contains(letter, StringComparison.Ordinal));
}
