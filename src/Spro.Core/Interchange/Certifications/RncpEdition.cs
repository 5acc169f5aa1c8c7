using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>Which edition of a directory of France compétences a file is of: files say it in their names only.</summary>
internal static class RncpEdition
{
    /// <summary>An edition as the public is told of it.</summary>
    /// <exception cref="RefusedException">The name of the file tells no day.</exception>
    public static ReferentialVersion Of(string path, DateOnly today)
    {
        var name = Path.GetFileName(path);
        var isSpecific = name.Contains("-rs-", StringComparison.OrdinalIgnoreCase);
        // The tables of 2021 have a number, and were published in that month.
        var isFirst = name.Contains(".v1.4.", StringComparison.Ordinal);
        var day = isFirst
            ? new DateOnly(2021, 2, 1)
            : SourceEdition.DayOf(name)
                ?? throw new RefusedException(
                    "unknown-edition",
                    $"Rien ne dit de quel jour est « {name} » : gardez les noms d'origine, comme « export-fiches-rncp-v4-1-2026-08-16.zip »."
                );
        return new ReferentialVersion
        {
            Referential = ReferentialVersion.Certifications,
            Version =
                (isSpecific ? "rs-" : "rncp-")
                + day.ToString(isFirst ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Source = isSpecific
                ? "France compétences, répertoire spécifique"
                : "France compétences, répertoire national des certifications professionnelles",
            Licence = "Licence Ouverte 2.0",
            Date = day,
            ImportedOn = today,
        };
    }
}
