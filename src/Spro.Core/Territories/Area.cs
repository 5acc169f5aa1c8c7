using Spro.Core.Common;

namespace Spro.Core.Territories;

/// <summary>A commune, or a territory above it, with the communes it is made of today as far as they are known here.</summary>
public sealed class Area
{
    internal Area(TerritoryRecord? territory, IReadOnlyList<CommuneRecord> communes)
    {
        Territory = territory;
        Communes = communes;
        Centre = communes.MaxBy(commune => commune.Population ?? 0)!;
        Department = Only(communes.Select(commune => commune.Department));
        Region = Only(communes.Select(commune => commune.Region));
    }

    /// <summary>The level; null for a commune.</summary>
    public TerritoryKind? Kind => Territory?.Kind;

    /// <summary>Official code within its level; INSEE code of a commune.</summary>
    public string Code => Territory?.Code ?? Centre.Code;

    /// <summary>Name as the public reads it.</summary>
    public string Name => Territory?.Name ?? Centre.Name;

    /// <summary>The territory above the commune; null for a commune.</summary>
    public TerritoryRecord? Territory { get; }

    /// <summary>Its communes, by name; never empty.</summary>
    public IReadOnlyList<CommuneRecord> Communes { get; }

    /// <summary>The most populated of its communes: distances are counted from there.</summary>
    public CommuneRecord Centre { get; }

    /// <summary>The department that it is, or is in; null when it lies in several.</summary>
    public TerritoryRecord? Department { get; }

    /// <summary>The region that it is, or is in; null when it lies in several.</summary>
    public TerritoryRecord? Region { get; }

    /// <summary>People who live there, the sum of what is known of its communes; null when nothing is.</summary>
    public int? Population =>
        Communes.Any(commune => commune.Population is not null)
            ? Communes.Sum(commune => commune.Population ?? 0)
            : null;

    /// <summary>Communes whose population is not known, and so not in the sum.</summary>
    public int WithoutPopulation => Communes.Count(commune => commune.Population is null);

    /// <summary>Who counted them, each edition once.</summary>
    public IReadOnlyList<Provenance> PopulationFrom =>
        [.. Communes.Where(commune => commune.Population is not null).Select(commune => commune.From).Distinct()];

    private static TerritoryRecord? Only(IEnumerable<TerritoryRecord> all) =>
        all.Distinct().Take(2).ToList() is [var one] ? one : null;
}
