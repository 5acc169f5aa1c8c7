namespace Spro.Core.Charter;

/// <summary>
/// How a signatory takes part, in one sentence that can be checked (Code du travail, L6123-4: how each takes part in
/// the service, and how it is evaluated).
/// </summary>
public sealed class Commitment
{
    /// <summary>The longest of its texts, in characters.</summary>
    public const int Longest = 500;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The signatory, whatever the version.</summary>
    public required string SignatoryKey { get; set; }

    /// <summary>What it does.</summary>
    public required string Statement { get; set; }

    /// <summary>How one sees that it is done: an indicator, a count, a document.</summary>
    public required string Measure { get; set; }

    /// <summary>Since when.</summary>
    public DateOnly Since { get; set; }

    /// <summary>What shows it, the latest last.</summary>
    public List<CommitmentEvidence> Evidence { get; set; } = [];

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The account that recorded it; null in a demonstration.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>Counts its changes: of two people who write at once, the second is told.</summary>
    public int Revision { get; set; }

    /// <summary>Adds what shows it.</summary>
    public void Show(CommitmentEvidence evidence)
    {
        Evidence = [.. Evidence, evidence];
        Revision++;
    }
}

/// <summary>What shows that a commitment is kept: declared by the signatory, never counted as observed.</summary>
public sealed class CommitmentEvidence
{
    /// <summary>The day it speaks of.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What it is.</summary>
    public required string Label { get; init; }

    /// <summary>Where it can be read; null when nowhere.</summary>
    public string? Address { get; init; }
}
