using Spro.Core.Privacy;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>
/// Somebody asks for a copy of what is kept about them, or that it be erased (articles 15 and 17 of the GDPR). It reaches each
/// structure that holds something on their path, and each answers for itself: there is no regional file of citizens.
/// </summary>
public sealed class DataRequest : IOpenedByWord
{
    /// <summary>Opaque; chosen by the form, so that a form sent twice asks once.</summary>
    public Guid Id { get; set; }

    /// <summary>What they ask.</summary>
    public DataRequestKind Kind { get; set; }

    /// <summary>How they name it: the reference that they have already, or one of its own.</summary>
    public required string Reference { get; set; }

    /// <summary>Keyed hash of the word they chose; null when they chose none, and come back to a desk to know.</summary>
    public byte[]? Word { get; set; }

    /// <summary>What that hash is bound to: this request, or the hand-over whose word it is.</summary>
    public Guid WordKey { get; set; }

    /// <summary>Wrong words since the last right one.</summary>
    public int WrongWords { get; set; }

    /// <summary>Until when no word is tried; null when words may be.</summary>
    public DateTime? ClosedUntil { get; set; }

    /// <summary>Their path from desk to desk; null for an appointment that is on none, and once all is erased.</summary>
    public Guid? PathId { get; set; }

    /// <summary>The hand-overs of that path when they asked; empty once all is erased.</summary>
    public IReadOnlyList<Guid> ReferralIds { get; set; } = [];

    /// <summary>An appointment, or a waiting for one, that is part of no hand-over; null for a path, and once all is erased.</summary>
    public Guid? AppointmentId { get; set; }

    /// <summary>When they asked.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>That day.</summary>
    public DateOnly AskedOn { get; set; }

    /// <summary>The last day to answer.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Account of the professional who wrote it down; null when they asked on line.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>What it is about.</summary>
    internal Subject Subject => new(PathId, ReferralIds, AppointmentId, AskedAt);
}

/// <summary>What somebody asks about their data.</summary>
public enum DataRequestKind
{
    /// <summary>A copy (article 15).</summary>
    Copy,

    /// <summary>Erasure (article 17).</summary>
    Erasure,
}

/// <summary>What one structure answers.</summary>
public sealed class DataAnswer
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>To which request.</summary>
    public Guid RequestId { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Where it stands; written only by whoever found it as it was.</summary>
    public DataAnswerState State { get; set; }

    /// <summary>When it answered; null while it has not.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>Account of who answered.</summary>
    public Guid? AnsweredBy { get; set; }

    /// <summary>Its reasons when it refuses, or what it adds.</summary>
    public Sealed? Words { get; set; }

    /// <summary>How many times it was reminded.</summary>
    public int Reminders { get; set; }
}

/// <summary>Where the answer of a structure stands.</summary>
public enum DataAnswerState
{
    /// <summary>It has not answered.</summary>
    Waiting,

    /// <summary>It did what was asked.</summary>
    Done,

    /// <summary>It refused, with reasons.</summary>
    Refused,

    /// <summary>What it held is closed to everybody, and is erased once the archives agree.</summary>
    Closed,
}
