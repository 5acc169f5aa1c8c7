using Spro.Core.Territories;

namespace Spro.Web.Pages.Territories;

/// <summary>How addresses and texts name the kinds of territories that have a page; a commune is of no kind above it.</summary>
internal static class AreaNames
{
    /// <summary>From the largest.</summary>
    public static IReadOnlyList<(TerritoryKind? Kind, string Name)> All { get; } =
    [
        (TerritoryKind.Region, "region"),
        (TerritoryKind.Department, "departement"),
        (TerritoryKind.EmploymentZone, "zone-emploi"),
        (TerritoryKind.Epci, "intercommunalite"),
        (null, "commune"),
    ];

    /// <summary>The name of a kind that has a page.</summary>
    public static string Of(TerritoryKind? kind) => All.First(one => one.Kind == kind).Name;

    /// <summary>The territory that an address names; null when there is none.</summary>
    public static Area? Find(TerritoryIndex territory, string kind, string code)
    {
        foreach (var (one, name) in All)
        {
            if (name == kind)
                return territory.Area(one, code);
        }
        return null;
    }
}
