using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Rome;

/// <summary>Which edition of the ROME a file is of: files say it in their names only.</summary>
internal static partial class RomeEdition
{
    /// <summary>The month each numbered edition was seen published: no file of it tells.</summary>
    private static readonly Dictionary<string, DateOnly> Published = new(StringComparer.Ordinal)
    {
        ["344"] = new(2021, 1, 1),
        ["347"] = new(2021, 12, 1),
        ["460"] = new(2025, 11, 1),
    };

    /// <summary>"460" of "unix_texte_v460_utf8.csv", "2025-09-18" of a dated file or sheet; null when there is none.</summary>
    public static string? In(string name)
    {
        if (Number().Match(name) is { Success: true } numbered)
            return numbered.Groups["number"].Value;
        if (FrenchDay().Match(name) is { Success: true } day)
            return $"{day.Groups["year"].Value}-{day.Groups["month"].Value}-{day.Groups["day"].Value}";
        return SourceEdition.Of(name) is { Length: > 0 } dated ? dated : null;
    }

    /// <summary>An edition as the public is told of it.</summary>
    public static ReferentialVersion Describe(string version, DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.Rome,
            Version = version,
            Source = "France Travail, répertoire opérationnel des métiers et des emplois (ROME)",
            Licence = "Licence Ouverte 2.0",
            Date =
                Published.TryGetValue(version, out var month) ? month
                : DateOnly.TryParseExact(
                    version,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day
                : null,
            ImportedOn = today,
        };

    [GeneratedRegex(@"_v(?<number>\d{3})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\d)(?<day>[0-3]\d)-(?<month>[01]\d)-(?<year>20\d\d)(?!\d)")]
    private static partial Regex FrenchDay();
}
