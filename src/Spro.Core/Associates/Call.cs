namespace Spro.Core.Associates;

/// <summary>Something that applications are judged on.</summary>
public sealed class CallCriterion
{
    /// <summary>Opaque: it stays when the words are mended.</summary>
    public Guid Id { get; set; }

    /// <summary>In words.</summary>
    public required string Text { get; set; }

    /// <summary>How much it counts, beside the others.</summary>
    public int Weight { get; set; }
}

/// <summary>Something that a body must be or have to apply.</summary>
public sealed class CallQuestion
{
    /// <summary>Opaque: it stays when the words are mended.</summary>
    public Guid Id { get; set; }

    /// <summary>A question answered by yes or no.</summary>
    public required string Text { get; set; }
}

/// <summary>
/// A call for projects of the Région, by which associated bodies are selected (charter §4.3): what is asked, of whom, by when,
/// and how it is judged.
/// </summary>
public sealed class CallForProjects
{
    /// <summary>The longest title, or line of a list, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 5000;

    /// <summary>How many criteria, or questions, at most.</summary>
    public const int MostLines = 15;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What is asked of bodies.</summary>
    public string What { get; set; } = "";

    /// <summary>Ways and delays of appeal against its decisions, as the Région writes them.</summary>
    public string? Remedies { get; set; }

    /// <summary>What applications are judged on; never empty once published.</summary>
    public List<CallCriterion> Criteria { get; set; } = [];

    /// <summary>What must be true of a body to apply.</summary>
    public List<CallQuestion> Questions { get; set; } = [];

    /// <summary>From when one applies, in UTC.</summary>
    public DateTime OpensAt { get; set; }

    /// <summary>Until when, in UTC: what is sent from then on is late.</summary>
    public DateTime ClosesAt { get; set; }

    /// <summary>The day by which the Région means to decide.</summary>
    public DateOnly? DecisionBy { get; set; }

    /// <summary>When anybody could first read it; null while it is being written.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>Whether bodies may send an application at that moment.</summary>
    public bool IsOpenAt(DateTime utc) => PublishedAt is not null && OpensAt <= utc && utc < ClosesAt;
}
