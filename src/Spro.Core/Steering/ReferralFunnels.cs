using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Referrals;

namespace Spro.Core.Steering;

/// <summary>Counts hand-overs by department from what happened, never from what is declared.</summary>
public sealed class ReferralFunnels(IDbContextFactory<SproDbContext> databases)
{
    private static readonly ReferralState[] Waiting =
    [
        ReferralState.Sent,
        ReferralState.Acknowledged,
        ReferralState.Expired,
    ];
    private static readonly ReferralState[] Answered =
    [
        ReferralState.Acknowledged,
        ReferralState.Accepted,
        ReferralState.AppointmentMade,
        ReferralState.Declined,
    ];
    private static readonly ReferralState[] TakenOver = [ReferralState.Accepted, ReferralState.AppointmentMade];

    /// <summary>The funnel of each department, as it may be published, in the order of their codes.</summary>
    public async Task<IReadOnlyList<ReferralFunnel>> ByDepartmentAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var acts = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            group trace.ReferralId by new { referral.DepartmentCode, trace.Act } into some
            select new
            {
                some.Key.DepartmentCode,
                some.Key.Act,
                Count = some.Distinct().Count(),
            }
        ).ToListAsync(cancellationToken);
        // Several acts say that the receiver has it: a hand-over counts once.
        var answered = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where Waiting.Contains(trace.From) && Answered.Contains(trace.To)
            group trace.ReferralId by referral.DepartmentCode into some
            select new { DepartmentCode = some.Key, Count = some.Distinct().Count() }
        ).ToListAsync(cancellationToken);
        // A slot opened to the network, then taken, is a yes too.
        var accepted = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where Waiting.Contains(trace.From) && TakenOver.Contains(trace.To)
            group trace.ReferralId by referral.DepartmentCode into some
            select new { DepartmentCode = some.Key, Count = some.Distinct().Count() }
        ).ToListAsync(cancellationToken);
        var sent = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where trace.To == ReferralState.Sent
            group trace.ReferralId by referral.DepartmentCode into some
            select new { DepartmentCode = some.Key, Count = some.Distinct().Count() }
        ).ToListAsync(cancellationToken);
        var ended = await (
            from referral in db.Set<Referral>()
            where referral.Outcome != null
            group referral by new { referral.DepartmentCode, referral.Outcome } into some
            select new
            {
                some.Key.DepartmentCode,
                some.Key.Outcome,
                Count = some.Count(),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. acts.GroupBy(one => one.DepartmentCode, StringComparer.Ordinal)
                .OrderBy(department => department.Key, StringComparer.Ordinal)
                .Select(department =>
                {
                    int Of(ReferralAct act) => department.Where(one => one.Act == act).Sum(one => one.Count);
                    var outcomes = ended.Where(one => one.DepartmentCode == department.Key).ToList();
                    return ReferralFunnel.Publish(
                        department.Key,
                        new FunnelCounts(
                            Of(ReferralAct.Propose),
                            Of(ReferralAct.Withdraw),
                            sent.Where(one => one.DepartmentCode == department.Key).Sum(one => one.Count),
                            answered.Where(one => one.DepartmentCode == department.Key).Sum(one => one.Count),
                            accepted.Where(one => one.DepartmentCode == department.Key).Sum(one => one.Count),
                            Of(ReferralAct.Decline),
                            Of(ReferralAct.Meet),
                            outcomes.Where(one => one.Outcome != ReferralOutcome.LostToFollowUp).Sum(one => one.Count),
                            outcomes.Where(one => one.Outcome == ReferralOutcome.LostToFollowUp).Sum(one => one.Count)
                        )
                    );
                }),
        ];
    }
}
