using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>
/// Somebody is expected by an adviser (charter §4.1.6). Who they are is sealed, and so is all that they or the adviser
/// write; their gender is never asked.
/// </summary>
public sealed class Appointment
{
    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that receives.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Where, or from where.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Account of the adviser.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>When it starts.</summary>
    public DateTime Start { get; set; }

    /// <summary>When it ends.</summary>
    public DateTime End { get; set; }

    /// <summary>How they meet: one way.</summary>
    public Ways Way { get; set; }

    /// <summary>What it is for, as the opening says.</summary>
    public required string Subject { get; set; }

    /// <summary>How many times it was moved: the number of its calendar entry.</summary>
    public int Changes { get; set; }

    /// <summary>Account of the professional who booked.</summary>
    public Guid BookedBy { get; set; }

    /// <summary>Their structure; another than <see cref="StructureId"/> when it was for somebody they direct there.</summary>
    public Guid BookedByStructureId { get; set; }

    /// <summary>When it was booked.</summary>
    public DateTime BookedAt { get; set; }

    /// <summary>The hand-over it is part of; null when of none.</summary>
    public Guid? ReferralId { get; set; }

    /// <summary>Since when the person wishes advice: the delay to advice counts from it.</summary>
    public DateOnly AskedOn { get; set; }

    /// <summary>The first slot they were proposed; null when not known.</summary>
    public DateTime? FirstOffered { get; set; }

    /// <summary>How they want to be called.</summary>
    public required Sealed Name { get; set; }

    /// <summary>Telephone; null when not given.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>E-mail; null when not given.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Postal address; null when not given.</summary>
    public Sealed? Address { get; set; }

    /// <summary>How they chose to be told and reminded.</summary>
    public ReminderChannel Channel { get; set; }

    /// <summary>When they were reminded; null while they were not.</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>What they need on the day, as <see cref="Needs"/> writes it; null when nothing, and after the day.</summary>
    public Sealed? Needs { get; set; }

    /// <summary>What was arranged for it; null while nothing is, and after the day.</summary>
    public Sealed? NeedsAnswer { get; set; }

    /// <summary>Where it stands.</summary>
    public AppointmentState State { get; set; }

    /// <summary>Since when; the booking until something else.</summary>
    public DateTime StateAt { get; set; }

    /// <summary>Who cancelled; null when nobody did.</summary>
    public CancelledBy? CancelledBy { get; set; }

    /// <summary>Why they did not come, as far as known; null when they did.</summary>
    public MissedReason? MissedReason { get; set; }

    /// <summary>The level of advice given; null when not told.</summary>
    public AdviceLevel? Level { get; set; }

    /// <summary>When the ways of access and the content of advice were told (Code du travail, D6111-6); null when not.</summary>
    public DateTime? ToldAt { get; set; }

    /// <summary>The summary that the person keeps; null while there is none.</summary>
    public Sealed? Summary { get; set; }

    /// <summary>When it was last written.</summary>
    public DateTime? SummaryAt { get; set; }

    /// <summary>
    /// Since when nobody reads it, until the archives agree that it is erased (docs/adr/0023); null while it is read. No
    /// query sees it then, but those that say so.
    /// </summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Notes that they came, or why they did not.</summary>
    internal void Attend(MissedReason? missed, DateTime at)
    {
        (State, StateAt) = (missed is null ? AppointmentState.Met : AppointmentState.Missed, at);
        MissedReason = missed;
    }
}

/// <summary>Where an appointment stands.</summary>
public enum AppointmentState
{
    /// <summary>Somebody is expected.</summary>
    Booked,

    /// <summary>It will not take place.</summary>
    Cancelled,

    /// <summary>They came, or answered.</summary>
    Met,

    /// <summary>They did not come.</summary>
    Missed,
}

/// <summary>Who cancelled.</summary>
public enum CancelledBy
{
    /// <summary>The person, by their link or by saying so.</summary>
    Person,

    /// <summary>The structure that was to receive.</summary>
    Structure,

    /// <summary>The structure that had booked for them.</summary>
    Sender,
}

/// <summary>Why somebody did not come. Health is none of the answers.</summary>
public enum MissedReason
{
    /// <summary>Nobody knows.</summary>
    NotKnown,

    /// <summary>They had forgotten, or had not seen the reminder.</summary>
    Forgotten,

    /// <summary>They could not get there.</summary>
    Transport,

    /// <summary>Work, a course, an examination.</summary>
    Occupied,

    /// <summary>They do not wish it any more.</summary>
    NoLongerWanted,

    /// <summary>Something of theirs.</summary>
    Personal,
}

/// <summary>The two levels of career advice (Code du travail, L6111-6; order of 29 March 2019).</summary>
public enum AdviceLevel
{
    /// <summary>Level 1: an individual welcome.</summary>
    One,

    /// <summary>Level 2: personalised support.</summary>
    Two,
}

/// <summary>How somebody wants to be told and reminded.</summary>
public enum ReminderChannel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By text message.</summary>
    Sms,

    /// <summary>By letter.</summary>
    Letter,

    /// <summary>Somebody calls them.</summary>
    Call,
}
