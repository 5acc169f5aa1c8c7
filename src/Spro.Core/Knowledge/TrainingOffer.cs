namespace Spro.Core.Knowledge;

/// <summary>How one follows a training.</summary>
public enum TrainingMode
{
    /// <summary>On the spot.</summary>
    Presence,

    /// <summary>From afar.</summary>
    Remote,

    /// <summary>Partly on the spot, partly from afar.</summary>
    Mixed,

    /// <summary>Under an apprenticeship contract, between an employer and a training centre.</summary>
    Apprenticeship,
}

/// <summary>Who may pay for a training.</summary>
[Flags]
public enum TrainingFunding
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>The Région.</summary>
    Region = 1,

    /// <summary>France Travail.</summary>
    FranceTravail = 2,

    /// <summary>The person's own training account.</summary>
    Cpf = 4,

    /// <summary>The skills operator of the employer.</summary>
    Opco = 8,

    /// <summary>The apprenticeship contract.</summary>
    Apprenticeship = 16,

    /// <summary>The State.</summary>
    State = 32,

    /// <summary>The person.</summary>
    Self = 64,
}

/// <summary>Between two days.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; null when not known.</param>
public readonly record struct TrainingSession(DateOnly Start, DateOnly? End);

/// <summary>
/// A training that somebody offers, as its source writes it. Its edition is its source: an offer changes, or its
/// sessions pass, but it has no older editions.
/// </summary>
public sealed record TrainingOffer : VersionedRow
{
    /// <summary>Stable identifier, made of the source and of the source's own.</summary>
    public required Guid Id { get; init; }

    /// <summary>The source's own identifier.</summary>
    public required string SourceId { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Codes of the certifications it leads to, separated by spaces; empty when it leads to none or is not told.</summary>
    public string CertificationCodes { get; init; } = "";

    /// <summary>ROME codes that the source itself gives, separated by spaces.</summary>
    public string RomeCodes { get; init; } = "";

    /// <summary>Codes of the Formacode thesaurus that the source gives, separated by spaces.</summary>
    public string Formacodes { get; init; } = "";

    /// <summary>Who offers it; it weighs nothing in any order.</summary>
    public required string Provider { get; init; }

    /// <summary>INSEE code of the commune where it takes place; null when not known, or from afar.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Degrees north (WGS 84); null when the source gives no point: that of the commune then counts.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    public double? Longitude { get; init; }

    /// <summary>How one follows it; null when not known.</summary>
    public TrainingMode? Mode { get; init; }

    /// <summary>European level it leads to, from 3 to 8; null when not known.</summary>
    public int? Level { get; init; }

    /// <summary>Who may pay for it.</summary>
    public TrainingFunding Funding { get; init; }

    /// <summary>Whether the person's own training account may pay; null when not known.</summary>
    public bool? CpfEligible { get; init; }

    /// <summary>Whether one may enter without a diploma; null when not known.</summary>
    public bool? OpenWithoutDiploma { get; init; }

    /// <summary>Whether the place says that it welcomes people with a disability; null when not known.</summary>
    public bool? DisabilityAccess { get; init; }

    /// <summary>Sessions as intervals ("2026-12-10/2027-06-01"), separated by semicolons; see <see cref="TrainingSessions"/>.</summary>
    public string Sessions { get; init; } = "";

    /// <summary>Hours of teaching in all; null when not known.</summary>
    public int? Hours { get; init; }

    /// <summary>Day the source last changed it; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>Invented for the demonstration, and marked so on every screen.</summary>
    public bool IsFictional { get; init; }

    internal override object Key => Id;
}
