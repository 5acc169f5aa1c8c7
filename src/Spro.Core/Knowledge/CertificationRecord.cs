namespace Spro.Core.Knowledge;

/// <summary>A certification as the public reads it: told whole by the newest edition that has it; what others say otherwise is beside.</summary>
public sealed record CertificationRecord
{
    /// <summary>Code the public knows it by.</summary>
    public required string Code { get; init; }

    /// <summary>Official title; what its options have in common when it has several.</summary>
    public required string Title { get; init; }

    /// <summary>Titles of its options, in alphabetical order; empty when it has a single title.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Kind of diploma; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>European level, from 3 to 8; null when not known.</summary>
    public int? Level { get; init; }

    /// <summary>Who certifies; null when not told.</summary>
    public string? Certifier { get; init; }

    /// <summary>Registered on the day of the edition; null when the source does not tell.</summary>
    public bool? IsActive { get; init; }

    /// <summary>It certifies: what only prepares for something else does not.</summary>
    public bool IsCertifying { get; init; }

    /// <summary>Last day of its registration; null when not known.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Year of the last examination; null when none is announced.</summary>
    public int? LastSessionYear { get; init; }

    /// <summary>ROME codes of the occupations it leads to, of whichever edition the source used.</summary>
    public required IReadOnlyList<string> RomeCodes { get; init; }

    /// <summary>Domains of training, one for each of its Formacodes.</summary>
    public required IReadOnlyList<TrainingDomain> Domains { get; init; }

    /// <summary>Codes that it took the place of.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    /// <summary>Codes that took its place.</summary>
    public required IReadOnlyList<string> ReplacedBy { get; init; }

    /// <summary>Day the source last changed it; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>The edition that tells it.</summary>
    public required ReferentialVersion From { get; init; }

    /// <summary>What other editions say otherwise of it; empty when they agree, or when no other has it.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>Whether it is known to have ended before <paramref name="day"/>; what is not known does not end.</summary>
    public bool HasEndedBy(DateOnly day) => IsActive == false || EndsOn < day || LastSessionYear < day.Year;
}
