using Spro.Core.Territories;

namespace Spro.Core.Structures;

/// <summary>
/// What the zone codes of a service mean. A commune, an EPCI and a department never share a code; "52" is both the
/// region of Nantes and the department of Chaumont: of the two, the one meant is in the region of the place.
/// </summary>
public static class EligibilityZones
{
    /// <summary>The communes, EPCI and departments meant: a region is its departments.</summary>
    /// <param name="codes">Codes as the source writes them.</param>
    /// <param name="territory">The territory.</param>
    /// <param name="homeRegion">Region of the place; null when it has none, then the other codes tell it.</param>
    public static HashSet<string> Meant(IReadOnlyCollection<string> codes, TerritoryIndex territory, string? homeRegion)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(territory);
        var home = homeRegion ?? RegionOf(codes, territory);
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (IsRegion(code, territory) && (code == home || !IsDepartment(code, territory)))
                meant.UnionWith(
                    territory.Departments.Where(one => one.ParentCode == code).Select(department => department.Code)
                );
            else
                meant.Add(code);
        }
        return meant;
    }

    /// <summary>The first code of which nothing says whether it is the department or the region; null when none.</summary>
    public static string? Unclear(IReadOnlyCollection<string> codes, TerritoryIndex territory, string? homeRegion)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(territory);
        var home = homeRegion ?? RegionOf(codes, territory);
        return codes.FirstOrDefault(code =>
            IsRegion(code, territory)
            && territory.Territory(TerritoryKind.Department, code) is { } department
            && code != home
            && department.ParentCode != home
        );
    }

    private static string? RegionOf(IEnumerable<string> codes, TerritoryIndex territory) =>
        codes
            .Where(code => !IsRegion(code, territory))
            .Select(code => territory.Territory(TerritoryKind.Department, code)?.ParentCode)
            .FirstOrDefault(region => region is not null);

    private static bool IsRegion(string code, TerritoryIndex territory) =>
        territory.Territory(TerritoryKind.Region, code) is not null;

    private static bool IsDepartment(string code, TerritoryIndex territory) =>
        territory.Territory(TerritoryKind.Department, code) is not null;
}
