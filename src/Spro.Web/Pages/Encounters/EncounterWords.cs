using Spro.Core.Ambassadors;

namespace Spro.Web.Pages.Encounters;

/// <summary>Ambassadors and requests to meet them, in words.</summary>
internal static class EncounterWords
{
    public static string InFrench(this EncounterWays way) =>
        way switch
        {
            EncounterWays.OnSite => "Sur le lieu de travail",
            EncounterWays.Phone => "Par téléphone",
            EncounterWays.AtSchool => "À l'école, ou dans un lieu d'accueil",
            EncounterWays.Remote => "En visio",
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
        };

    /// <summary>"Sur le lieu de travail, par téléphone".</summary>
    public static string InOneLine(this EncounterWays ways) =>
        string.Join(
            ", ",
            ways.Each()
                .Select(way => way.InFrench())
                .Select((words, rank) => rank == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..])
        );

    public static string InFrench(this AmbassadorKind kind) =>
        kind == AmbassadorKind.Company ? "Entreprise" : "Une personne du métier";

    public static string InFrench(this AmbassadorState state) =>
        state switch
        {
            AmbassadorState.Unconfirmed => "lien pas encore ouvert",
            AmbassadorState.Waiting => "à accepter ou à refuser",
            AmbassadorState.Active => "visible",
            AmbassadorState.Paused => "en pause",
            AmbassadorState.Ended => "partie",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    public static string InFrench(this EncounterState state) =>
        state switch
        {
            EncounterState.Waiting => "attend une réponse",
            EncounterState.Accepted => "acceptée",
            EncounterState.Declined => "pas possible cette fois",
            EncounterState.LetGo => "laissée\u00A0: nous cherchons quelqu'un d'autre",
            EncounterState.Lapsed => "sans réponse à temps",
            EncounterState.Cancelled => "retirée",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    public static string InFrench(this Degree degree) =>
        degree switch
        {
            Degree.Yes => "Oui",
            Degree.Partly => "En partie",
            Degree.No => "Non",
            _ => throw new ArgumentOutOfRangeException(nameof(degree), degree, null),
        };
}
