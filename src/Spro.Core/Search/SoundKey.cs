using System.Text;
using System.Text.RegularExpressions;

namespace Spro.Core.Search;

/// <summary>
/// What a French word sounds like, roughly: "coifeuse" and "coiffeur", "soigné" and "soigner", "informatik" and
/// "informatique" share a key. It serves the few words of everyday language, not the titles.
/// </summary>
internal static partial class SoundKey
{
    /// <summary>An ending goes only when so many letters stay.</summary>
    private const int ShortestStem = 3;

    private static readonly (string Written, string Sounds)[] Sounds =
    [
        ("ph", "f"),
        ("ch", "$"),
        ("qu", "k"),
        ("q", "k"),
        ("ck", "k"),
        ("h", ""),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("c", "k"),
        ("gea", "ja"),
        ("geo", "jo"),
        ("gue", "ge"),
        ("gui", "gi"),
        ("eau", "o"),
        ("au", "o"),
        ("oeu", "eu"),
        ("ain", "in"),
        ("ein", "in"),
        ("ai", "e"),
        ("ei", "e"),
        ("em", "am"),
        ("en", "an"),
        ("y", "i"),
        ("z", "s"),
    ];

    private static readonly (string Written, string Stem)[] Endings =
    [
        ("teuse", "teur"),
        ("trise", "teur"),
        ("euse", "eur"),
        ("ere", ""),
        ("er", ""),
        ("et", ""),
        ("es", ""),
        ("ee", ""),
        ("e", ""),
    ];

    /// <summary>The key of a folded word.</summary>
    public static string Of(string word)
    {
        var key = new StringBuilder(word);
        foreach (var (written, sounds) in Sounds)
        {
            key.Replace(written, sounds);
        }

        var single = Doubles().Replace(key.ToString(), "$1");
        var singular = Silent(single, "sx");
        var stem = WithoutEnding(singular);
        return stem == singular ? Silent(stem, "tdsx") : stem;
    }

    private static string WithoutEnding(string word)
    {
        foreach (var (written, stem) in Endings)
        {
            if (word.EndsWith(written, StringComparison.Ordinal) && word.Length - written.Length >= ShortestStem)
            {
                return string.Concat(word.AsSpan(0, word.Length - written.Length), stem);
            }
        }

        return word;
    }

    private static string Silent(string word, string letters) =>
        word.Length > ShortestStem && letters.Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;

    [GeneratedRegex("(.)\\1+")]
    private static partial Regex Doubles();
}
