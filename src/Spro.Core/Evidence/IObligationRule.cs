using Spro.Core.Territories;

namespace Spro.Core.Evidence;

/// <summary>For what an obligation is looked at.</summary>
/// <param name="Day">Today, on the calendar of metropolitan France; the last day of a year that is over.</param>
/// <param name="Department">One department, by its INSEE code; null for all.</param>
/// <param name="Thresholds">Those that the commission has adopted by that day, by the code of the obligation.</param>
public sealed record Asked(DateOnly Day, string? Department, IReadOnlyDictionary<string, int> Thresholds)
{
    /// <summary>The first day of the year that is looked at.</summary>
    public DateOnly YearStart => new(Day.Year, 1, 1);

    /// <summary>The moment at which that day ends, in UTC.</summary>
    public DateTime End => LocalCalendar.Metropolitan.ToUtc(Day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    /// <summary>The threshold adopted for an obligation; null when none is.</summary>
    public int? Threshold(string code) => Thresholds.TryGetValue(code, out var value) ? value : null;
}

/// <summary>How one obligation is judged: gathers what happened, then decides by a pure function.</summary>
public interface IObligationRule
{
    /// <summary>The obligation.</summary>
    string Code { get; }

    /// <summary>It can be judged for one department: the others are shown for the whole region only.</summary>
    bool IsTerritorial => false;

    /// <summary>
    /// All that it reads is dated and kept, so that a year that is over can be judged again at its last day. What is of the day
    /// itself, or of people whose records go, is in the registers that were frozen only.
    /// </summary>
    bool IsDated => false;

    /// <summary>In what its threshold is counted; null when it is judged without any.</summary>
    ThresholdUnit? Threshold => null;

    /// <summary>Where it stands.</summary>
    Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken);
}

/// <summary>In what a threshold is counted.</summary>
public enum ThresholdUnit
{
    /// <summary>Hundredths: at least so many.</summary>
    Percent,

    /// <summary>Days: at most so many.</summary>
    Days,

    /// <summary>Months: at most so many.</summary>
    Months,
}
