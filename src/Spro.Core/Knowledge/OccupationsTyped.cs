using Spro.Core.Common;
using Spro.Core.Search;

namespace Spro.Core.Knowledge;

/// <summary>Occupations as people type them, one a line: a ROME code, or a title in any of its forms.</summary>
public static class OccupationsTyped
{
    private const int MostProposed = 3;

    /// <summary>As a form shows them again.</summary>
    public static string Written(Occupations occupations, IEnumerable<string> codes)
    {
        ArgumentNullException.ThrowIfNull(occupations);
        return string.Join(
            '\n',
            codes.Select(code => occupations.Find(code) is { } known ? $"{code} {known.Name}" : code)
        );
    }

    /// <summary>The codes of those that a few words may mean; none when they mean none.</summary>
    public static IReadOnlyList<string> Matching(Occupations occupations, string typed)
    {
        ArgumentNullException.ThrowIfNull(occupations);
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.Trim();
        return text.Length >= 5 && occupations.Find(text[..5].ToUpperInvariant()) is { } coded
            ? [coded.RomeCode]
            : [.. Near(occupations, FrenchText.Fold(text)).Select(one => one.RomeCode)];
    }

    /// <summary>Their codes, each once; none when nothing is typed.</summary>
    /// <exception cref="RefusedException">There are too many, or a line is none or several; it names the field.</exception>
    public static IReadOnlyList<string> Read(Occupations occupations, string? typed, string field, int most)
    {
        ArgumentNullException.ThrowIfNull(occupations);
        var codes = (typed ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => Find(occupations, line, field))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return codes.Count <= most
            ? codes
            : throw RefusedException.At(field, "occupations", $"Écrivez un métier par ligne, {most} au plus.");
    }

    private static string Find(Occupations occupations, string line, string field)
    {
        if (line.Length >= 5 && occupations.Find(line[..5].ToUpperInvariant()) is { IsClosed: false } coded)
            return coded.RomeCode;
        var asked = FrenchText.Fold(line);
        var named = occupations.All.Where(one => Titles(one).Any(title => FrenchText.Fold(title) == asked)).ToList();
        if (named is [var one])
            return one.RomeCode;
        var near = (named.Count > 0 ? named : Near(occupations, asked)).Take(MostProposed).ToList();
        throw RefusedException.At(
            field,
            "occupation-unknown",
            near.Count == 0
                ? $"« {line} » n'est le nom d'aucun métier du site : copiez le nom ou le code d'une fiche métier."
                : $"« {line} » : écrivez plutôt {string.Join(", ou ", near.Select(one => $"« {one.RomeCode} {one.Name} »"))}."
        );
    }

    private static IEnumerable<OccupationRecord> Near(Occupations occupations, string asked) =>
        asked.Length < 3
            ? []
            : occupations.All.Where(one =>
                Titles(one).Any(title => FrenchText.Fold(title).Contains(asked, StringComparison.Ordinal))
            );

    private static IEnumerable<string> Titles(OccupationRecord one) =>
        [
            one.Title,
            one.Name,
            .. one.Forms is { } forms ? (string[])[forms.Masculine, forms.Feminine] : [],
            .. one.OtherTitles.Select(title => title.LongForm),
        ];
}
