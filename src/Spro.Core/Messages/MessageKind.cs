namespace Spro.Core.Messages;

/// <summary>What a message is: one kind, one text (<c>data/messages</c>).</summary>
public enum MessageKind
{
    /// <summary>A professional is invited to join the service.</summary>
    Invitation,

    /// <summary>A professional asked for another password.</summary>
    PasswordReset,

    /// <summary>A structure receives a referral.</summary>
    ReferralReceived,

    /// <summary>A referral waits for its answer.</summary>
    ReferralReminder,

    /// <summary>A referral no longer moves: both structures are warned.</summary>
    ReferralWaiting,

    /// <summary>A complaint waits for the answer of a structure.</summary>
    ComplaintReceived,

    /// <summary>A person's referral has moved.</summary>
    ReferralNews,

    /// <summary>An appointment was made.</summary>
    AppointmentConfirmed,

    /// <summary>An appointment was moved, in time or place.</summary>
    AppointmentChanged,

    /// <summary>An appointment will not take place.</summary>
    AppointmentCancelled,

    /// <summary>An appointment is near.</summary>
    AppointmentReminder,

    /// <summary>A slot was freed, and is kept for somebody who waits.</summary>
    SlotFreed,

    /// <summary>The summary of an interview can be read.</summary>
    SummaryReady,

    /// <summary>Somebody will be called.</summary>
    CallBackPlanned,

    /// <summary>Somebody asks a structure for a copy of what it keeps about them, or to be forgotten.</summary>
    DataRequestWaiting,

    /// <summary>A structure is asked whether its places are still right.</summary>
    ConfirmationWanted,

    /// <summary>A structure is reminded that its signature of the values of the charter is missing.</summary>
    SignatureWanted,

    /// <summary>What somebody leaves a desk with: a code and the next door.</summary>
    DeskCard,

    /// <summary>A meeting is convened, changed or called off, for whoever sits in its body.</summary>
    MeetingNews,

    /// <summary>A register of evidence was frozen: those it may name are asked to reply.</summary>
    RegisterReplyWanted,

    /// <summary>What is new of one's enrolment in a session of the professional development programme.</summary>
    EnrolmentNews,

    /// <summary>Such a session is near.</summary>
    EnrolmentReminder,

    /// <summary>Somebody without an account asked to enrol: the link that confirms it.</summary>
    EnrolmentToConfirm,

    /// <summary>A manager is asked to agree to an enrolment.</summary>
    AgreementWanted,

    /// <summary>Who came to a session is asked what they think of it, or what it changed.</summary>
    OpinionWanted,

    /// <summary>Somebody registered as an ambassador, or a company did: their address is to be confirmed.</summary>
    AmbassadorRegistered,

    /// <summary>Something changed for an ambassador or a company.</summary>
    AmbassadorNews,

    /// <summary>A listing, or a request that was let go, waits for who animates a sector.</summary>
    AmbassadorsWaiting,

    /// <summary>Somebody asks an ambassador or a company for a meeting.</summary>
    EncounterAsked,

    /// <summary>A request for a meeting waits for an answer.</summary>
    EncounterReminder,

    /// <summary>A request for a meeting has moved, for who asked.</summary>
    EncounterNews,

    /// <summary>An application to a call for projects is begun, sent, checked or decided, for whoever applies.</summary>
    ApplicationNews,

    /// <summary>A label ends, is taken back, or a report is expected, for its body.</summary>
    LabelNews,

    /// <summary>Somebody is registered for an action of the agenda, or what they registered for has changed.</summary>
    ActionNews,

    /// <summary>An action for which somebody is registered is near.</summary>
    ActionReminder,

    /// <summary>A legal representative is asked whether somebody under eighteen may come to an action.</summary>
    ActionAgreement,

    /// <summary>An action for which somebody under eighteen is registered has changed or is called off, for their legal representative.</summary>
    ActionGuardianNews,

    /// <summary>What waits on a territory, for the Région's officer: references, structures and dates.</summary>
    DailyDigest,
}
