using Spro.Core.Privacy;

namespace Spro.Core.Associates;

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>Being written: the Région does not see it.</summary>
    Draft,

    /// <summary>Sent in time: the Région looks whether it may be read.</summary>
    Sent,

    /// <summary>Something is missing, and has been asked for.</summary>
    PieceAsked,

    /// <summary>It may be read and scored.</summary>
    Eligible,

    /// <summary>It does not meet what the call asks of bodies.</summary>
    NotEligible,

    /// <summary>A decision has been recorded.</summary>
    Decided,
}

/// <summary>What a body answers to one question, or says of one criterion.</summary>
public sealed class ApplicationAnswer
{
    /// <summary>The question or the criterion.</summary>
    public Guid About { get; set; }

    /// <summary>To a question; null while nothing is said.</summary>
    public bool? Yes { get; set; }

    /// <summary>In its words.</summary>
    public string? Text { get; set; }
}

/// <summary>What a body says it will do, kind by kind.</summary>
public sealed class PlannedCommitment
{
    /// <summary>The kind.</summary>
    public CommitmentKind Kind { get; set; }

    /// <summary>In its words.</summary>
    public required string Text { get; set; }
}

/// <summary>Whom to reach about an application; kept sealed.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="Function">As what.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">Telephone.</param>
public sealed record ApplicationContact(string? Name, string? Function, string Email, string? Phone);

/// <summary>What a body writes to answer a call; saved as it is written.</summary>
public sealed class CallApplication
{
    internal const string ContactColumn = "call_applications.contact";
    internal const string EmailColumn = "call_applications.email";

    /// <summary>The contact goes that long after the call has closed.</summary>
    public const int MonthsOfContact = 24;

    /// <summary>What was never sent goes that long after the call has closed.</summary>
    public const int MonthsOfDraft = 6;

    /// <summary>What gave no label goes that long after the call has closed.</summary>
    public const int YearsOfApplication = 5;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The call.</summary>
    public Guid CallId { get; set; }

    /// <summary>The structure of the directory, when an account of it applies; null otherwise.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>The body, as it calls itself.</summary>
    public required string BodyName { get; set; }

    /// <summary>Its web site.</summary>
    public string? Website { get; set; }

    /// <summary>What it is, and for which sector.</summary>
    public string? Presentation { get; set; }

    /// <summary>What it means to do.</summary>
    public string? Project { get; set; }

    /// <summary>Whom to reach; null once forgotten.</summary>
    public Sealed? Contact { get; set; }

    /// <summary>By which a lost link is found again; null once forgotten.</summary>
    public byte[]? EmailKey { get; set; }

    /// <summary>What it answers, question by question and criterion by criterion.</summary>
    public List<ApplicationAnswer> Answers { get; set; } = [];

    /// <summary>What it commits to.</summary>
    public List<PlannedCommitment> Commitments { get; set; } = [];

    /// <summary>Where it stands. Two who instruct it at once do it once.</summary>
    public ApplicationState State { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was sent; null for a draft.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What was asked for, or why it may or may not be read.</summary>
    public string? CheckNote { get; set; }

    /// <summary>When that was written.</summary>
    public DateTime? CheckedAt { get; set; }

    /// <summary>The account that wrote it.</summary>
    public Guid? CheckedBy { get; set; }

    /// <summary>The last day to bring what is missing; null when nothing is.</summary>
    public DateOnly? PieceBy { get; set; }

    /// <summary>What the body answered with it.</summary>
    public string? PieceReply { get; set; }

    /// <summary>How many times it was written.</summary>
    public int Revision { get; set; }

    /// <summary>What the body says of a question or a criterion.</summary>
    public ApplicationAnswer? AnswerTo(Guid about) => Answers.Find(one => one.About == about);
}

/// <summary>A link that opens an application without an account. The store holds its hash only.</summary>
public sealed class ApplicationLink
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>What it opens.</summary>
    public Guid ApplicationId { get; set; }

    /// <summary>Hash of the end of the link.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Until when it opens it.</summary>
    public DateTime UsefulUntil { get; set; }
}
