namespace Spro.Core.Knowledge;

/// <summary>
/// One edition of an official referential, beside the others: its rows carry <see cref="Version"/>, so that each value
/// shown to the public tells where it comes from.
/// </summary>
public sealed record ReferentialVersion
{
    /// <summary>The ROME, the operational directory of occupations and jobs of France Travail.</summary>
    public const string Rome = "rome";

    /// <summary>Figures of the labour market: one version for each edition of each publication.</summary>
    public const string LabourMarket = "labour-market";

    /// <summary>InserJeunes: what became of those who left a lycée or a training centre.</summary>
    public const string InserJeunes = "inserjeunes";

    /// <summary>The certifications; their editions are named by their source ("certifinfo-2024-06-28").</summary>
    public const string Certifications = "certifications";

    /// <summary>The trainings on offer; each source is one edition, which changes.</summary>
    public const string Trainings = "trainings";

    /// <summary>The sheets of Onisep; their editions begin with their date ("2026-04-metiers").</summary>
    public const string Onisep = "onisep";

    /// <summary>Which referential ("rome", "certifications").</summary>
    public required string Referential { get; init; }

    /// <summary>Its edition, as the source names it ("460", "2025-09-18").</summary>
    public required string Version { get; init; }

    /// <summary>Source credited to the public.</summary>
    public required string Source { get; init; }

    /// <summary>Licence under which it is published.</summary>
    public required string Licence { get; init; }

    /// <summary>The day, or the first day of the month, the edition is of; null when its files do not tell.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The day that what it says is of, or, when its files do not tell, one at least as late: when it came in.</summary>
    public DateOnly AsOf => Date ?? ImportedOn;

    /// <summary>The day its rows last changed here.</summary>
    public required DateOnly ImportedOn { get; init; }

    /// <summary>Grows each time its rows change: who keeps them in memory sees it.</summary>
    public int Revision { get; init; }

    /// <summary>Our own words for a first run, marked so on every screen; an official edition takes their place.</summary>
    public bool IsDemonstration { get; init; }
}

/// <summary>A row of one edition of a referential. Rows are compared whole: same key and same content, nothing to do.</summary>
public abstract record VersionedRow
{
    /// <summary>The edition the row belongs to.</summary>
    public required string Version { get; init; }

    /// <summary>What tells the row apart from the others of its table and edition.</summary>
    internal abstract object Key { get; }
}
