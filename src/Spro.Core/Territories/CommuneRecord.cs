using Spro.Core.Common;

namespace Spro.Core.Territories;

/// <summary>A territory above the commune, as the catalogue holds it.</summary>
/// <param name="Kind">The level.</param>
/// <param name="Code">Official code within the level.</param>
/// <param name="Name">Name as the public reads it.</param>
/// <param name="ParentCode">Region of a department; department of an arrondissement or CLEFOP; else null.</param>
/// <param name="Note">What the reader must know, in French; null when nothing.</param>
public sealed record TerritoryRecord(TerritoryKind Kind, string Code, string Name, string? ParentCode, string? Note);

/// <summary>A commune with all it belongs to, as the catalogue holds it. Compared by reference: one per index.</summary>
public sealed class CommuneRecord
{
    /// <summary>INSEE code.</summary>
    public required string Code { get; init; }

    /// <summary>Official name.</summary>
    public required string Name { get; init; }

    /// <summary>Folded name without its article.</summary>
    public required string SortName { get; init; }

    /// <summary>Its department.</summary>
    public required TerritoryRecord Department { get; init; }

    /// <summary>Its region.</summary>
    public required TerritoryRecord Region { get; init; }

    /// <summary>Its arrondissement; null overseas where there is none.</summary>
    public required TerritoryRecord? Arrondissement { get; init; }

    /// <summary>Its intercommunalité; null for the few that are in none (L'Île-d'Yeu).</summary>
    public required TerritoryRecord? Epci { get; init; }

    /// <summary>Its employment zone.</summary>
    public required TerritoryRecord? EmploymentZone { get; init; }

    /// <summary>Its CLEFOP; null when none is configured or presumed.</summary>
    public required TerritoryRecord? Clefop { get; init; }

    /// <summary>Municipal population; null when none is published.</summary>
    public required int? Population { get; init; }

    /// <summary>Who says its name and its population.</summary>
    public required Provenance From { get; init; }

    /// <summary>Its centre; null when no source gives it.</summary>
    public required GeoPoint? Position { get; init; }

    /// <summary>Its postcodes, in order.</summary>
    public required IReadOnlyList<string> Postcodes { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Public-holiday calendar.</summary>
    public required string HolidayZone { get; init; }

    /// <summary>The island it is on, when only the sea leads there; null elsewhere.</summary>
    public string? Island { get; init; }

    /// <summary>All it belongs to, the smallest first.</summary>
    public IEnumerable<TerritoryRecord> Above =>
        new[] { Epci, EmploymentZone, Clefop, Arrondissement, Department, Region }.OfType<TerritoryRecord>();

    /// <summary>How its days are counted.</summary>
    public LocalCalendar Calendar => field ??= LocalCalendar.Of(TimeZone, HolidayZone);

    /// <summary>Name with department, so that homonyms are never mistaken: "Changé (Mayenne)".</summary>
    public string Label => $"{Name} ({Department.Name})";
}
