namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What a module is about (charter §4.2): three themes are owed each year.</summary>
public enum DevelopmentTheme
{
    /// <summary>To enrich practices.</summary>
    Practices,

    /// <summary>New digital tools.</summary>
    DigitalTools,

    /// <summary>New needs, guidance from afar among them.</summary>
    NewNeeds,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>The professional development programme of a year (« programme de professionnalisation »), run by the Cariforef.</summary>
public sealed class YearProgramme
{
    /// <summary>The longest introduction or comment, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>The year: there is one programme for each.</summary>
    public int Year { get; set; }

    /// <summary>What the year is for.</summary>
    public string? Introduction { get; set; }

    /// <summary>Since when anybody reads it, and enrols; null while it is being written.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>What the Cariforef says of the year in its report.</summary>
    public string? ReportWords { get; set; }

    /// <summary>When the report was published; its figures no longer change.</summary>
    public DateTime? ReportedAt { get; set; }

    /// <summary>The figures of the report as they were published, in JSON: what they were counted from is not kept as long.</summary>
    public string? Report { get; set; }

    /// <summary>It is fictitious, and so is all that is in it.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }
}

/// <summary>Something of the programme that is learnt, in one session or several.</summary>
public sealed class ProgrammeModule
{
    /// <summary>The longest title or line, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The year of its programme.</summary>
    public int Year { get; set; }

    /// <summary>What it is about.</summary>
    public DevelopmentTheme Theme { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What one can do after it.</summary>
    public required string Aim { get; set; }

    /// <summary>Whom it is for.</summary>
    public required string Audience { get; set; }

    /// <summary>As <see cref="YearProgramme.Revision"/>.</summary>
    public int Revision { get; set; }
}
