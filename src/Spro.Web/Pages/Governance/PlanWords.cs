using Spro.Core.ActionPlans;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Governance;

/// <summary>Plans in French.</summary>
internal static class PlanWords
{
    public static string InFrench(this PlanProgress progress) =>
        progress switch
        {
            PlanProgress.ToStart => "Pas commencée",
            PlanProgress.UnderWay => "En cours",
            PlanProgress.Done => "Faite",
            PlanProgress.GivenUp => "Abandonnée",
            _ => throw new ArgumentOutOfRangeException(nameof(progress), progress, null),
        };

    public static string InFrench(this GuidanceAxis axis) =>
        axis switch
        {
            GuidanceAxis.CareerSkills => "Apprendre à conduire son parcours",
            GuidanceAxis.EqualAccess => "L'accès de toutes et tous à l'orientation",
            GuidanceAxis.Quality => "La qualité de l'orientation",
            GuidanceAxis.Coordination => "Le travail commun des réseaux",
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, null),
        };

    /// <summary>"Intercommunalités : A, B".</summary>
    public static string WhereInFrench(this PlanFile file) =>
        (file.Plan.TerritoryKind == TerritoryKind.Epci ? "Intercommunalités\u00A0: " : "Bassins d'emploi\u00A0: ")
        + string.Join(", ", file.Territories);
}
