using System.Security.Cryptography;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>
/// A person directed, if need be, to the structure best suited (charter §4.1.7): who sends, who receives, what the
/// person agreed to share, where it stands. It is of the two structures and of the person, and of nobody else.
/// </summary>
public sealed class Referral : IOpenedByWord
{
    /// <summary>The longest message to the receiver, in characters.</summary>
    public const int LongestMessage = 1000;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>How people name it to each other ("K7M4-QT9R"). It opens nothing by itself.</summary>
    public required string Reference { get; set; }

    /// <summary>What the sender's own software calls it; null for what was typed here.</summary>
    public string? SenderReference { get; set; }

    /// <summary>The path of the person from desk to desk.</summary>
    public Guid PathId { get; set; }

    /// <summary>The contact it comes from; null when it comes from none.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>The structure that sends.</summary>
    public Guid SenderId { get; set; }

    /// <summary>The professional who wrote it.</summary>
    public Guid WrittenBy { get; set; }

    /// <summary>The place of the sender.</summary>
    public Guid SenderPlaceId { get; set; }

    /// <summary>The structure that receives: one at a time.</summary>
    public Guid ReceiverId { get; set; }

    /// <summary>The place of the receiver.</summary>
    public Guid ReceiverPlaceId { get; set; }

    /// <summary>The network of the receiver; null outside every network.</summary>
    public string? ReceiverNetwork { get; set; }

    /// <summary>
    /// The colleague of the receiver who follows it. It stays the team's: their absence is made up for in one act.
    /// </summary>
    public Guid? FollowedBy { get; set; }

    /// <summary>INSEE code of the department of the sender's place: its référent Orientation has what stays silent.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Where it stands.</summary>
    public ReferralState State { get; set; }

    /// <summary>Since when.</summary>
    public DateTime StateSince { get; set; }

    /// <summary>When the first structure was chosen.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When anything last happened.</summary>
    public DateTime LastEventAt { get; set; }

    /// <summary>When they are to meet; null without an appointment.</summary>
    public DateTime? AppointmentAt { get; set; }

    /// <summary>What came of it; null while it goes on.</summary>
    public ReferralOutcome? Outcome { get; set; }

    /// <summary>A formal request sent to the wrong body: it is transmitted and the person told (CRPA L114-2).</summary>
    public bool IsFormalRequest { get; set; }

    /// <summary>The receiver is none of those of the first answer: somebody chose it with a reason.</summary>
    public bool IsOverride { get; set; }

    /// <summary>The receiver has already had the person on this path: somebody chose so with a reason.</summary>
    public bool IsLoop { get; set; }

    /// <summary>Why the structure was chosen although the answer gives another, or the person has been there already.</summary>
    public Sealed? Reason { get; set; }

    /// <summary>What the person agreed to share with the receiver of now.</summary>
    public IReadOnlyList<SharedItem> Shared { get; set; } = [];

    /// <summary>What they said of their situation, as an address says it; empty when they do not share it.</summary>
    public required string Said { get; set; }

    /// <summary>How they are called.</summary>
    public Sealed? Name { get; set; }

    /// <summary>Their telephone number.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>Their e-mail address.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Where letters reach them.</summary>
    public Sealed? PostalAddress { get; set; }

    /// <summary>A few words to the receiver.</summary>
    public Sealed? Message { get; set; }

    /// <summary>How they want news.</summary>
    public NewsChannel News { get; set; }

    /// <summary>Keyed hash of the word they chose, to follow it by themselves; null when they chose none.</summary>
    public byte[]? Word { get; set; }

    /// <summary>Wrong words since the last right one.</summary>
    public int WrongWords { get; set; }

    /// <summary>Until when no word is tried; null when words may be.</summary>
    public DateTime? ClosedUntil { get; set; }

    /// <summary>The clock that a text starts for this person.</summary>
    public StatutoryClock Clock { get; set; }

    /// <summary>The day of the request or of the report; null without a clock.</summary>
    public DateOnly? ClockFrom { get; set; }

    /// <summary>When they first met; null while they have not.</summary>
    public DateTime? FirstMetAt { get; set; }

    /// <summary>What has been done about the silence of this state.</summary>
    public ChaseStep Chased { get; set; }

    /// <summary>What has been done about the statutory clock.</summary>
    public ChaseStep ClockChased { get; set; }

    /// <summary>The day something is next to be done about it; null when nothing is.</summary>
    public DateOnly? NextChaseOn { get; set; }

    /// <summary>Since when the référent Orientation has it.</summary>
    public DateOnly? EscalatedOn { get; set; }

    /// <summary>The day it was solved; null while it is not.</summary>
    public DateOnly? EscalationSolvedOn { get; set; }

    /// <summary>The person has answered the three questions of the end, apart and without a name.</summary>
    public bool HasAnsweredQuestions { get; set; }

    /// <summary>Since when the sender no longer holds it: the person asked so; null while it does.</summary>
    public DateTime? SenderClosedAt { get; set; }

    /// <summary>Since when the receiver no longer holds it; null while it does.</summary>
    public DateTime? ReceiverClosedAt { get; set; }

    /// <summary>Grows with each change: two people who act at once do not undo each other.</summary>
    public int Revision { get; set; }

    /// <summary>The référent Orientation has it now.</summary>
    public bool IsEscalated => EscalatedOn is not null && EscalationSolvedOn is null;

    Guid IOpenedByWord.WordKey => Id;

    /// <summary>The last day of the statutory clock; null without one.</summary>
    public DateOnly? ClockEnd => ClockFrom is { } from ? ReferralChase.StatutoryEnd(Clock, from) : null;

    /// <summary>Does something with it, if the table of transitions lets that party do it now; gives its trace.</summary>
    /// <param name="step">Identifier of the step: the same twice is the same.</param>
    /// <param name="act">What.</param>
    /// <param name="by">As whom.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The calendar of the sender's place.</param>
    /// <param name="deadlines">Those of the receiver's network.</param>
    /// <exception cref="RefusedException">It cannot be done now.</exception>
    internal ReferralEvent Do(
        Guid step,
        ReferralAct act,
        Party by,
        DateTime at,
        LocalCalendar calendar,
        ReferralDeadlines deadlines
    )
    {
        var next =
            ReferralTransitions.Next(State, act, by)
            ?? throw new RefusedException(
                "not-now",
                "Cette étape n'est plus possible : quelqu'un a fait avancer la demande. Relisez où elle en est."
            );
        var trace = new ReferralEvent
        {
            Id = step,
            ReferralId = Id,
            Order = Revision + 1,
            Act = act,
            From = State,
            To = next,
            By = by,
            At = at,
            ReceiverId = ReceiverId,
        };
        LastEventAt = at;
        if (act == ReferralAct.ReportSilence)
        {
            Escalate(calendar.DayOf(at));
            Plan(calendar, deadlines);
            return trace;
        }
        (State, StateSince) = (next, at);
        if (act == ReferralAct.Meet)
            FirstMetAt ??= at;
        Chased = ChaseStep.None;
        // Whoever was silent has moved, or it is over: the référent no longer has to. What a text sets is solved by meeting.
        if (
            IsEscalated
            && (
                ReferralTransitions.IsOver(next)
                || FirstMetAt is not null
                || by != Party.Clock && ClockChased != ChaseStep.Escalate
            )
        )
            EscalationSolvedOn = calendar.DayOf(at);
        Plan(calendar, deadlines);
        return trace;
    }

    /// <summary>A reference that nobody has, in letters and figures that are not taken for each other.</summary>
    internal static string NewReference()
    {
        var letters = RandomNumberGenerator.GetString(Guidance.SavedSituations.Alphabet, 8);
        return $"{letters[..4]}-{letters[4..]}";
    }

    /// <summary>A reference as people copy it, any case, with or without the dash; empty when it cannot be one.</summary>
    internal static string WrittenReference(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var letters = string.Concat(typed.ToUpperInvariant().Where(char.IsLetterOrDigit));
        return letters.Length == 8 ? $"{letters[..4]}-{letters[4..]}" : "";
    }

    /// <summary>Keeps what is shared, or gives news; the rest goes.</summary>
    internal void Keep(IReadOnlyList<SharedItem> shared)
    {
        Shared = shared;
        if (!shared.Contains(SharedItem.Situation))
            Said = "";
        if (!shared.Contains(SharedItem.Message))
            Message = null;
        if (!shared.Contains(SharedItem.Name) && News != NewsChannel.Letter)
            Name = null;
        if (!shared.Contains(SharedItem.Phone) && News != NewsChannel.Sms)
            Phone = null;
        if (!shared.Contains(SharedItem.Email) && News != NewsChannel.Email)
            Email = null;
        if (!shared.Contains(SharedItem.PostalAddress) && News != NewsChannel.Letter)
            PostalAddress = null;
    }

    /// <summary>Whether a structure is on one of its sides, and still holds it.</summary>
    internal static System.Linq.Expressions.Expression<Func<Referral, bool>> IsHeldBy(Guid structure) =>
        one =>
            one.SenderId == structure && one.SenderClosedAt == null
            || one.ReceiverId == structure && one.ReceiverClosedAt == null;

    /// <summary>A structure no longer holds it: nobody there reads it, from that moment.</summary>
    internal void CloseFor(Guid structure, DateTime at)
    {
        if (SenderId == structure)
            SenderClosedAt ??= at;
        if (ReceiverId == structure)
            ReceiverClosedAt ??= at;
        Revision++;
    }

    /// <summary>The référent Orientation has it from that day.</summary>
    internal void Escalate(DateOnly day)
    {
        if (!IsEscalated)
            (EscalatedOn, EscalationSolvedOn) = (day, null);
    }

    /// <summary>Sets the day something is next to be done about it; each call is a change of the row.</summary>
    internal void Plan(LocalCalendar calendar, ReferralDeadlines deadlines)
    {
        Revision++;
        NextChaseOn = Due(calendar, deadlines)?.On;
    }

    /// <summary>What is next to be done about silence, or about a statutory clock when that comes first.</summary>
    internal (ChaseStep Step, DateOnly On, bool IsStatutory)? Due(LocalCalendar calendar, ReferralDeadlines deadlines)
    {
        var since = calendar.DayOf(
            State == ReferralState.AppointmentMade && AppointmentAt is { } day && day > StateSince ? day : StateSince
        );
        var silence = ReferralChase.Next(State, since, Chased, deadlines, calendar.Holidays);
        var statutory =
            ClockEnd is { } end && FirstMetAt is null && !ReferralTransitions.IsOver(State)
                ? ReferralChase.NextStatutory(end, ClockChased)
                : null;
        return (silence, statutory) switch
        {
            (null, null) => null,
            ({ } one, null) => (one.Step, one.On, false),
            // Nobody is counted as lost before what a text sets has been asked for.
            ({ } one, { } other) when one.On <= other.On && one.Step != ChaseStep.Lose => (one.Step, one.On, false),
            (_, { } other) => (other.Step, other.On, true),
        };
    }
}

/// <summary>How a person wants news.</summary>
public enum NewsChannel
{
    /// <summary>They ask for it: at any desk, by telephone, or with their reference and their word.</summary>
    None,

    /// <summary>By text message.</summary>
    Sms,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By letter.</summary>
    Letter,
}
