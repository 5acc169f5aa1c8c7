using Spro.Core.Catalogue;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// An intercommunalité, or a commune that is in none (L'Île-d'Yeu). One that spreads over two departments is of that of most of
/// its communes: it is counted once.
/// </summary>
/// <param name="Code">Its code, or that of the commune.</param>
/// <param name="Name">Its name.</param>
/// <param name="Department">Its department, by its INSEE code.</param>
internal sealed record Area(string Code, string Name, string Department)
{
    /// <summary>The code of the one that a commune is of.</summary>
    public static string CodeOf(CommuneRecord commune) => commune.Epci?.Code ?? commune.Code;

    /// <summary>Those of a department, by their code; all when none is asked for.</summary>
    public static IReadOnlyDictionary<string, Area> Of(PublicCatalogue catalogue, string? department) =>
        Steering
            .Coverage.Communes(catalogue, departmentCode: null)
            .GroupBy(CodeOf, StringComparer.Ordinal)
            .Select(communes => new Area(
                communes.Key,
                communes.First().Epci?.Name ?? communes.First().Name,
                communes.CountBy(commune => commune.Department.Code).MaxBy(one => one.Value).Key
            ))
            .Where(area => department is null || area.Department == department)
            .ToDictionary(area => area.Code, StringComparer.Ordinal);
}
