using System.Globalization;
using System.Text.RegularExpressions;

namespace Spro.Core.Interchange.Files;

/// <summary>The edition of a file that says it only in its name ("liste-fs-20221201.csv").</summary>
internal static partial class SourceEdition
{
    /// <summary>The day in the name of the file; null when it has none.</summary>
    public static DateOnly? DayOf(string path) =>
        Day().Match(Path.GetFileName(path)) is { Success: true } found
        && DateOnly.TryParseExact(
            found.Value.Replace("-", "", StringComparison.Ordinal),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    /// <summary>As kept with each record ("2022-12-01"); empty when unknown.</summary>
    public static string Of(string path) => DayOf(path)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"(?<!\d)20\d\d(?<dash>-?)[01]\d\k<dash>[0-3]\d(?!\d)")]
    private static partial Regex Day();
}
