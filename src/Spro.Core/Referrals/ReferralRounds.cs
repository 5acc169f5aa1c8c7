using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;

namespace Spro.Core.Referrals;

/// <summary>Goes round the hand-overs whose silence is to be chased: reminds, warns, escalates, gives back, counts as lost.</summary>
public sealed class ReferralRounds(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    private const int AtOnce = 100;

    /// <summary>Does all that is due; safe on several nodes at once. Gives how many steps were taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        // What is due on no calendar of France is not due.
        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(1));
        var last = Guid.Empty;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var after = last;
            var rows = await db.Set<Referral>()
                .Where(referral => referral.NextChaseOn <= latest && referral.Id > after)
                .OrderBy(referral => referral.Id)
                .Take(AtOnce)
                .Select(referral => referral.Id)
                .ToListAsync(cancellationToken);
            foreach (var id in rows)
                done += await ChaseAsync(id, cancellationToken);
            if (rows.Count < AtOnce)
                return done;
            last = rows[^1];
        }
    }

    // One at a time, each in its own transaction: one that fails holds back no other.
    private async Task<int> ChaseAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral)
            return 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = catalogues.Current.Territory.CalendarOf(referral.DepartmentCode);
        var today = calendar.DayOf(now);
        if (referral.Due(calendar, ReferralDeadlines.Usual) is not { } due || due.On > today)
            return 0;
        switch (due.Step)
        {
            case ChaseStep.Expire:
                db.Add(
                    referral.Do(
                        Guid.CreateVersion7(),
                        ReferralAct.Expire,
                        Party.Clock,
                        now,
                        calendar,
                        ReferralDeadlines.Usual
                    )
                );
                break;
            case ChaseStep.Lose:
                db.Add(
                    referral.Do(
                        Guid.CreateVersion7(),
                        ReferralAct.End,
                        Party.Clock,
                        now,
                        calendar,
                        ReferralDeadlines.Usual
                    )
                );
                referral.Outcome = ReferralOutcome.LostToFollowUp;
                break;
            default:
                if (due.IsStatutory)
                    referral.ClockChased = due.Step;
                else
                    referral.Chased = due.Step;
                if (due.Step == ChaseStep.Escalate)
                    referral.Escalate(today);
                referral.Plan(calendar, ReferralDeadlines.Usual);
                break;
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return 1;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody moved it, or another node did this: either way it is no longer due as it was.
            return 0;
        }
    }
}
