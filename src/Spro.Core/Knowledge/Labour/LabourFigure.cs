namespace Spro.Core.Knowledge.Labour;

/// <summary>What the code of a figure is a code of.</summary>
public enum Nomenclature
{
    /// <summary>A family of occupations (famille professionnelle, FAP 2009): several occupations together.</summary>
    Fap,

    /// <summary>An occupation of the ROME.</summary>
    Rome,

    /// <summary>All occupations together: the code is empty.</summary>
    All,
}

/// <summary>What a figure counts.</summary>
public enum LabourMeasure
{
    /// <summary>How hard it is to recruit, 1 (easy) to 5 (very hard).</summary>
    TensionLevel,

    /// <summary>The same before it is cut in five: standard deviations from the mean of occupations over 2014-2018.</summary>
    TensionIndex,

    /// <summary>How much employers recruit, 1 to 5.</summary>
    HiringIntensity,

    /// <summary>How much the job asks for its own training, 1 to 5.</summary>
    TrainingLink,

    /// <summary>Lack of people looking for this job, 1 to 5.</summary>
    LabourShortage,

    /// <summary>Short contracts, part time and seasons, 1 to 5.</summary>
    UnstableJobs,

    /// <summary>Hard conditions of work, 1 to 5.</summary>
    HardConditions,

    /// <summary>Jobs and people in different places, 1 to 5.</summary>
    GeographicMismatch,

    /// <summary>People in work.</summary>
    Employment,

    /// <summary>Jobs to fill over the period.</summary>
    JobsToFill,

    /// <summary>Jobs created, less those that go, over the period.</summary>
    NetJobs,

    /// <summary>People who end their working life over the period.</summary>
    Retirements,

    /// <summary>Share of hirings that employers expect to be difficult.</summary>
    DifficultHirings,

    /// <summary>Hirings that employers plan for the year.</summary>
    HiringProjects,

    /// <summary>Those expected to be difficult.</summary>
    DifficultHiringProjects,

    /// <summary>Those for a season.</summary>
    SeasonalHiringProjects,

    /// <summary>Job offers recorded by the public employment service.</summary>
    JobOffers,

    /// <summary>People registered who look for this job.</summary>
    JobSeekers,

    /// <summary>Half earn less, half more.</summary>
    MedianPay,

    /// <summary>Share paid less than 1,250 euros a month.</summary>
    PayUnder1250,

    /// <summary>Share paid from 1,250 to less than 1,500.</summary>
    PayFrom1250,

    /// <summary>Share paid from 1,500 to less than 2,000.</summary>
    PayFrom1500,

    /// <summary>Share paid from 2,000 to less than 3,000.</summary>
    PayFrom2000,

    /// <summary>Share paid 3,000 or more.</summary>
    PayFrom3000,

    /// <summary>Share of women among people in work.</summary>
    WomenShare,

    /// <summary>People without work, among those who work or look for work.</summary>
    UnemploymentRate,
}

/// <summary>In what a figure is counted.</summary>
public enum LabourUnit
{
    /// <summary>1 to 5.</summary>
    Level,

    /// <summary>A number without unit, around zero.</summary>
    Index,

    /// <summary>People, jobs or offers.</summary>
    Number,

    /// <summary>Out of a hundred.</summary>
    Percent,

    /// <summary>Net euros a month.</summary>
    EurosPerMonth,
}

/// <summary>The kind of territory a figure is about.</summary>
public enum LabourArea
{
    /// <summary>France, as the source bounds it; its code is empty.</summary>
    Nation,

    /// <summary>INSEE code of a region.</summary>
    Region,

    /// <summary>INSEE code of a department.</summary>
    Department,

    /// <summary>A basin of the needs survey (besoins en main-d'œuvre): the region, then two digits.</summary>
    Basin,
}

/// <summary>Why a value is not known.</summary>
public enum WhyUnknown
{
    /// <summary>The source left the cell empty or starred it: too few people to say.</summary>
    Withheld,

    /// <summary>Rounded to nothing: there are some, fewer than the source counts by.</summary>
    TooFew,

    /// <summary>The source says that it does not have it.</summary>
    NotAvailable,

    /// <summary>The source does not measure this occupation.</summary>
    OutOfScope,
}

/// <summary>
/// A figure of the labour market. Its <see cref="VersionedRow.Version"/> leads to source, date, licence and the
/// population described (<see cref="LabourDataset"/>). A value that is not known is null, with its reason: never zero.
/// </summary>
public sealed record LabourFigure : VersionedRow
{
    /// <summary>After so many full years a figure is said to be old.</summary>
    public const int OldAfterYears = 3;

    /// <summary>Which kind of code.</summary>
    public required Nomenclature Nomenclature { get; init; }

    /// <summary>A family ("V0Z60", or "V0Z" for several, or "B3Z;B4Z" for two together), an occupation, or empty.</summary>
    public required string Code { get; init; }

    /// <summary>What it counts.</summary>
    public required LabourMeasure Measure { get; init; }

    /// <summary>The kind of territory.</summary>
    public required LabourArea Area { get; init; }

    /// <summary>Its code; empty for the nation.</summary>
    public required string AreaCode { get; init; }

    /// <summary>A year, or the first and the last ("2019", "2017-2019", "2019-2030").</summary>
    public required string Period { get; init; }

    /// <summary>The value, in <see cref="Unit"/>; null when it is not known.</summary>
    public double? Value { get; init; }

    /// <summary>Why it is not known; null when it is known.</summary>
    public WhyUnknown? Why { get; init; }

    /// <summary>In what it is counted.</summary>
    public LabourUnit Unit => LabourMeasures.UnitOf(Measure);

    /// <summary>The year it tells of: the last of its period, the first when it looks ahead.</summary>
    public int Year => LabourMeasures.LooksAhead(Measure) ? YearIn(Period[..4]) : YearIn(Period[^4..]);

    /// <summary>Whether the years since are more than <see cref="OldAfterYears"/>.</summary>
    public bool IsOldOn(DateOnly day) => day.Year - Year > OldAfterYears;

    internal override object Key => (Nomenclature, Code, Measure, Area, AreaCode, Period);

    private static int YearIn(string year) => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What is the same for all figures of a measure.</summary>
public static class LabourMeasures
{
    /// <summary>The six that tell where a tension comes from.</summary>
    public static IReadOnlyList<LabourMeasure> Causes { get; } =
    [
        LabourMeasure.HiringIntensity,
        LabourMeasure.TrainingLink,
        LabourMeasure.LabourShortage,
        LabourMeasure.UnstableJobs,
        LabourMeasure.HardConditions,
        LabourMeasure.GeographicMismatch,
    ];

    /// <summary>Shares of people paid in each band, from the lowest.</summary>
    public static IReadOnlyList<LabourMeasure> PayBands { get; } =
    [
        LabourMeasure.PayUnder1250,
        LabourMeasure.PayFrom1250,
        LabourMeasure.PayFrom1500,
        LabourMeasure.PayFrom2000,
        LabourMeasure.PayFrom3000,
    ];

    /// <summary>In what a measure is counted.</summary>
    public static LabourUnit UnitOf(LabourMeasure measure) =>
        measure switch
        {
            LabourMeasure.TensionLevel => LabourUnit.Level,
            LabourMeasure.TensionIndex => LabourUnit.Index,
            LabourMeasure.MedianPay => LabourUnit.EurosPerMonth,
            LabourMeasure.DifficultHirings or LabourMeasure.WomenShare or LabourMeasure.UnemploymentRate =>
                LabourUnit.Percent,
            _ when Causes.Contains(measure) => LabourUnit.Level,
            _ when PayBands.Contains(measure) => LabourUnit.Percent,
            _ => LabourUnit.Number,
        };

    /// <summary>Whether it tells of years to come: its age counts from the year it was computed on.</summary>
    public static bool LooksAhead(LabourMeasure measure) =>
        measure is LabourMeasure.JobsToFill or LabourMeasure.NetJobs or LabourMeasure.Retirements;
}
