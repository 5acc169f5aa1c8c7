namespace Spro.Core.Referrals;

/// <summary>Where a hand-over stands. Escalated is a mark beside it, not a state.</summary>
public enum ReferralState
{
    /// <summary>A structure has been chosen; the person has not said yes yet.</summary>
    Proposed,

    /// <summary>The person has agreed; nothing has left.</summary>
    Agreed,

    /// <summary>The receiver has it, and has not opened it.</summary>
    Sent,

    /// <summary>The receiver has said that they have it.</summary>
    Acknowledged,

    /// <summary>The receiver takes the person over.</summary>
    Accepted,

    /// <summary>The receiver does not, and has said why and what else: the sender has it back.</summary>
    Declined,

    /// <summary>A day has been set.</summary>
    AppointmentMade,

    /// <summary>They have met.</summary>
    Met,

    /// <summary>They have not met on the day set.</summary>
    Missed,

    /// <summary>What came of it is known: that includes nobody knowing where the person is.</summary>
    Ended,

    /// <summary>The person said no, or no longer.</summary>
    Withdrawn,

    /// <summary>The receiver stayed silent: the sender has it back.</summary>
    Expired,
}

/// <summary>What may be done with a hand-over.</summary>
public enum ReferralAct
{
    /// <summary>Choose a structure.</summary>
    Propose,

    /// <summary>Note the agreement of the person.</summary>
    Agree,

    /// <summary>Send what the person agreed to share.</summary>
    Send,

    /// <summary>
    /// Transmit a formal request that came to the wrong body, and tell the person (CRPA L114-2): no agreement is asked.
    /// </summary>
    Transmit,

    /// <summary>Say that it has come.</summary>
    Acknowledge,

    /// <summary>Take the person over.</summary>
    Accept,

    /// <summary>Not take the person over, with a reason and another way.</summary>
    Decline,

    /// <summary>Set a day, or move it.</summary>
    MakeAppointment,

    /// <summary>Take one of the slots that the receiver has opened, or move to another of them.</summary>
    TakeSlot,

    /// <summary>Give up the day set: another is to be found.</summary>
    CancelAppointment,

    /// <summary>Say that they have met.</summary>
    Meet,

    /// <summary>Say that they have not.</summary>
    Miss,

    /// <summary>Say what came of it.</summary>
    End,

    /// <summary>Give it to another structure after a refusal or a silence.</summary>
    Redirect,

    /// <summary>The person says no, or no longer.</summary>
    Withdraw,

    /// <summary>The person says that nobody has called them: the référent Orientation has it at once.</summary>
    ReportSilence,

    /// <summary>Nobody answered in time.</summary>
    Expire,
}

/// <summary>Who does something with a hand-over.</summary>
[Flags]
public enum Party
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The structure that received the person first.</summary>
    Sender = 1,

    /// <summary>The structure that is asked to take over.</summary>
    Receiver = 2,

    /// <summary>The person, or a professional who writes down what they say.</summary>
    Person = 4,

    /// <summary>Time that has passed.</summary>
    Clock = 8,
}

/// <summary>What came of a hand-over.</summary>
public enum ReferralOutcome
{
    /// <summary>Advice was given, and that was enough.</summary>
    Advised,

    /// <summary>The receiver accompanies the person from now on.</summary>
    Supported,

    /// <summary>They entered a training.</summary>
    EnteredTraining,

    /// <summary>They found work, or an apprenticeship.</summary>
    FoundWork,

    /// <summary>Another structure has taken over, by another hand-over.</summary>
    HandedOn,

    /// <summary>The person no longer needs it, and said so.</summary>
    NoLongerNeeded,

    /// <summary>Nobody knows: it is counted as such, and never hidden (« perdu de vue »).</summary>
    LostToFollowUp,
}

/// <summary>Why a structure does not take somebody over. « Not our public » is not among them.</summary>
public enum DeclineReason
{
    /// <summary>No room in a reasonable time.</summary>
    NoRoom,

    /// <summary>Another place is nearer, or answers for where they live.</summary>
    OtherTerritory,

    /// <summary>A text gives this to another structure.</summary>
    OtherMission,

    /// <summary>Somebody accompanies them already.</summary>
    AlreadySupported,

    /// <summary>The person could not be reached.</summary>
    NotReached,

    /// <summary>Something is missing to take over.</summary>
    SomethingMissing,
}

/// <summary>How the person gave their agreement.</summary>
public enum ConsentManner
{
    /// <summary>Aloud, at the desk or by telephone.</summary>
    Oral,

    /// <summary>On paper, which the structure keeps.</summary>
    Written,

    /// <summary>On line.</summary>
    Online,
}

/// <summary>One thing that a person may agree to share, or not.</summary>
public enum SharedItem
{
    /// <summary>How they are called.</summary>
    Name,

    /// <summary>Their telephone number.</summary>
    Phone,

    /// <summary>Their e-mail address.</summary>
    Email,

    /// <summary>Where letters reach them.</summary>
    PostalAddress,

    /// <summary>What they said of their situation and needs; nothing confided is in it.</summary>
    Situation,

    /// <summary>A few words to the receiver, read aloud to the person.</summary>
    Message,
}

/// <summary>Clocks that a text starts, in calendar time.</summary>
public enum StatutoryClock
{
    /// <summary>None.</summary>
    None,

    /// <summary>Sixteen to twenty-five without a diploma: an interview within 15 days of the request (D122-3-3, clock L1).</summary>
    FifteenDays,

    /// <summary>Reported by a school, sixteen to eighteen: an interview within 3 months (L313-8, clock L2).</summary>
    ThreeMonths,
}
