using Spro.Core.Governance;

namespace Spro.Web.Pages.Governance;

/// <summary>
/// Bodies, meetings and decisions, in French. A sort of body is said by what it does: its official name is data, for it changes.
/// </summary>
internal static class GovernanceWords
{
    public static string InFrench(this BodyKind kind) =>
        kind switch
        {
            BodyKind.Commission => "Commission de l'orientation",
            BodyKind.LocalCommittee => "Comité local",
            BodyKind.TechnicalGroup => "Groupe technique",
            BodyKind.Other => "Autre instance",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string InFrench(this MeetingState state) =>
        state switch
        {
            MeetingState.Planned => "En préparation",
            MeetingState.Convened => "Convoquée",
            MeetingState.Held => "Tenue",
            MeetingState.Cancelled => "Annulée",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    public static string InFrench(this DecisionState state) =>
        state switch
        {
            DecisionState.Open => "À faire",
            DecisionState.Done => "Faite",
            DecisionState.Dropped => "Abandonnée",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>"Séance, temps d'échanges": what a meeting is, one thing or several.</summary>
    public static string KindsInFrench(this Meeting meeting)
    {
        var words = string.Join(
            ", ",
            (
                (string?[])
                    [
                        meeting.IsSession ? "séance" : null,
                        meeting.IsExchange ? "temps d'échanges" : null,
                        meeting.IsMutualKnowledge ? "action d'interconnaissance" : null,
                    ]
            ).OfType<string>()
        );
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
