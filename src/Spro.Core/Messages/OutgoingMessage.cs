using Spro.Core.Privacy;

namespace Spro.Core.Messages;

/// <summary>
/// A message that the service owes somebody. Its row is written in the transaction of what it tells, so that it is
/// recorded once or not at all; whoever it is for and what it says are sealed, and go as soon as it is sent.
/// </summary>
public sealed class OutgoingMessage
{
    /// <summary>Opaque; an SMS gateway receives it too, and knows a message it has already taken.</summary>
    public Guid Id { get; set; }

    /// <summary>How it goes.</summary>
    public MessageChannel Channel { get; set; }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; set; }

    /// <summary>The object it is about (an appointment, a referral), by an identifier that leads to nobody.</summary>
    public Guid? AboutId { get; set; }

    /// <summary>The structure on whose behalf it goes: its professionals print its letters.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>The Message-ID of the e-mail, without its brackets: the same at each attempt.</summary>
    public required string MailId { get; set; }

    /// <summary>Who it is for; null once it is sent or withdrawn.</summary>
    public Sealed? Recipient { get; set; }

    /// <summary>What it says; null once it is sent or withdrawn.</summary>
    public Sealed? Content { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Not sent before.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Not sent after: it would say nothing useful any more. Null when it always does.</summary>
    public DateTime? UsefulUntil { get; set; }

    /// <summary>Where it stands, as far as sending goes; a message withdrawn keeps the state it had.</summary>
    public MessageState State { get; set; }

    /// <summary>How many times a sender has taken it.</summary>
    public int Attempts { get; set; }

    /// <summary>No attempt before.</summary>
    public DateTime NextAttemptAt { get; set; }

    /// <summary>The attempt that holds it now; null when none does.</summary>
    public Guid? LeasedBy { get; set; }

    /// <summary>Until when that attempt holds it: a sender that is killed loses it then.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public SendProblem? LastProblem { get; set; }

    /// <summary>When a server accepted it, or somebody printed it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Account of the professional who printed it, when it is a letter.</summary>
    public Guid? PrintedBy { get; set; }

    /// <summary>
    /// When it was called back. An attempt may have been under way: with <see cref="SentAt"/> too, it left before it could
    /// be held.
    /// </summary>
    public DateTime? WithdrawnAt { get; set; }
}

/// <summary>How a message goes: each person chooses.</summary>
public enum MessageChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A text message on a mobile telephone.</summary>
    Sms,

    /// <summary>On paper: somebody of the structure prints it and posts it.</summary>
    Letter,
}

/// <summary>Where a message stands.</summary>
public enum MessageState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting,

    /// <summary>A server accepted it, or somebody printed it.</summary>
    Sent,

    /// <summary>Nobody will try again of themselves: an administrator sees it.</summary>
    Dead,
}

/// <summary>Why an attempt failed. It never quotes what a server says, which may hold an address.</summary>
public enum SendProblem
{
    /// <summary>The server does not answer, or hung up.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TooSlow,

    /// <summary>The server asks to come back later.</summary>
    RefusedForNow,

    /// <summary>The server will never take it: the address does not exist, say.</summary>
    Refused,

    /// <summary>The settings are at fault: name and secret, sender's address, protection of the connection.</summary>
    Misconfigured,

    /// <summary>What is sealed cannot be opened: its key is missing.</summary>
    Unreadable,

    /// <summary>The last attempts ended with the program.</summary>
    Interrupted,

    /// <summary>It would say nothing useful any more.</summary>
    TooLate,
}
