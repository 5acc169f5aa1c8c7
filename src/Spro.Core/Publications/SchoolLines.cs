using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Common;

namespace Spro.Core.Publications;

/// <summary>A school of a distribution list.</summary>
/// <param name="Code">Its national code: seven figures and a letter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Commune">Its commune.</param>
/// <param name="Copies">How many copies it is to have.</param>
public sealed record SchoolLine(string Code, string Name, string? Commune, int Copies);

/// <summary>Reads schools as a table pasted from a spreadsheet, or typed (pure).</summary>
public static partial class SchoolLines
{
    private const int MostCopies = 100_000;

    /// <summary>The schools, one a line, four cells apart by semicolons or tabs.</summary>
    /// <exception cref="RefusedException">A line is not understood: it is named by its number.</exception>
    public static IReadOnlyList<SchoolLine> Read(string? typed)
    {
        List<SchoolLine> read = [];
        Dictionary<string, int> lines = [];
        var number = 0;
        foreach (var line in (typed ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = line.Split(
                line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';',
                StringSplitOptions.TrimEntries
            );
            if (cells.Length != 4)
                throw At(
                    number,
                    "quatre informations sont attendues : le code, le nom, la commune, le nombre d'exemplaires."
                );
            if (!Code().IsMatch(cells[0]))
                throw At(number, "le code de l'établissement a sept chiffres et une lettre, par exemple « 0530001A ».");
            if (
                cells[1] is not { Length: > 0 and <= RegionalPublication.LongestLine }
                || cells[2].Length > RegionalPublication.LongestLine
            )
                throw At(number, $"le nom manque, ou dépasse {RegionalPublication.LongestLine} caractères.");
            if (
                !int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var copies)
                || copies is < 1 or > MostCopies
            )
                throw At(number, "le nombre d'exemplaires est un nombre entier, de 1 à 100 000.");
            var code = cells[0].ToUpperInvariant();
            if (!lines.TryAdd(code, number))
                throw At(number, $"ce code est déjà à la ligne {lines[code].ToString(CultureInfo.InvariantCulture)}.");
            read.Add(new(code, cells[1], cells[2].Length == 0 ? null : cells[2], copies));
        }
        return read.Count == 0
            ? throw RefusedException.At("schools", "missing", "Écrivez au moins un établissement.")
            : read;
    }

    private static RefusedException At(int line, string why) =>
        RefusedException.At("schools", "line", $"Ligne {line.ToString(CultureInfo.InvariantCulture)} : {why}");

    [GeneratedRegex("^[0-9]{7}[A-Za-z]$")]
    private static partial Regex Code();
}
