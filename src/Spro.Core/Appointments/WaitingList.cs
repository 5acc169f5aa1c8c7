using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>Whom to write down on a waiting list, and for what.</summary>
public sealed record WaitingWish
{
    /// <summary>Chosen by the form.</summary>
    public required Guid Id { get; init; }

    /// <summary>The structure they wish to see.</summary>
    public required Guid StructureId { get; init; }

    /// <summary>The adviser; null for any.</summary>
    public Guid? AdviserId { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Until which day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The ways that suit them.</summary>
    public required Ways Ways { get; init; }

    /// <summary>For whom.</summary>
    public required ExpectedPerson Person { get; init; }

    /// <summary>The hand-over they wait for an appointment of; null when of none.</summary>
    public Guid? ReferralId { get; init; }
}

/// <summary>A seat kept for somebody of a waiting list.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Ways">How one can meet.</param>
/// <param name="Until">Until when it is kept.</param>
public sealed record KeptSeat(DateTime Start, Ways Ways, DateTime Until);

/// <summary>Somebody of a waiting list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">How they want to be called.</param>
/// <param name="From">From which day they can come.</param>
/// <param name="To">Until which day.</param>
/// <param name="Since">Since when they wait.</param>
/// <param name="Kept">The seat that is kept for them; null when none is.</param>
public sealed record WaitingLine(Guid Id, string Name, DateOnly From, DateOnly To, DateTime Since, KeptSeat? Kept);

/// <summary>
/// Freed slots go to those who wait, in order: the first has a while to take it, then the next. Nobody is proposed the same
/// one twice, nor two at once.
/// </summary>
public sealed class WaitingList(
    IDbContextFactory<SproDbContext> databases,
    SlotSearch slots,
    AppointmentMessages messages,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>How long a freed seat is kept for somebody, at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>A proposal ends that long before the slot, at the latest.</summary>
    public static readonly TimeSpan BeforeStart = TimeSpan.FromHours(2);

    private static readonly TimeSpan ShortestProposal = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(31);

    /// <summary>Writes somebody down; the same form sent twice writes once.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task AddAsync(Actor actor, WaitingWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wish);
        var own = actor.StructureFor(Purpose.Appointments);
        var now = Now;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        if (wish.To < wish.From || wish.To < today || wish.To > today.AddDays(SlotSearch.FarthestDays))
            throw RefusedException.At(
                nameof(WaitingWish.To),
                "waiting-days",
                "Le dernier jour vient après le premier, dans les six mois."
            );
        if (wish.Ways == Ways.None)
            throw RefusedException.At(
                nameof(WaitingWish.Ways),
                "way",
                "Choisissez au moins une manière de se rencontrer."
            );
        var person = wish.Person.Checked((wish.Ways & Ways.Phone) != Ways.None ? Ways.Phone : wish.Ways);
        if (person.Channel == ReminderChannel.None)
            throw RefusedException.At(
                nameof(ExpectedPerson.Channel),
                "waiting-channel",
                "Il faut un moyen de prévenir la personne."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            wish.StructureId != own
            && !await db.Set<Opening>()
                .AnyAsync(one => one.StructureId == wish.StructureId && one.OpenToNetwork, cancellationToken)
        )
            throw new RefusedException("not-open", "Cette structure n'a pas ouvert de créneaux au réseau.");
        var known = await db.Set<Waiting>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == wish.Id, cancellationToken);
        if (known?.ClosedAt is not null)
            throw Tombstones.Refusal();
        if (known is not null)
            return;
        await Tombstones.RefuseAsync(db, wish.Id, cancellationToken);
        if (wish.ReferralId is { } referral)
            await RequireWaitingAsync(db, referral, wish.StructureId, own, cancellationToken);
        var waiting = new Waiting
        {
            Id = wish.Id,
            StructureId = wish.StructureId,
            AdviserId = wish.AdviserId,
            From = wish.From,
            To = wish.To,
            Ways = wish.Ways,
            Since = now,
            BookedBy = actor.AccountId,
            BookedByStructureId = own,
            ReferralId = wish.ReferralId,
            Name = null!,
        };
        waiting.Write(person, keyring);
        db.Add(waiting);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Moved();
        }
    }

    // Whoever says no at the same moment is not written down: the hand-over is written with the wait.
    private static async Task RequireWaitingAsync(
        SproDbContext db,
        Guid referralId,
        Guid receiver,
        Guid own,
        CancellationToken cancellationToken
    )
    {
        var referral = await db.Set<Referral>()
            .AsTracking()
            .SingleOrDefaultAsync(one => one.Id == referralId && one.ReceiverId == receiver, cancellationToken);
        if (referral is null || ReferralSteps.SideOf(referral, own) is not { } side)
            throw new RefusedException("not-its-receiver", "Cette structure n'est pas celle qui prend la suite.");
        if (ReferralTransitions.Next(referral.State, ReferralAct.TakeSlot, side) is null)
            throw Moved();
        referral.Revision++;
    }

    private static RefusedException Moved() =>
        new("not-now", "La demande a avancé : elle n'attend plus de rendez-vous. Relisez où elle en est.");

    /// <summary>Those who wait for the actor's structure, or whom it has written down elsewhere, in order.</summary>
    public async Task<IReadOnlyList<WaitingLine>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = Now;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await Of(db, actor)
            .AsNoTracking()
            .Where(one => one.State == WaitingState.Waiting && one.To >= today)
            .OrderBy(one => one.Since)
            .ThenBy(one => one.Id)
            .Select(one => new
            {
                One = one,
                Kept = (
                    from seat in db.Set<Seat>()
                    join sitting in db.Set<Sitting>() on seat.SittingId equals sitting.Id
                    join opening in db.Set<Opening>() on sitting.OpeningId equals opening.Id
                    where seat.WaitingId == one.Id && seat.HeldUntil > now
                    select new
                    {
                        sitting.Start,
                        opening.Ways,
                        seat.HeldUntil,
                    }
                ).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(found => new WaitingLine(
                found.One.Id,
                found.One.Person(keyring).Name,
                found.One.From,
                found.One.To,
                found.One.Since,
                found.Kept is { HeldUntil: { } until } kept
                    ? new KeptSeat(kept.Start, kept.Ways & found.One.Ways, until)
                    : null
            )),
        ];
    }

    /// <summary>Takes somebody off the list; false when the actor has none such.</summary>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var changed = await Of(db, actor)
            .Where(one => one.Id == id && one.State == WaitingState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, WaitingState.Withdrawn), cancellationToken);
        if (changed > 0)
            await FreeAsync(id, cancellationToken);
        return changed > 0;
    }

    /// <summary>Passes on the seats that nobody took in time; gives how many sittings were looked at.</summary>
    public async Task<int> PassOnExpiredAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        List<Guid> sittings;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            sittings = await db.Set<Seat>()
                .Where(seat => seat.WaitingId != null && seat.HeldUntil <= now)
                .Select(seat => seat.SittingId)
                .Distinct()
                .ToListAsync(cancellationToken);
        await PassOnAsync(sittings, cancellationToken);
        return sittings.Count;
    }

    /// <summary>Deletes those whose wait is long over; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = LocalCalendar.Metropolitan.DayOf(Now - KeptAfter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Waiting>().Where(one => one.To < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes some off the list, whoever wrote them down; the seats kept for them go to the next.</summary>
    internal async Task StopAsync(Expression<Func<Waiting, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<Waiting>()
            .Where(which)
            .Where(one => one.State == WaitingState.Waiting)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in waiting)
        {
            await db.Set<Waiting>()
                .Where(one => one.Id == id && one.State == WaitingState.Waiting)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.State, WaitingState.Withdrawn),
                    cancellationToken
                );
            await FreeAsync(id, cancellationToken);
        }
    }

    /// <summary>Frees the seats kept for somebody, and passes them on.</summary>
    internal async Task FreeAsync(Guid waitingId, CancellationToken cancellationToken)
    {
        var now = Now;
        List<Guid> sittings;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            sittings = await db.Set<Seat>()
                .Where(seat => seat.WaitingId == waitingId)
                .Select(seat => seat.SittingId)
                .ToListAsync(cancellationToken);
            await db.Set<Seat>()
                .Where(seat => seat.WaitingId == waitingId)
                .ExecuteUpdateAsync(set => set.SetProperty(seat => seat.HeldUntil, now), cancellationToken);
            await messages.WithdrawProposalAsync(db, waitingId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        await PassOnAsync(sittings, cancellationToken);
    }

    /// <summary>Nobody waits any more for an appointment of a hand-over: it has one, or goes no further.</summary>
    /// <param name="db">In the transaction of what ends the wait.</param>
    /// <param name="referralId">The hand-over.</param>
    /// <param name="isErased">Nothing is kept of those who waited.</param>
    /// <param name="keyring">Opens who is next.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task WithdrawAsync(
        SproDbContext db,
        Guid referralId,
        bool isErased,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        foreach (
            var waiting in await db.Set<Waiting>()
                .Where(one => one.ReferralId == referralId && (isErased || one.State == WaitingState.Waiting))
                .ToListAsync(cancellationToken)
        )
        {
            if (waiting.State == WaitingState.Waiting)
                waiting.State = WaitingState.Withdrawn;
            await db.SaveChangesAsync(cancellationToken);
            await messages.WithdrawProposalAsync(db, waiting.Id, cancellationToken);
            var sittings = await db.Set<Seat>()
                .Where(seat => seat.WaitingId == waiting.Id)
                .Select(seat => seat.SittingId)
                .ToListAsync(cancellationToken);
            foreach (var sitting in sittings)
            {
                if (!await Seating.TurnAsync(db, sitting, cancellationToken))
                    continue;
                await db.Set<Seat>()
                    .Where(seat => seat.SittingId == sitting && seat.WaitingId == waiting.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(seat => seat.HeldUntil, now), cancellationToken);
                await PassOnAsync(db, sitting, keyring, cancellationToken);
            }
            if (isErased)
                db.Remove(waiting);
        }
    }

    /// <summary>Keeps the free seats of a sitting for the first who wait; with nobody to keep it for, it closes.</summary>
    /// <param name="db">In a transaction that has written the sitting.</param>
    /// <param name="sittingId">The sitting.</param>
    /// <param name="keyring">Opens who they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task PassOnAsync(
        SproDbContext db,
        Guid sittingId,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        var sitting = await db.Set<Sitting>().AsNoTracking().SingleAsync(one => one.Id == sittingId, cancellationToken);
        await db.Set<Seat>()
            .Where(seat => seat.SittingId == sittingId && seat.WaitingId != null && seat.HeldUntil <= now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(seat => seat.WaitingId, (Guid?)null)
                        .SetProperty(seat => seat.HeldUntil, (DateTime?)null),
                cancellationToken
            );
        var until = now + Patience < sitting.Start - BeforeStart ? now + Patience : sitting.Start - BeforeStart;
        if (
            until - now >= ShortestProposal
            && await slots.FindAsync(db, sitting.OpeningId, sitting.Start, _ => true, cancellationToken) is { } slot
            && slot.End == sitting.End
        )
        {
            var seats = await db.Set<Seat>()
                .Where(seat => seat.SittingId == sittingId && seat.AppointmentId == null && seat.WaitingId == null)
                .OrderBy(seat => seat.Number)
                .Select(seat => seat.Number)
                .ToListAsync(cancellationToken);
            var next = await NextAsync(db, sitting, slot.Opening.Ways, now, cancellationToken);
            foreach (var (number, waiting) in seats.Zip(next))
                await KeepAsync(db, sitting, number, waiting, slot.Opening.Ways, until, keyring, cancellationToken);
        }
        await Seating.CloseIfEmptyAsync(db, sittingId, cancellationToken);
    }

    private async Task PassOnAsync(IEnumerable<Guid> sittings, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        foreach (var sitting in sittings)
            await Seating.InTurnAsync(
                databases,
                async db =>
                {
                    if (!await Seating.TurnAsync(db, sitting, cancellationToken))
                        return false;
                    await PassOnAsync(db, sitting, keyring, cancellationToken);
                    return true;
                },
                cancellationToken
            );
    }

    private static async Task<IReadOnlyList<Waiting>> NextAsync(
        SproDbContext db,
        Sitting sitting,
        Ways ways,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var day = LocalCalendar.Metropolitan.DayOf(sitting.Start);
        var all = await db.Set<Waiting>()
            .AsNoTracking()
            .Where(one =>
                one.StructureId == sitting.StructureId
                && one.State == WaitingState.Waiting
                && one.From <= day
                && one.To >= day
                && (one.AdviserId == null || one.AdviserId == sitting.AdviserId)
                && !db.Set<ProposedSeat>().Any(seat => seat.WaitingId == one.Id && seat.SittingId == sitting.Id)
                && !db.Set<Seat>().Any(seat => seat.WaitingId == one.Id && seat.HeldUntil > now)
            )
            .OrderBy(one => one.Since)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellationToken);
        return [.. all.Where(one => (one.Ways & ways) != Ways.None)];
    }

    private async Task KeepAsync(
        SproDbContext db,
        Sitting sitting,
        int number,
        Waiting waiting,
        Ways ways,
        DateTime until,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        await db.Set<Seat>()
            .Where(seat => seat.SittingId == sitting.Id && seat.Number == number)
            .ExecuteUpdateAsync(
                set => set.SetProperty(seat => seat.WaitingId, waiting.Id).SetProperty(seat => seat.HeldUntil, until),
                cancellationToken
            );
        db.Add(
            new ProposedSeat
            {
                WaitingId = waiting.Id,
                SittingId = sitting.Id,
                ProposedAt = Now,
            }
        );
        var token = AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Proposal,
                WaitingId = waiting.Id,
                SittingId = sitting.Id,
                ExpiresAt = until,
            }
        );
        await messages.ProposeAsync(
            db,
            sitting,
            waiting,
            waiting.Ways & ways,
            (token, until),
            keyring,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    internal static IQueryable<Waiting> Of(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        return db.Set<Waiting>().Where(one => one.StructureId == own || one.BookedByStructureId == own);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
