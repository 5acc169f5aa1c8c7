namespace Spro.Core.GoodPractices;

/// <summary>Where a good practice stands.</summary>
public enum PracticeState
{
    /// <summary>The commission has not looked at it yet.</summary>
    Submitted,

    /// <summary>Anybody reads it.</summary>
    Published,

    /// <summary>The commission did not keep it, or took it away, and said why.</summary>
    Declined,
}

/// <summary>
/// Something that works somewhere and may serve elsewhere: told by a professional, reviewed by the commission, then public
/// (charter §5.2).
/// </summary>
public sealed class GoodPractice
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 150;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 3000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What was needed: the situation it answers.</summary>
    public required string Need { get; set; }

    /// <summary>What is done.</summary>
    public required string What { get; set; }

    /// <summary>What it takes, and what to watch for.</summary>
    public string? Conditions { get; set; }

    /// <summary>What was seen of its effect.</summary>
    public string? Effect { get; set; }

    /// <summary>The structure that does it; null when whoever tells it is of none.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>Account of who told it; null for one that came with the demonstration.</summary>
    public Guid? SubmittedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime SubmittedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public PracticeState State { get; set; }

    /// <summary>When the commission decided; null while it has not.</summary>
    public DateTime? ReviewedAt { get; set; }

    /// <summary>Account of who wrote down what the commission decided.</summary>
    public Guid? ReviewedBy { get; set; }

    /// <summary>What the commission says of it; the reason when it is not kept.</summary>
    public string? ReviewNote { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }
}

/// <summary>A structure says that it has taken a practice up.</summary>
public sealed class PracticeReuse
{
    /// <summary>The practice.</summary>
    public Guid PracticeId { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>What it changed or learnt, said to the commission; null when it says nothing.</summary>
    public string? Note { get; set; }
}
