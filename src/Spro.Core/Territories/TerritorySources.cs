using Spro.Core.Common;

namespace Spro.Core.Territories;

/// <summary>Where the records of each level come from, as credited to the public.</summary>
internal static class TerritorySources
{
    public const string PresumedClefop =
        "CLPE (comité local pour l'emploi), périmètre CLEFOP présumé, à confirmer par la Région";

    private static readonly Provenance OfficialCode = new(
        "INSEE, code officiel géographique et populations municipales",
        "2026",
        new DateOnly(2026, 1, 1)
    );

    public static Provenance Communes => OfficialCode;

    public static Provenance Of(TerritoryKind kind) =>
        kind switch
        {
            TerritoryKind.Epci => new("INSEE, intercommunalités", "2026", new DateOnly(2026, 1, 1)),
            TerritoryKind.EmploymentZone => new("INSEE, zones d'emploi 2020", "2026", new DateOnly(2026, 1, 1)),
            TerritoryKind.Clefop => new(
                "France Travail, comités locaux pour l'emploi",
                "avril 2026",
                new DateOnly(2026, 4, 1)
            ),
            _ => OfficialCode,
        };
}
