using System.Text.RegularExpressions;

namespace Spro.Core.Charter;

/// <summary>Some words of a clause, and the text of law they name, when they do.</summary>
/// <param name="Text">As written.</param>
/// <param name="Address">Where the text can be looked for; null for other words.</param>
public sealed record LawRun(string Text, Uri? Address);

/// <summary>
/// Finds the laws, decrees and articles of codes that a clause cites. The link asks the State's own site for them: no
/// version is chosen for the reader.
/// </summary>
public static partial class LawReferences
{
    private const string Search = "https://www.legifrance.gouv.fr/search/all?tab_selection=all&query=";

    /// <summary>The clause in runs, in its order.</summary>
    public static IReadOnlyList<LawRun> In(string clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var code = Code().Match(clause) is { Success: true } named ? named.Value : "";
        var runs = new List<LawRun>();
        var done = 0;
        foreach (Match match in Reference().Matches(clause))
        {
            if (match.Index > done)
                runs.Add(new(clause[done..match.Index], null));
            runs.Add(new(match.Value, AddressOf(match, code)));
            done = match.Index + match.Length;
        }
        if (done < clause.Length)
            runs.Add(new(clause[done..], null));
        return runs;
    }

    private static Uri AddressOf(Match match, string code)
    {
        var asked = match.Groups["article"] is { Success: true } article
            ? $"{Spaces().Replace(article.Value, "")} {code}".TrimEnd()
            : match.Groups["number"].Value;
        return new Uri(Search + Uri.EscapeDataString(asked));
    }

    [GeneratedRegex(
        @"(?:loi|décret|ordonnance)\s+n°\s?(?<number>\d{4}-\d+)|(?<article>\b[LRD]\.?\s?\d{3,4}(?:-\d+)+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Reference();

    [GeneratedRegex(
        @"code (?:du travail|de l['’]éducation|général des collectivités territoriales)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();

    [GeneratedRegex(@"[\s.]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
