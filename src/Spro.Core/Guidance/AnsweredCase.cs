using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>
/// What is really decided on: the situation with what the commune says of it, the day on the territory's calendar, and
/// the rules that applied. Answering, replaying and explaining all start here.
/// </summary>
/// <param name="Commune">The commune asked about.</param>
/// <param name="Situation">The situation, with department and residence.</param>
/// <param name="Day">The day there.</param>
/// <param name="Rules">The rules of that day, in the version asked for or in force.</param>
public sealed record AnsweredCase(CommuneRecord? Commune, Situation Situation, DateOnly Day, RuleSet Rules)
{
    /// <summary>Completes a request.</summary>
    /// <exception cref="RefusedException">
    /// The commune or the version is unknown, the department contradicts the commune, or no rule applied that day.
    /// </exception>
    public static AnsweredCase Of(PublicCatalogue catalogue, AnswerRequest request)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(request);
        var commune = FindCommune(catalogue, request);
        var situation = WithHome(catalogue, request.Situation, commune);
        var calendar = commune?.Calendar ?? catalogue.Territory.CalendarOf(situation.DepartmentCode);
        var day = calendar.DayOf(request.AtUtc);
        return new AnsweredCase(commune, situation, day, catalogue.RulesOn(day, request.RulesVersion));
    }

    private static CommuneRecord? FindCommune(PublicCatalogue catalogue, AnswerRequest request)
    {
        if (request.CommuneCode is not { } code)
            return null;
        var commune =
            catalogue.Territory.CommuneToday(code)
            ?? throw RefusedException.At(
                "communeCode",
                "unknown-commune",
                $"Le code de commune « {code} » n'existe pas."
            );
        if (request.Situation.DepartmentCode is { } department && department != commune.Department.Code)
            throw RefusedException.At(
                "departmentCode",
                "department-mismatch",
                $"Le département « {department} » n'est pas celui de la commune {commune.Name} ({commune.Department.Code})."
            );
        return commune;
    }

    // The commune says the department, and whether one lives in a region this service covers.
    private static Situation WithHome(PublicCatalogue catalogue, Situation situation, CommuneRecord? commune) =>
        commune is null
            ? situation
            : situation with
            {
                DepartmentCode = commune.Department.Code,
                ResidesInRegion = situation.ResidesInRegion ?? catalogue.Covers(commune),
            };
}
