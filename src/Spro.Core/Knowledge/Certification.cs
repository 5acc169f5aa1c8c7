namespace Spro.Core.Knowledge;

/// <summary>A certification of one edition of a directory of certifications, as its source writes it.</summary>
public sealed record Certification : VersionedRow
{
    /// <summary>
    /// The source's own identifier: several rows may be options of one <see cref="Code"/>, and one certification may have
    /// several codes, as when it was registered again.
    /// </summary>
    public required string SourceId { get; init; }

    /// <summary>Code the public knows it by: "RNCP38386", "RS5638"; the source's own when it is in neither directory.</summary>
    public required string Code { get; init; }

    /// <summary>Official title of the diploma: it names a diploma, never a job, and is often masculine.</summary>
    public required string Title { get; init; }

    /// <summary>Kind of diploma, in the source's words; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>European level, from 3 to 8; null when not known.</summary>
    public int? Level { get; init; }

    /// <summary>Who certifies; null when not told.</summary>
    public string? Certifier { get; init; }

    /// <summary>Registered on the day of the edition; null when the source does not tell.</summary>
    public bool? IsActive { get; init; }

    /// <summary>It certifies: what only prepares for something else does not.</summary>
    public bool IsCertifying { get; init; } = true;

    /// <summary>Last day of its registration; null when not known.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Year of the last examination; null when none is announced.</summary>
    public int? LastSessionYear { get; init; }

    /// <summary>ROME codes of the occupations it leads to, separated by spaces, in the source's order.</summary>
    public string RomeCodes { get; init; } = "";

    /// <summary>Codes of the Formacode thesaurus, separated by spaces.</summary>
    public string Formacodes { get; init; } = "";

    /// <summary>Day the source last changed it; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    internal override object Key => (SourceId, Code);
}

/// <summary>A certification took the place of another.</summary>
public sealed record CertificationSuccession : VersionedRow
{
    /// <summary>The one that was replaced.</summary>
    public required string OldCode { get; init; }

    /// <summary>The one that replaces it.</summary>
    public required string NewCode { get; init; }

    internal override object Key => (OldCode, NewCode);
}
