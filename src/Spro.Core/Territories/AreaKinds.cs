namespace Spro.Core.Territories;

/// <summary>The kinds of territories that have a sheet, a commune being of no kind above it, and how programs name them.</summary>
public static class AreaKinds
{
    /// <summary>From the largest.</summary>
    public static IReadOnlyList<(TerritoryKind? Kind, string Name)> All { get; } =
    [
        (TerritoryKind.Region, "regions"),
        (TerritoryKind.Department, "departments"),
        (TerritoryKind.EmploymentZone, "employment-areas"),
        (TerritoryKind.Epci, "epcis"),
        (null, "communes"),
    ];

    /// <summary>Whether territories of this kind have a sheet.</summary>
    public static bool Has(TerritoryKind? kind) => All.Any(one => one.Kind == kind);

    /// <summary>The name of a kind that has a sheet.</summary>
    public static string NameOf(TerritoryKind? kind) => All.First(one => one.Kind == kind).Name;

    /// <summary>One territory in one word: "communes/53147", "departments/53".</summary>
    public static string KeyOf(TerritoryKind? kind, string code) => $"{NameOf(kind)}/{code}";

    /// <summary>The territory that a word of <see cref="KeyOf"/> names.</summary>
    public static (TerritoryKind? Kind, string Code) Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (All.First(one => one.Name == key[..slash]).Kind, key[(slash + 1)..]);
    }
}
