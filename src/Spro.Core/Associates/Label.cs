using System.Linq.Expressions;

namespace Spro.Core.Associates;

/// <summary>
/// What was decided of a body after a call: taken on an application of this site, or in another tool and only recorded here.
/// </summary>
public sealed class LabelDecision
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The application; null when it was made in another tool, or has been kept long enough.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>The call of this site; null for one of another tool.</summary>
    public Guid? CallId { get; set; }

    /// <summary>What the call is called.</summary>
    public required string CallTitle { get; set; }

    /// <summary>The body it is about, as it called itself.</summary>
    public required string BodyName { get; set; }

    /// <summary>Who decided.</summary>
    public required string DecidedBy { get; set; }

    /// <summary>The day.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>The number of the act, where it has one.</summary>
    public string? Reference { get; set; }

    /// <summary>The label is given.</summary>
    public bool IsFavourable { get; set; }

    /// <summary>Why.</summary>
    public string? Reasons { get; set; }

    /// <summary>Ways and delays of appeal, as the Région writes them.</summary>
    public string? Remedies { get; set; }

    /// <summary>When it was written here.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }
}

/// <summary>
/// A structure is an associated member of the service from a day to another, by a favourable decision (charter §4.3). It is not
/// the recognition of article L6111-5 of the code of labour, which is another status.
/// </summary>
public sealed class AssociatedLabel
{
    /// <summary>A label that ends within that many days ends soon.</summary>
    public const int DaysOfNotice = 90;

    /// <summary>Opaque; the decision's.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day it was given for.</summary>
    public DateOnly ValidTo { get; set; }

    /// <summary>The first day on which it no longer holds, because it was taken back; null otherwise.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>Why it was taken back.</summary>
    public string? WithdrawnFor { get; set; }

    /// <summary>The day its body was told that it ends soon; null before.</summary>
    public DateOnly? EndToldOn { get; set; }

    /// <summary>How many times it was written.</summary>
    public int Revision { get; set; }

    /// <summary>The last day on which it stands.</summary>
    public DateOnly LastDay => WithdrawnOn is { } day && day <= ValidTo ? day.AddDays(-1) : ValidTo;

    /// <summary>Whether it stands on a day.</summary>
    public bool StandsOn(DateOnly day) => ValidFrom <= day && day <= LastDay;

    /// <summary>The same, asked of the store.</summary>
    internal static Expression<Func<AssociatedLabel, bool>> StandingOn(DateOnly day) =>
        label =>
            label.ValidFrom <= day && label.ValidTo >= day && (label.WithdrawnOn == null || label.WithdrawnOn > day);
}

/// <summary>What the charter expects of an associated body, and anything else.</summary>
public enum CommitmentKind
{
    /// <summary>Name and run a network of ambassadors.</summary>
    Ambassadors,

    /// <summary>Work with the Région on tools of the sector.</summary>
    SectorTools,

    /// <summary>Have companies of the sector register to be met.</summary>
    Companies,

    /// <summary>Another action.</summary>
    Other,
}

/// <summary>Where a commitment stands.</summary>
public enum CommitmentProgress
{
    /// <summary>Not begun.</summary>
    Planned,

    /// <summary>Under way.</summary>
    UnderWay,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

/// <summary>What a labelled body commits to.</summary>
public sealed class LabelCommitment
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The label.</summary>
    public Guid LabelId { get; set; }

    /// <summary>Its kind.</summary>
    public CommitmentKind Kind { get; set; }

    /// <summary>In words.</summary>
    public required string Text { get; set; }

    /// <summary>Where it stands.</summary>
    public CommitmentProgress Progress { get; set; }

    /// <summary>What shows it.</summary>
    public List<CommitmentProof> Proofs { get; set; } = [];

    /// <summary>How many times it was written.</summary>
    public int Revision { get; set; }
}

/// <summary>Something that shows a commitment: a file, a link or a count. The Région looks at it before it counts.</summary>
public sealed class CommitmentProof
{
    /// <summary>Opaque; that of the paper, when it is one.</summary>
    public Guid Id { get; set; }

    /// <summary>The commitment.</summary>
    public Guid CommitmentId { get; set; }

    /// <summary>What it shows.</summary>
    public required string Text { get; set; }

    /// <summary>How many; null when a file or a link alone shows it.</summary>
    public int? Count { get; set; }

    /// <summary>When it was brought.</summary>
    public DateTime AddedAt { get; set; }

    /// <summary>When the Région looked at it and took it for true; null before.</summary>
    public DateTime? VerifiedAt { get; set; }

    /// <summary>When the Région looked at it and refused it; null unless it did. Another may be brought.</summary>
    public DateTime? RefusedAt { get; set; }

    /// <summary>Why it was refused, which the body reads.</summary>
    public string? Refusal { get; set; }
}

/// <summary>The report of a year of label.</summary>
public sealed class LabelReport
{
    /// <summary>A late one is reminded of again after so many days.</summary>
    public const int DaysBetweenReminders = 30;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The label.</summary>
    public Guid LabelId { get; set; }

    /// <summary>The year.</summary>
    public int Year { get; set; }

    /// <summary>The day it was asked for.</summary>
    public DateOnly AskedOn { get; set; }

    /// <summary>The last day to give it.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>When it came; null before.</summary>
    public DateTime? ReceivedAt { get; set; }

    /// <summary>What was done, in the words of the body.</summary>
    public string? Text { get; set; }

    /// <summary>The last day its body was reminded that it is late; null when it never was.</summary>
    public DateOnly? RemindedOn { get; set; }

    /// <summary>How many times it was written: two who write it at once do not erase each other.</summary>
    public int Revision { get; set; }
}

/// <summary>
/// What was found on a day, when labels that stand were set beside associated members that the directory lists; one a day.
/// </summary>
public sealed class ListingCheck
{
    /// <summary>The day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>How many structures have a label that stands.</summary>
    public int Labelled { get; set; }

    /// <summary>How many the directory lists as associated.</summary>
    public int Listed { get; set; }

    /// <summary>How many are in one and not in the other.</summary>
    public int Differences { get; set; }
}
