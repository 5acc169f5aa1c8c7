namespace Spro.Core.Messages;

/// <summary>Kinds, ways and problems in French, for those who run the service.</summary>
public static class MessageWords
{
    /// <summary>"rappel d'un rendez-vous".</summary>
    public static string InFrench(this MessageKind kind) =>
        kind switch
        {
            MessageKind.Invitation => "invitation d'un professionnel ou d'une professionnelle",
            MessageKind.PasswordReset => "nouveau mot de passe",
            MessageKind.ReferralReceived => "demande reçue par une structure",
            MessageKind.ReferralReminder => "rappel d'une demande à une structure",
            MessageKind.ComplaintReceived => "réclamation à laquelle répondre, à une structure",
            MessageKind.ReferralWaiting => "demande qui n'avance plus, à une structure",
            MessageKind.ReferralNews => "nouvelle d'une demande à la personne",
            MessageKind.AppointmentConfirmed => "rendez-vous noté",
            MessageKind.AppointmentChanged => "rendez-vous changé",
            MessageKind.AppointmentCancelled => "rendez-vous annulé",
            MessageKind.AppointmentReminder => "rappel d'un rendez-vous",
            MessageKind.SlotFreed => "place libérée",
            MessageKind.SummaryReady => "bilan à lire",
            MessageKind.CallBackPlanned => "appel prévu",
            MessageKind.DataRequestWaiting => "demande de copie ou d'effacement, à une structure",
            MessageKind.ConfirmationWanted => "rappel de confirmer ses lieux, à une structure",
            MessageKind.SignatureWanted => "rappel de signer les valeurs de la charte, à une structure",
            MessageKind.DeskCard => "carte de l'accueil",
            MessageKind.MeetingNews => "convocation à une réunion",
            MessageKind.RegisterReplyWanted => "registre figé auquel répondre",
            MessageKind.EnrolmentNews => "nouvelle d'une inscription à une session entre professionnels",
            MessageKind.EnrolmentReminder => "rappel d'une session entre professionnels",
            MessageKind.EnrolmentToConfirm => "inscription à une session à confirmer",
            MessageKind.AgreementWanted => "accord demandé pour une inscription à une session",
            MessageKind.OpinionWanted => "avis demandé après une session",
            MessageKind.AmbassadorRegistered => "inscription à confirmer, pour parler de son métier",
            MessageKind.AmbassadorNews => "nouvelle à qui parle de son métier",
            MessageKind.AmbassadorsWaiting => "ce qui attend qui anime un secteur, pour parler des métiers",
            MessageKind.EncounterAsked => "demande de rencontre",
            MessageKind.EncounterReminder => "rappel d'une demande de rencontre",
            MessageKind.EncounterNews => "suite d'une demande de rencontre",
            MessageKind.ApplicationNews => "nouvelle d'une candidature à un appel à projets",
            MessageKind.LabelNews => "nouvelle d'un label, à un organisme associé",
            MessageKind.ActionNews => "nouvelle d'une action de l'agenda",
            MessageKind.ActionReminder => "rappel d'une action de l'agenda",
            MessageKind.ActionAgreement => "accord demandé à un représentant légal ou une représentante légale",
            MessageKind.ActionGuardianNews =>
                "nouvelle d'une action, à un représentant légal ou une représentante légale",
            MessageKind.DailyDigest => "résumé du jour",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>"courriel", "SMS", "lettre".</summary>
    public static string InFrench(this MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Email => "courriel",
            MessageChannel.Sms => "SMS",
            MessageChannel.Letter => "lettre",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };

    /// <summary>Why it was not sent, and what to look at.</summary>
    public static string InFrench(this SendProblem problem) =>
        problem switch
        {
            SendProblem.Unreachable => "le serveur ne répond pas",
            SendProblem.TooSlow => "le serveur est trop lent",
            SendProblem.RefusedForNow => "le serveur demande de revenir plus tard",
            SendProblem.Refused => "le serveur refuse : l'adresse ou le numéro n'existe sans doute pas",
            SendProblem.Misconfigured => "les réglages Spro:Mail ou Spro:Sms sont à revoir",
            SendProblem.Unreadable => "sa clé manque : voyez Spro:Keys:Directory",
            SendProblem.Interrupted => "le programme s'est arrêté à chaque essai",
            SendProblem.TooLate => "trop tard pour être utile",
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
        };
}
