using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Onisep;

/// <summary>
/// Which edition a file of Onisep is of. Files do not say it: their name does, else that of their folder, to the day
/// ("25062024", "2024-06-25"), the month ("2024-06") or the year.
/// </summary>
internal static partial class OnisepPublication
{
    /// <summary>An edition as the public is told of it. Its version begins with what is known of its date.</summary>
    /// <exception cref="RefusedException">Neither name tells when it is of.</exception>
    public static ReferentialVersion Of(string path, OnisepLayout layout, DateOnly today)
    {
        var name = Path.GetFileName(path);
        var (written, date) =
            DateIn(name)
            ?? DateIn(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "")
            ?? throw new RefusedException(
                "unknown-edition",
                $"Rien ne dit de quand est « {name} » : mettez sa date dans son nom, ou dans celui de son dossier, comme « onisep-2026-04 »."
            );
        var (kind, source) = layout switch
        {
            OnisepLayout.Occupations => ("metiers", "Onisep, Idéo-Métiers"),
            OnisepLayout.OccupationSheets => ("fiches-metiers", "Onisep, fiches métiers Idéo"),
            OnisepLayout.TrainingSheets => ("fiches-formations", "Onisep, fiches formations Idéo"),
            _ => ("passage", "Onisep, table de passage entre certifications et formations"),
        };
        return new ReferentialVersion
        {
            Referential = ReferentialVersion.Onisep,
            Version = $"{written}-{kind}",
            Source = source,
            Licence = "à confirmer auprès de l'Onisep (Licence Ouverte 2.0, d'après un tiers)",
            Date = date,
            ImportedOn = today,
        };
    }

    private static (string Written, DateOnly? Date)? DateIn(string name)
    {
        if (
            SourceEdition.DayOf(name) is { } day
            || DayFirst().Match(name) is { Success: true } reversed
                && DateOnly.TryParseExact(
                    reversed.Value,
                    "ddMMyyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out day
                )
        )
            return (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day);
        if (YearAndMonth().Match(name) is { Success: true } month)
        {
            var first = new DateOnly(Number(month, "year"), Number(month, "month"), 1);
            return (first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first);
        }
        // A year alone is no date.
        return Year().Match(name) is { Success: true } year ? (year.Value, null) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![A-Za-z0-9])[0-3]\d[01]\d20\d\d(?![A-Za-z0-9])")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<year>20\d\d)[-_](?<month>0[1-9]|1[0-2])(?![A-Za-z0-9])")]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"(?<![A-Za-z0-9])20\d\d(?![A-Za-z0-9])")]
    private static partial Regex Year();
}
