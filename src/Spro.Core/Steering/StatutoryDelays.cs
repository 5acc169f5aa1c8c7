using Spro.Core.Common;
using Spro.Core.Referrals;

namespace Spro.Core.Steering;

/// <summary>
/// How one clock that a text starts is kept (indicators I10 and I11, DOMAIN §6). A number under ten is not published: null.
/// </summary>
/// <param name="Clock">Which.</param>
/// <param name="Started">Requests or reports that started it.</param>
/// <param name="InTime">Those met by its last day.</param>
/// <param name="Late">Those met after it.</param>
/// <param name="Overdue">Those not met, past its last day.</param>
/// <param name="Running">Those not met, while it runs.</param>
public sealed record StatutoryDelays(
    StatutoryClock Clock,
    int? Started,
    int? InTime,
    int? Late,
    int? Overdue,
    int? Running
)
{
    /// <summary>Counts the hand-overs that started a clock (pure). What the person ended themself is left out.</summary>
    /// <param name="clock">Which.</param>
    /// <param name="all">For each that started it: its last day, and the day they met, if they have.</param>
    /// <param name="today">The day of the count.</param>
    public static StatutoryDelays Count(
        StatutoryClock clock,
        IReadOnlyCollection<(DateOnly End, DateOnly? Met)> all,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(all);
        var inTime = all.Count(one => one.Met <= one.End);
        var late = all.Count(one => one.Met > one.End);
        var overdue = all.Count(one => one.Met is null && one.End < today);
        var running = all.Count(one => one.Met is null && one.End >= today);
        // A total beside its parts would give back the one part that is left out.
        var isWhole = ((int[])[inTime, late, overdue, running]).All(part => SmallNumbers.Shown(part) is not null);
        return new(
            clock,
            isWhole ? SmallNumbers.Shown(all.Count) : null,
            SmallNumbers.Shown(inTime),
            SmallNumbers.Shown(late),
            SmallNumbers.Shown(overdue),
            SmallNumbers.Shown(running)
        );
    }
}
