using Spro.Core.Referrals;

namespace Spro.Web.Pages.Referrals;

/// <summary>Hand-overs in French, as professionals read them.</summary>
internal static class ReferralWords
{
    public static string InFrench(this ReferralState state) =>
        state switch
        {
            ReferralState.Proposed => "Proposé",
            ReferralState.Agreed => "La personne est d'accord",
            ReferralState.Sent => "Envoyé, en attente de réponse",
            ReferralState.Acknowledged => "Bien reçu",
            ReferralState.Accepted => "La structure prend la suite",
            ReferralState.Declined => "La structure ne peut pas prendre la suite",
            ReferralState.AppointmentMade => "Rendez-vous fixé",
            ReferralState.Met => "La personne a été reçue",
            ReferralState.Missed => "Rendez-vous manqué",
            ReferralState.Ended => "Terminé",
            ReferralState.Withdrawn => "La personne a dit non",
            ReferralState.Expired => "Sans réponse",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>What happened, in the list of facts.</summary>
    public static string Told(this ReferralAct act) =>
        act switch
        {
            ReferralAct.Propose => "Structure choisie",
            ReferralAct.Agree => "Accord de la personne",
            ReferralAct.Send => "Envoyé",
            ReferralAct.Transmit => "Transmis à la bonne structure, la personne en est informée",
            ReferralAct.Acknowledge => "Bien reçu",
            ReferralAct.Accept => "Suite acceptée",
            ReferralAct.Decline => "Suite impossible",
            ReferralAct.MakeAppointment => "Rendez-vous fixé",
            ReferralAct.TakeSlot => "Créneau pris",
            ReferralAct.CancelAppointment => "Rendez-vous annulé, un autre est à trouver",
            ReferralAct.Meet => "Personne reçue",
            ReferralAct.Miss => "Rendez-vous manqué",
            ReferralAct.End => "Terminé",
            ReferralAct.Redirect => "Confié à une autre structure",
            ReferralAct.Withdraw => "La personne a dit non",
            ReferralAct.ReportSilence => "La personne dit que personne ne l'a appelée",
            ReferralAct.Expire => "Délai dépassé\u00A0: retour à la première structure",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };

    /// <summary>Who did it, when no professional did.</summary>
    public static string InFrench(this Party party) =>
        party switch
        {
            Party.Person => "La personne",
            Party.Clock => "Le délai",
            Party.Receiver => "La structure qui reçoit",
            _ => "La structure qui envoie",
        };

    public static string InFrench(this ReferralOutcome outcome) =>
        outcome switch
        {
            ReferralOutcome.Advised => "Un conseil a suffi",
            ReferralOutcome.Supported => "Un accompagnement commence",
            ReferralOutcome.EnteredTraining => "Entrée en formation",
            ReferralOutcome.FoundWork => "Emploi ou apprentissage trouvé",
            ReferralOutcome.HandedOn => "Une autre structure a pris la suite",
            ReferralOutcome.NoLongerNeeded => "La personne n'en a plus besoin",
            ReferralOutcome.LostToFollowUp => "Perdu de vue\u00A0: personne ne sait",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    public static string InFrench(this DeclineReason reason) =>
        reason switch
        {
            DeclineReason.NoRoom => "Pas de place dans un délai raisonnable",
            DeclineReason.OtherTerritory => "Un autre lieu est plus près, ou compétent là où la personne habite",
            DeclineReason.OtherMission => "Un texte confie cette mission à une autre structure",
            DeclineReason.AlreadySupported => "La personne est déjà accompagnée",
            DeclineReason.NotReached => "La personne n'a pas pu être jointe",
            DeclineReason.SomethingMissing => "Il manque une information pour prendre la suite",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    public static string InFrench(this SharedItem item) =>
        item switch
        {
            SharedItem.Name => "Son nom",
            SharedItem.Phone => "Son téléphone",
            SharedItem.Email => "Son adresse électronique",
            SharedItem.PostalAddress => "Son adresse postale",
            SharedItem.Situation => "Sa situation et ses besoins, comme dits à l'accueil",
            SharedItem.Message => "Un message à la structure",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item, null),
        };

    /// <summary>The same, said to the person.</summary>
    public static string ToYou(this SharedItem item) =>
        item switch
        {
            SharedItem.Name => "votre nom",
            SharedItem.Phone => "votre téléphone",
            SharedItem.Email => "votre adresse électronique",
            SharedItem.PostalAddress => "votre adresse postale",
            SharedItem.Situation => "votre situation et vos besoins",
            SharedItem.Message => "un message",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item, null),
        };

    public static string InFrench(this ConsentManner manner) =>
        manner switch
        {
            ConsentManner.Oral => "Oui, à voix haute",
            ConsentManner.Written => "Oui, par écrit (la structure garde le papier)",
            ConsentManner.Online => "Oui, en ligne",
            _ => throw new ArgumentOutOfRangeException(nameof(manner), manner, null),
        };

    public static string InFrench(this NewsChannel news) =>
        news switch
        {
            NewsChannel.None => "Elle demandera elle-même, avec sa référence",
            NewsChannel.Sms => "Par message sur son téléphone",
            NewsChannel.Email => "Par courrier électronique",
            NewsChannel.Letter => "Par lettre",
            _ => throw new ArgumentOutOfRangeException(nameof(news), news, null),
        };

    public static string InFrench(this StatutoryClock clock) =>
        clock switch
        {
            StatutoryClock.None => "Aucun",
            StatutoryClock.FifteenDays =>
                "La personne a de 16 à 25 ans, n'a pas de diplôme et demande à reprendre une formation\u00A0: entretien sous 15 jours (article D122-3-3 du Code de l'éducation)",
            StatutoryClock.ThreeMonths =>
                "Un établissement a signalé son départ, elle a de 16 à 18 ans\u00A0: entretien sous 3 mois (article L313-8 du Code de l'éducation)",
            _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, null),
        };

    public static string InFrench(this TimeBand band) =>
        band switch
        {
            TimeBand.AnyTime => "à toute heure d'ouverture",
            TimeBand.Morning => "le matin",
            TimeBand.Midday => "vers midi",
            TimeBand.Afternoon => "l'après-midi",
            _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
        };
}
