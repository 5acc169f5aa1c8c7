using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Referrals;

namespace Spro.Core.Steering;

/// <summary>Counts clocks kept and paths gone, from what happened; no column about a person is read.</summary>
public sealed class ReferralDelays(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>The clocks of texts, by department in the order of their codes; a clock that nothing started is left out.</summary>
    public async Task<IReadOnlyList<(string? DepartmentCode, StatutoryDelays Delays)>> ByDepartmentAsync(
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Referral>()
            .Where(one =>
                one.Clock != StatutoryClock.None
                && one.ClockFrom != null
                && (one.State != ReferralState.Withdrawn || one.FirstMetAt != null)
            )
            .Select(one => new
            {
                one.DepartmentCode,
                one.Clock,
                one.ClockFrom,
                one.FirstMetAt,
            })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. rows.GroupBy(row => (row.DepartmentCode, row.Clock))
                .OrderBy(group => group.Key.DepartmentCode, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Clock)
                .Select(group =>
                {
                    var calendar = catalogues.Current.Territory.CalendarOf(group.Key.DepartmentCode);
                    return (
                        group.Key.DepartmentCode,
                        StatutoryDelays.Count(
                            group.Key.Clock,
                            [
                                .. group.Select(row =>
                                    (
                                        ReferralChase.StatutoryEnd(row.Clock, row.ClockFrom!.Value)!.Value,
                                        row.FirstMetAt is { } met ? calendar.DayOf(met) : (DateOnly?)null
                                    )
                                ),
                            ],
                            calendar.DayOf(now)
                        )
                    );
                }),
        ];
    }

    /// <summary>The paths of the whole region; null while they are too few to be published.</summary>
    public async Task<PathFigures?> PathsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // What was sent: a structure that was only proposed has seen nobody.
        var legs = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where trace.To == ReferralState.Sent
            select new
            {
                referral.PathId,
                referral.SenderId,
                trace.ReceiverId,
            }
        ).ToListAsync(cancellationToken);
        var loops = await db.Set<Referral>().CountAsync(one => one.IsLoop, cancellationToken);
        var overrides = await db.Set<Referral>().CountAsync(one => one.IsOverride, cancellationToken);
        return PathFigures.Publish(
            [
                .. legs.GroupBy(leg => leg.PathId)
                    .Select(path => ReferralLoop.Length(path.Select(leg => (leg.SenderId, leg.ReceiverId)))),
            ],
            loops,
            overrides
        );
    }
}
