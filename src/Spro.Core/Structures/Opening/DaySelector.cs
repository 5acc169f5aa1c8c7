using System.Collections.Immutable;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>What a selector of days speaks of; a rule holds at most one selector of each kind.</summary>
internal enum DaySelectorKind
{
    Year,
    Date,
    Week,
    Holiday,
    Weekday,
}

/// <summary>A list of conditions of one kind; a day passes when one of them holds.</summary>
internal sealed record DaySelector(DaySelectorKind Kind, ImmutableArray<DayTest> Alternatives)
{
    public bool Matches(DateOnly day, HolidayCalendar holidays)
    {
        foreach (var alternative in Alternatives)
        {
            if (alternative.Matches(day, holidays))
            {
                return true;
            }
        }
        return false;
    }

    public override string ToString() => (Kind == DaySelectorKind.Week ? "week " : "") + string.Join(',', Alternatives);
}
