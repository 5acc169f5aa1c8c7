using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>
/// "09:00-12:00", in minutes of the wall clock from midnight; past 24:00 it goes on the next day. An open-ended time
/// ("18:00+") has no known end: until its presumed one, the place may be open.
/// </summary>
internal readonly record struct TimeRange(int From, int Until, bool OpenEnded)
{
    public static readonly TimeRange WholeDay = new(0, LocalDay.WallMinutes, OpenEnded: false);

    /// <summary>The presumed end of the reference implementation: midnight, or a short night for a late start.</summary>
    public static TimeRange OpenEndedFrom(int from) =>
        new(
            from,
            from switch
            {
                >= 22 * 60 => from + 8 * 60,
                >= 17 * 60 => from + 10 * 60,
                _ => LocalDay.WallMinutes,
            },
            OpenEnded: true
        );

    public bool PassesMidnight => Until > LocalDay.WallMinutes;

    public override string ToString() => OpenEnded ? $"{Clock(From)}+" : $"{Clock(From)}-{Clock(Until)}";

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
