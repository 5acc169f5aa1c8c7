namespace Spro.Core.Territories;

/// <summary>The levels a commune belongs to (DOMAIN §4.1).</summary>
public enum TerritoryKind
{
    /// <summary>Région.</summary>
    Region,

    /// <summary>Département.</summary>
    Department,

    /// <summary>Arrondissement départemental, the perimeter of a sous-préfecture; not a municipal arrondissement.</summary>
    Arrondissement,

    /// <summary>Établissement public de coopération intercommunale à fiscalité propre.</summary>
    Epci,

    /// <summary>Zone d'emploi 2020 of INSEE.</summary>
    EmploymentZone,

    /// <summary>Perimeter of a comité local emploi, formation, orientation professionnelles. Configurable by the Région.</summary>
    Clefop,
}
