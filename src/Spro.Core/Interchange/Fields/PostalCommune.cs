using System.Text.RegularExpressions;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Fields;

/// <summary>Finds the commune of an address that gives no INSEE code.</summary>
internal static partial class PostalCommune
{
    /// <summary>The one commune of that name in the department of the postcode, or the only one of the postcode.</summary>
    public static CommuneRecord? Find(TerritoryIndex territory, string name, string? postcode)
    {
        name = Cedex().Replace(name, "").Trim();
        if (name.Length is 0 or > 100)
            return null;
        var department = FieldReader.DepartmentOf(postcode);
        return Only(territory.Finder.Resolve(department is null ? name : $"{name} {department}"), postcode)
            ?? (postcode is null ? null : Only(territory.Finder.Resolve(postcode), postcode: null));
    }

    /// <summary>
    /// A letter with that postcode may reach the commune: it is one of its own, or one of an organisation (cedex), which no list of
    /// communes has, in the same department.
    /// </summary>
    public static bool Serves(TerritoryIndex territory, string postcode, CommuneRecord commune) =>
        commune.Postcodes.Contains(postcode)
        || (
            FieldReader.DepartmentOf(postcode) == commune.Department.Code
            && (commune.Postcodes.Count == 0 || !territory.Communes.Any(one => one.Postcodes.Contains(postcode)))
        );

    private static CommuneRecord? Only(CommuneResolution resolution, string? postcode) =>
        resolution switch
        {
            CommuneResolution.One one => one.Commune,
            CommuneResolution.Several several when postcode is not null => several
                .Matches.Where(match => match.Commune.Postcodes.Contains(postcode))
                .Take(2)
                .ToList()
                is [var only]
                ? only.Commune
                : null,
            _ => null,
        };

    // "NANTES CEDEX 2", "PARIS 10", "LYON 3E ARRONDISSEMENT".
    [GeneratedRegex(@"\s+(?:CEDEX\b.*|\d{1,2}(?:E|EME|ER)?(?:\s+ARRONDISSEMENT)?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Cedex();
}
