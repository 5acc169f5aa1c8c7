namespace Spro.Core.Charter;

/// <summary>A slip of the pen in a published version: said beside the clause, which stays as it was signed.</summary>
public sealed class Erratum
{
    /// <summary>The longest of its texts, in characters.</summary>
    public const int Longest = 500;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The version.</summary>
    public Guid VersionId { get; set; }

    /// <summary>The clause.</summary>
    public required string ClauseNumber { get; set; }

    /// <summary>Words of the clause.</summary>
    public required string Says { get; set; }

    /// <summary>What they should be.</summary>
    public required string ShouldSay { get; set; }

    /// <summary>How it is known.</summary>
    public required string Because { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The account that recorded it; null when the text was read with it.</summary>
    public Guid? RecordedBy { get; set; }
}
