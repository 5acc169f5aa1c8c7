namespace Spro.Core.Territories;

/// <summary>All the records of the territory, as a file or the database gives them.</summary>
public sealed record TerritoryData(
    IReadOnlyList<Territory> Territories,
    IReadOnlyList<Commune> Communes,
    IReadOnlyList<CommuneMembership> Memberships,
    IReadOnlyList<CommunePostcode> Postcodes,
    IReadOnlyList<CommuneFormerName> FormerNames
);
