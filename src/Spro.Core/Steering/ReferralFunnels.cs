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
        // Those that were erased because the person asked still count.
        var erased = (await db.Set<ErasedReferral>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            one => one.DepartmentCode,
            StringComparer.Ordinal
        );
        return
        [
            .. acts.Select(one => one.DepartmentCode)
                .Concat(erased.Select(department => department.Key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(department =>
                {
                    int Of(ReferralAct act) =>
                        acts.Where(one => one.DepartmentCode == department && one.Act == act).Sum(one => one.Count);
                    var outcomes = ended.Where(one => one.DepartmentCode == department).ToList();
                    var gone = erased[department].ToList();
                    return ReferralFunnel.Publish(
                        department,
                        new FunnelCounts(
                            Of(ReferralAct.Propose) + gone.Count,
                            Of(ReferralAct.Withdraw) + gone.Count(one => one.SaidNo),
                            sent.Where(one => one.DepartmentCode == department).Sum(one => one.Count)
                                + gone.Count(one => one.WasSent),
                            answered.Where(one => one.DepartmentCode == department).Sum(one => one.Count)
                                + gone.Count(one => one.WasAcknowledged),
                            accepted.Where(one => one.DepartmentCode == department).Sum(one => one.Count)
                                + gone.Count(one => one.WasAccepted),
                            Of(ReferralAct.Decline) + gone.Count(one => one.WasDeclined),
                            Of(ReferralAct.Meet) + gone.Count(one => one.HasMet),
                            outcomes.Where(one => one.Outcome != ReferralOutcome.LostToFollowUp).Sum(one => one.Count)
                                + gone.Count(one => one.Outcome is not (null or ReferralOutcome.LostToFollowUp)),
                            outcomes.Where(one => one.Outcome == ReferralOutcome.LostToFollowUp).Sum(one => one.Count)
                                + gone.Count(one => one.Outcome == ReferralOutcome.LostToFollowUp)
                        )
                    );
                }),
        ];
    }
}
