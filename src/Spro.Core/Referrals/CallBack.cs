using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>Somebody asks to be called: whoever has the turn calls, within a number of working days that is counted.</summary>
public sealed class CallBack
{
    /// <summary>Working days to call.</summary>
    public const int WorkingDays = 2;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>About which hand-over.</summary>
    public Guid ReferralId { get; set; }

    /// <summary>The structure that is to call.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The number to call; gone once they have been called.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>When they may be called.</summary>
    public TimeBand Band { get; set; }

    /// <summary>When they asked.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>The last day to call.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The day its delay was told to the structure and to the référent; null while it was not.</summary>
    public DateOnly? ChasedOn { get; set; }

    /// <summary>When they were called; null while they were not.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid? DoneBy { get; set; }
}

/// <summary>A part of the day.</summary>
public enum TimeBand
{
    /// <summary>Whenever.</summary>
    AnyTime,

    /// <summary>Before noon.</summary>
    Morning,

    /// <summary>Around noon.</summary>
    Midday,

    /// <summary>After two o'clock.</summary>
    Afternoon,
}

/// <summary>
/// The three questions of the end (AT-30-1), from nought to ten. Nothing leads from it to a person or to a hand-over.
/// </summary>
public sealed class Satisfaction
{
    /// <summary>Opaque, and drawn apart from everything else.</summary>
    public Guid Id { get; set; }

    /// <summary>First day of the month: a day would tell who.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Department of the first door.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Network that took over.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>« J'ai été bien accueilli·e. »</summary>
    public int Welcomed { get; set; }

    /// <summary>« J'ai été compris·e. »</summary>
    public int Understood { get; set; }

    /// <summary>« Je sais ce que je vais faire ensuite. »</summary>
    public int KnowsNext { get; set; }
}
