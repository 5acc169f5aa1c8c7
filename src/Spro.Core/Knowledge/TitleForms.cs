using System.Text;
using Spro.Core.Search;

namespace Spro.Core.Knowledge;

/// <summary>The two forms of a job name, each whole: "Serveur de bar", "Serveuse de bar".</summary>
/// <param name="Masculine">Masculine form.</param>
/// <param name="Feminine">Feminine form.</param>
public sealed record TitleForms(string Masculine, string Feminine)
{
    private const string Between = " / ";

    /// <summary>How many letters two words must begin with to be two forms of one word ("Chef", "Cheffe").</summary>
    private const int CommonStart = 3;

    /// <summary>
    /// Reads "Masculin / Féminine complément" as official files write it, where what is common is said once: the
    /// complement after the feminine, the first words before the masculine. Null when the title has a single form.
    /// </summary>
    public static TitleForms? Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (title.Split(Between) is not [{ Length: > 0 } left, { Length: > 0 } right])
            return null;
        string[] masculine = left.Split(' ');
        string[] feminine = right.Split(' ');
        var pair = Array.FindIndex(masculine, word => AreForms(word, feminine[0]));
        if (pair < 0 && masculine.Length > 1)
            return new TitleForms(left, right);
        // "Homme / Femme de ménage": two words that look nothing alike, and one complement.
        pair = Math.Max(pair, 0);
        var complement = feminine[Math.Min(masculine.Length - pair, feminine.Length)..];
        var before = masculine[..pair];
        return new TitleForms(
            string.Join(' ', [.. masculine, .. complement]),
            before is ["Homme"] ? right : string.Join(' ', [.. before, .. feminine])
        );
    }

    /// <summary>Both forms in one go, as one says them: "Serveur ou serveuse de bar".</summary>
    public static string Said(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (title.Split(Between) is not [{ Length: > 0 } left, { Length: > 1 } right])
            return title;
        // An acronym keeps its capitals.
        var start = char.IsUpper(right[1]) ? right[..1] : right[..1].ToLowerInvariant();
        return $"{left} ou {start}{right[1..]}";
    }

    private static bool BeginsPlainly(string word) =>
        word.Length >= CommonStart
        && char.IsAsciiLetter(word[0])
        && char.IsAsciiLetter(word[1])
        && char.IsAsciiLetter(word[2]);

    private static bool AreForms(string one, string other)
    {
        // The first letters decide, and nearly always have no accent.
        if (BeginsPlainly(one) && BeginsPlainly(other))
            return Ascii.EqualsIgnoreCase(one.AsSpan(0, CommonStart), other.AsSpan(0, CommonStart));
        var (a, b) = (FrenchText.Fold(one), FrenchText.Fold(other));
        var length = Math.Min(CommonStart, Math.Min(a.Length, b.Length));
        return length > 0 && string.CompareOrdinal(a, 0, b, 0, length) == 0;
    }
}
