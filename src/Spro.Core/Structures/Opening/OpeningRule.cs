using System.Collections.Immutable;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>How a rule is tied to the ones before it.</summary>
internal enum RuleJoin
{
    /// <summary>First, or after ";": replaces the earlier rules on the days it speaks of.</summary>
    Replaces,

    /// <summary>After ",": adds to them.</summary>
    Adds,

    /// <summary>After "||": speaks only where they leave the place closed.</summary>
    Fallback,

    /// <summary>After "," within a fallback.</summary>
    AddsToFallback,
}

/// <summary>One rule: on such days (all selectors hold), at such times, the place is open, closed or maybe open.</summary>
internal sealed record OpeningRule(
    RuleJoin Join,
    ImmutableArray<DaySelector> Days,
    ImmutableArray<TimeRange> Times,
    OpenKind Kind,
    string? Comment
)
{
    public bool IsFallback => Join is RuleJoin.Fallback or RuleJoin.AddsToFallback;

    public bool PassesMidnight => Times.Any(static time => time.PassesMidnight);

    public bool Matches(DateOnly day, HolidayCalendar holidays)
    {
        foreach (var selector in Days)
        {
            if (!selector.Matches(day, holidays))
            {
                return false;
            }
        }
        return true;
    }

    public override string ToString() => Write(stateImplied: true);

    /// <summary>Before "," the state must be written: a time alone after it would read as one more time of this rule.</summary>
    public string Write(bool stateImplied)
    {
        var selectors = string.Join(' ', [.. Days.Select(static days => days.ToString()), WriteTimes()]).Trim();
        var state = Kind switch
        {
            OpenKind.Closed => "off",
            OpenKind.Unknown when Comment is null => "unknown",
            OpenKind.Open when Comment is not null || !stateImplied || selectors.Length == 0 => "open",
            _ => "",
        };
        string[] parts = [selectors, state, Comment is null ? "" : $"\"{Comment}\""];
        return string.Join(' ', parts.Where(static part => part.Length > 0));
    }

    private string WriteTimes() =>
        Days.IsEmpty && Times is [var only] && only == TimeRange.WholeDay ? "24/7" : string.Join(',', Times);
}
