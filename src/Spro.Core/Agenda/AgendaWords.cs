namespace Spro.Core.Agenda;

/// <summary>The agenda in French.</summary>
public static class AgendaWords
{
    private static readonly (ActionPublics One, string Words)[] OfPublics =
    [
        (ActionPublics.Everybody, "tout le monde"),
        (ActionPublics.Pupils, "élèves"),
        (ActionPublics.Families, "familles"),
        (ActionPublics.Apprentices, "apprenties et apprentis"),
        (ActionPublics.Students, "étudiantes et étudiants"),
        (ActionPublics.Young, "jeunes sortis ou sorties de l'école"),
        (ActionPublics.Jobseekers, "personnes qui cherchent un emploi"),
        (ActionPublics.Workers, "personnes en emploi"),
    ];

    private static readonly (ActionAccess One, string Words)[] OfAccess =
    [
        (ActionAccess.StepFree, "accès sans marche"),
        (ActionAccess.SignLanguage, "langue des signes française"),
        (ActionAccess.Transcription, "ce qui est dit est écrit en même temps"),
        (ActionAccess.QuietPlace, "un endroit calme"),
    ];

    /// <summary>The publics, to be chosen.</summary>
    public static IReadOnlyList<ActionPublics> EachPublic { get; } = [.. OfPublics.Select(one => one.One)];

    /// <summary>What a place may have, to be chosen.</summary>
    public static IReadOnlyList<ActionAccess> EachAccess { get; } = [.. OfAccess.Select(one => one.One)];

    /// <summary>"visite d'entreprise".</summary>
    public static string InFrench(this ActionKind kind) =>
        kind switch
        {
            ActionKind.Discovery => "découverte des métiers",
            ActionKind.Information => "information sur les métiers et les formations",
            ActionKind.CompanyVisit => "visite d'entreprise",
            ActionKind.Webinar => "webinaire, à distance",
            ActionKind.LocalEconomy => "rencontre sur l'emploi local",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>"élèves, familles".</summary>
    public static string InFrench(this ActionPublics publics) =>
        string.Join(", ", OfPublics.Where(one => publics.HasFlag(one.One)).Select(one => one.Words));

    /// <summary>"accès sans marche, un endroit calme".</summary>
    public static string InFrench(this ActionAccess access) =>
        string.Join(", ", OfAccess.Where(one => access.HasFlag(one.One)).Select(one => one.Words));

    /// <summary>"dans un établissement scolaire".</summary>
    public static string InFrench(this ActionPlace place) =>
        place switch
        {
            ActionPlace.School => "dans un établissement scolaire",
            ActionPlace.University => "dans une université ou un établissement supérieur",
            ActionPlace.Company => "dans une entreprise",
            ActionPlace.Network => "dans un lieu d'accueil",
            ActionPlace.Elsewhere => "dans un autre lieu",
            ActionPlace.Remote => "à distance",
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
        };

    /// <summary>"publiée".</summary>
    public static string InFrench(this ActionState state) =>
        state switch
        {
            ActionState.Draft => "brouillon",
            ActionState.Published => "publiée",
            ActionState.Held => "tenue",
            ActionState.Cancelled => "annulée",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>"attendu ou attendue".</summary>
    public static string InFrench(this RegistrationState state) =>
        state switch
        {
            RegistrationState.Expected => "place gardée",
            RegistrationState.Waiting => "en attente d'une place",
            RegistrationState.Withdrawn => "désinscription",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
