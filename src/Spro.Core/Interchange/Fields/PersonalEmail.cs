using System.Text.RegularExpressions;
using Spro.Core.Search;

namespace Spro.Core.Interchange.Fields;

/// <summary>
/// Tells the address of a service from that of one person. It is a service's only when it is wholly made of words for a
/// function, or of the name of the place or of its commune: those can be listed, people cannot. In doubt it is a
/// person's: a missing address costs a phone call, a published one cannot be called back.
/// </summary>
internal static partial class PersonalEmail
{
    // Glued to others, a shorter word would be found in anybody's name.
    private const int ShortestGlued = 3;

    private enum Sense : byte
    {
        Unknown,
        Joins,
        Says,
    }

    /// <summary>Whether <paramref name="address"/> names, or may name, one person.</summary>
    /// <param name="address">An e-mail address.</param>
    /// <param name="names">The names of the structure, of the place, of its commune.</param>
    public static bool Is(string address, IEnumerable<string> names)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..].ToLowerInvariant();
        if (EmailWords.BuiltIn.FreeMail.Contains(domain))
            return true;
        if (EmailWords.BuiltIn.PlacesOnly.Contains(domain))
            return false;
        var ofThePlace = WordsOf(names);
        var senses = Words().Matches(Folded(address[..at])).Select(word => SenseOf(word.Value, ofThePlace)).ToList();
        return senses.Contains(Sense.Unknown) || !senses.Contains(Sense.Says);
    }

    /// <summary>The text without the addresses of persons.</summary>
    public static string Without(string text, IReadOnlyCollection<string> names) =>
        Address().Replace(text, found => Is(found.Value, names) ? "(adresse personnelle retirée)" : found.Value);

    /// <summary>Whether it is written as an e-mail address.</summary>
    public static bool IsAddress(string text) => text.Length <= 254 && WholeAddress().IsMatch(text);

    /// <summary>What a word says, also when it is several glued together ("mfslaval", "centresocialdubourg").</summary>
    private static Sense SenseOf(string word, HashSet<string> ofThePlace)
    {
        var upTo = new Sense[word.Length + 1];
        upTo[0] = Sense.Joins;
        for (var from = 0; from < word.Length; from++)
        {
            for (var to = from + 1; to <= word.Length && upTo[from] != Sense.Unknown; to++)
            {
                var isWhole = IsEdge(word, from - 1) && IsEdge(word, to);
                var sense = SenseOfPiece(word[from..to], isWhole, ofThePlace);
                if (sense != Sense.Unknown)
                    upTo[to] = Max(upTo[to], Max(upTo[from], sense));
            }
        }
        return upTo[^1];
    }

    private static bool IsEdge(string word, int at) => at < 0 || at == word.Length || char.IsDigit(word[at]);

    private static Sense SenseOfPiece(string piece, bool isWhole, HashSet<string> ofThePlace)
    {
        if (piece.All(char.IsDigit))
            return Sense.Joins;
        if (EmailWords.BuiltIn.Connectors.Contains(piece))
            return isWhole || piece.Length > 1 ? Sense.Joins : Sense.Unknown;
        var says = EmailWords.BuiltIn.Functions.Contains(piece) || ofThePlace.Contains(piece);
        return says && (isWhole || piece.Length >= ShortestGlued) ? Sense.Says : Sense.Unknown;
    }

    private static Sense Max(Sense one, Sense other) => one > other ? one : other;

    private static HashSet<string> WordsOf(IEnumerable<string> names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in names.SelectMany(name => Words().Matches(Folded(name))).Select(word => word.Value))
        {
            if (word.Length < ShortestGlued || EmailWords.BuiltIn.FirstNames.Contains(word))
                continue;
            words.Add(word);
            if (word.StartsWith("sainte", StringComparison.Ordinal))
                words.Add("ste" + word["sainte".Length..]);
            else if (word.StartsWith("saint", StringComparison.Ordinal))
                words.Add("st" + word["saint".Length..]);
        }
        return words;
    }

    // "saint-martin" is a commune, not somebody: one word.
    private static string Folded(string text) =>
        Saint()
            .Replace(
                FrenchText.Fold(text),
                found => found.Value.Contains('e', StringComparison.Ordinal) ? "sainte" : "saint"
            );

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:sainte?|ste?) (?=\p{L})")]
    private static partial Regex Saint();

    [GeneratedRegex(@"[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+\z")]
    private static partial Regex WholeAddress();
}
