using Spro.Core.Catalogue;
using Spro.Core.Library;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>What is shared, in words.</summary>
internal static class LibraryWords
{
    public static string InFrench(this LibraryKind kind) =>
        kind switch
        {
            LibraryKind.Study => "Étude",
            LibraryKind.Data => "Données sur l'emploi et les territoires",
            LibraryKind.SectorTool => "Outil d'un secteur",
            LibraryKind.ProfessionalTool => "Outil de travail",
            LibraryKind.Experience => "Expérience racontée",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Who answers for it.</summary>
    public static string OwnerName(this LibraryItem item, string? structure) => structure ?? item.OwnerRole.InFrench();

    /// <summary>What it is about.</summary>
    public static string About(this LibraryItem item, PublicCatalogue catalogue)
    {
        var where =
            item.DepartmentCodes.Count == 0
                ? "Toute la région"
                : string.Join(
                    ", ",
                    catalogue.Departments.Where(one => item.DepartmentCodes.Contains(one.Code)).Select(one => one.Name)
                );
        return item.SectorCode is { } sector
            ? $"{where}. Secteur\u00A0: {catalogue.Occupations.SectorOf(sector)?.Label ?? sector}"
            : where;
    }
}
