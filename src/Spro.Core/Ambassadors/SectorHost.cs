namespace Spro.Core.Ambassadors;

/// <summary>An associated body animates a sector: it accepts companies that register there, and its own ambassadors.</summary>
public sealed class SectorHost
{
    /// <summary>The associated body.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The letter of the sector.</summary>
    public required string SectorCode { get; set; }
}

/// <summary>
/// "Rencontre un pro" may stay a site of its own: the Région says where it is and how many companies it has, from a day on.
/// The last that was said holds; the former ones stay.
/// </summary>
public sealed class PortalStatement
{
    /// <summary>The most companies that are believed.</summary>
    public const int MostCompanies = 100_000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>Where it is.</summary>
    public required string Address { get; set; }

    /// <summary>The sector that is counted; null for all.</summary>
    public string? SectorCode { get; set; }

    /// <summary>How many companies are registered there; null when not counted.</summary>
    public int? Companies { get; set; }

    /// <summary>The day of the count.</summary>
    public DateOnly CountedOn { get; set; }

    /// <summary>When the Région said so.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }
}
