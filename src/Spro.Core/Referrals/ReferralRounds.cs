using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>Goes round the hand-overs whose silence is to be chased: reminds, warns, escalates, gives back, counts as lost.</summary>
public sealed class ReferralRounds(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    IdentityKeys keys,
    ReferralMessages messages,
    Escalations escalations,
    TimeProvider clock
)
{
    private const int AtOnce = 100;
    private const int FirstHour = 7;

    /// <summary>Does all that is due; safe on several nodes at once. Gives how many steps were taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        List<Exception> problems = [];
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
                try
                {
                    done += await ChaseAsync(id, cancellationToken);
                }
                catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
                {
                    // One that fails holds back no other; it is told once all have been looked at.
                    problems.Add(problem);
                }
            if (rows.Count < AtOnce)
                break;
            last = rows[^1];
        }
        try
        {
            done += await ChaseCallsAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            problems.Add(problem);
        }
        return problems.Count == 0 ? done : throw new AggregateException(problems);
    }

    // Who asked to be called and was not, in time: the structure is told, and the référent has it.
    private async Task<int> ChaseCallsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = catalogues.Current.Territory.CalendarOf(null).DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var late = await (
            from call in db.Set<CallBack>()
            join referral in db.Set<Referral>() on call.ReferralId equals referral.Id
            where call.DoneAt == null && call.ChasedOn == null && call.DueOn < today
            orderby call.DueOn, call.Id
            select new { call, referral }
        )
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        if (late.Count == 0)
            return 0;
        var keyring = await keys.OpenAsync(cancellationToken);
        foreach (var one in late)
        {
            one.call.ChasedOn = today;
            one.referral.Escalate(today);
            one.referral.Revision++;
            messages.TellSilence(
                db,
                keyring,
                one.referral,
                one.call.StructureId,
                one.call.StructureId == one.referral.ReceiverId
                    ? one.referral.ReceiverPlaceId
                    : one.referral.SenderPlaceId,
                one.call.DueOn
            );
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return late.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them moved, or another node did this: the next round looks again.
            return 0;
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
        var deadlines = (await DeadlineTable.ReadAsync(db, cancellationToken)).Of(referral.ReceiverNetwork);
        if (referral.Due(calendar, deadlines) is not { } due || due.On > today)
            return 0;
        switch (due.Step)
        {
            case ChaseStep.Expire:
                db.Add(referral.Do(Guid.CreateVersion7(), ReferralAct.Expire, Party.Clock, now, calendar, deadlines));
                break;
            case ChaseStep.Lose:
                db.Add(referral.Do(Guid.CreateVersion7(), ReferralAct.End, Party.Clock, now, calendar, deadlines));
                referral.Outcome = ReferralOutcome.LostToFollowUp;
                break;
            default:
                if (due.IsStatutory)
                    referral.ClockChased = due.Step;
                else
                    referral.Chased = due.Step;
                if (due.Step == ChaseStep.Escalate)
                    referral.Escalate(today);
                referral.Plan(calendar, deadlines);
                break;
        }
        await TellAsync(db, referral, due.Step, now, calendar, cancellationToken);
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

    private async Task TellAsync(
        SproDbContext db,
        Referral referral,
        ChaseStep step,
        DateTime now,
        LocalCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var names = await ReferralSteps.NamesAsync(db, [referral.SenderId, referral.ReceiverId], cancellationToken);
        var both = new ReferralNames(names[referral.SenderId], names[referral.ReceiverId]);
        var since = calendar.DayOf(referral.StateSince);
        var isReceivers = ReferralTransitions.TurnOf(referral.State) == Party.Receiver;
        switch (step)
        {
            // It is late already: the answer is awaited by the end of the day.
            case ChaseStep.Remind when referral.State is ReferralState.Sent or ReferralState.Acknowledged:
                await messages.TellReceiverAsync(
                    db,
                    keyring,
                    referral,
                    both,
                    now,
                    calendar.DayOf(now),
                    isReminder: true,
                    cancellationToken
                );
                break;
            case ChaseStep.Remind when isReceivers:
                messages.TellSilence(db, keyring, referral, referral.ReceiverId, referral.ReceiverPlaceId, since);
                break;
            case ChaseStep.Remind:
                messages.TellSilence(db, keyring, referral, referral.SenderId, referral.SenderPlaceId, since);
                break;
            case ChaseStep.WarnBoth:
                messages.TellSilence(db, keyring, referral, referral.SenderId, referral.SenderPlaceId, since);
                messages.TellSilence(db, keyring, referral, referral.ReceiverId, referral.ReceiverPlaceId, since);
                break;
            case ChaseStep.Expire:
                messages.TellPerson(db, keyring, referral, ReferralAct.Expire, both);
                break;
        }
    }

    /// <summary>
    /// Sends each référent, once a day from seven in the morning, what waits on their territory; nothing to those for whom
    /// nothing waits. Gives how many were told.
    /// </summary>
    public async Task<int> TellOfficersAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = catalogues.Current.Territory.CalendarOf(null);
        if (calendar.ToLocal(now).Hour < FirstHour)
            return 0;
        var today = calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var officers = await (
            from membership in db.Set<AccountMembership>().AsNoTracking()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where membership.Role == Role.RegionalGuidanceOfficer
            where membership.ValidFrom <= today && (membership.ValidTo == null || membership.ValidTo >= today)
            where !db.Set<EscalationDigest>().Any(told => told.AccountId == account.Id && told.Day == today)
            select new { account, membership.DepartmentCode }
        ).ToListAsync(cancellationToken);
        var told = 0;
        foreach (var officer in officers.Where(one => one.account.IsOpenAt(now)))
        {
            var waiting = await escalations.OnAsync(officer.DepartmentCode, cancellationToken);
            if (waiting.Count > 0 && await TellAsync(officer.account, today, waiting, cancellationToken))
                told++;
        }
        return told;
    }

    private async Task<bool> TellAsync(
        Account officer,
        DateOnly today,
        IReadOnlyList<Escalation> waiting,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new EscalationDigest { AccountId = officer.Id, Day = today });
        messages.TellOfficer(
            db,
            keyring,
            officer,
            today,
            [
                .. waiting.Select(one => new DigestLine(
                    one.Reference,
                    one.Sender,
                    one.Receiver,
                    one.ClockEnd ?? one.EscalatedOn
                )),
            ]
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node has told them today.
            return false;
        }
    }
}
