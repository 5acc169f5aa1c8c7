using System.Globalization;

namespace Spro.Core.Evidence.Rules;

/// <summary>What is missing and what proves, told by name and short enough to be read.</summary>
internal static class ShortList
{
    private const int MostNames = 12;

    /// <summary>How many things prove, on a page: the last ones.</summary>
    public const int MostRows = 5;

    /// <summary>"Mayenne Nord ; Mayenne Sud ; et 4 autres". A row that ends so takes no full stop: a list is no sentence.</summary>
    public static string Names(IEnumerable<string> names, int most = MostNames)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        // One that is left out takes as much room as its name.
        var shown = all.Count <= most + 1 ? all : all[..most];
        return string.Join(" ; ", shown)
            + (
                shown.Count == all.Count
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" ; et {all.Count - shown.Count} autres")
            );
    }

    /// <summary>A row that says what of some names; none when there is no name.</summary>
    public static IEnumerable<EvidenceRow> Named(
        string what,
        IReadOnlyCollection<string> names,
        EvidenceKind kind = EvidenceKind.Observed
    ) => names.Count == 0 ? [] : [new(kind, $"{what} : {Names(names)}")];

    /// <summary>Some names, department by department, each list after what is said of it.</summary>
    public static IEnumerable<EvidenceRow> ByDepartment(
        string what,
        IEnumerable<(string? Department, string Name)> names,
        EvidenceKind kind = EvidenceKind.Observed
    ) =>
        names
            .GroupBy(one => one.Department, one => one.Name, StringComparer.Ordinal)
            .Select(group => new EvidenceRow(kind, $"{what} : {Names(group)}", group.Key));

    /// <summary>The first things, in their order, then how many others there are.</summary>
    public static IEnumerable<EvidenceRow> Rows<T>(
        IReadOnlyCollection<T> things,
        Func<T, EvidenceRow> row,
        int most = MostRows
    ) =>
        things.Count <= most
            ? things.Select(row)
            :
            [
                .. things.Take(most).Select(row),
                new(
                    EvidenceKind.Observed,
                    things.Count == most + 1 ? "Et 1 autre." : $"Et {things.Count - most} autres."
                ),
            ];
}
