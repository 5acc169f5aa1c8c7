using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Associates;

/// <summary>Calls, applications, labels and commitments, in French.</summary>
internal static class AssociateWords
{
    /// <summary>Where a call stands, for the Région.</summary>
    public static string StateAt(this CallForProjects call, DateTime now) =>
        call.PublishedAt is null
            ? $"Pas encore publié, prévu du {call.OpensAt.InFrance()} au {call.ClosesAt.InFrance()}"
        : now < call.OpensAt ? $"Publié, ouvre le {call.OpensAt.InFrance()}"
        : now < call.ClosesAt ? $"Ouvert jusqu'au {call.ClosesAt.InFrance()}"
        : $"Clos depuis le {call.ClosesAt.InFrance()}";

    /// <summary>Where a reading stands, for who reads.</summary>
    public static string InFrench(this ToRead one) =>
        one switch
        {
            { Own.HasInterest: true } => "Vous avez déclaré un intérêt",
            { Own.GivenAt: not null } => "Vous avez noté",
            { State: ApplicationState.Decided } => "Décidée",
            { Own: null } => "À commencer par votre déclaration d'intérêt",
            { State: ApplicationState.Eligible } => "À noter",
            _ => $"Vous avez déclaré n'avoir aucun intérêt. {one.State.InFrench()}",
        };

    public static string InFrench(this CommitmentKind kind) =>
        kind switch
        {
            CommitmentKind.Ambassadors => "Un réseau d'ambassadrices et d'ambassadeurs des métiers",
            CommitmentKind.SectorTools => "Des outils sur les métiers du secteur, avec la Région",
            CommitmentKind.Companies => "Des entreprises du secteur que l'on peut rencontrer",
            CommitmentKind.Other => "Une autre action",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string InFrench(this CommitmentProgress progress) =>
        progress switch
        {
            CommitmentProgress.Planned => "Prévu",
            CommitmentProgress.UnderWay => "En cours",
            CommitmentProgress.Done => "Fait",
            CommitmentProgress.Dropped => "Abandonné",
            _ => throw new ArgumentOutOfRangeException(nameof(progress), progress, null),
        };

    public static string InFrench(this ApplicationState state) =>
        state switch
        {
            ApplicationState.Draft => "En cours d'écriture",
            ApplicationState.Sent => "Envoyée, à vérifier",
            ApplicationState.PieceAsked => "Il manque une pièce",
            ApplicationState.Eligible => "Recevable, à lire",
            ApplicationState.NotEligible => "Non recevable",
            ApplicationState.Decided => "Décidée",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
