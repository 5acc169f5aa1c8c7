using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>
/// Takes the seat that is kept for somebody who waits, or leaves it to the next: they do with their link, or a desk does for
/// them when they come or call.
/// </summary>
public sealed class KeptSeats(
    IDbContextFactory<SproDbContext> databases,
    WaitingList waitingList,
    AppointmentMessages messages,
    ReferralProgress referrals,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The person takes it; gives the secret of the appointment's link, or null when it is no longer kept.</summary>
    /// <exception cref="RefusedException">It was passed on this instant, or one does not meet in that way.</exception>
    public async Task<string?> AcceptAsync(string token, Ways way, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, AcceptAsync, cancellationToken);

        async Task<string?> AcceptAsync(SproDbContext db) =>
            await LinkAsync(db, token, cancellationToken) is { WaitingId: { } waiting, SittingId: { } sitting }
                ? (await TakeAsync(db, waiting, sitting, way, actor: null, keyring, cancellationToken))?.Token
                : null;
    }

    /// <summary>A desk takes it for them; gives the appointment, or null when nothing is kept for somebody of the actor's.</summary>
    /// <exception cref="RefusedException">It was passed on this instant, or one does not meet in that way.</exception>
    public async Task<Guid?> AcceptAsync(Actor actor, Guid waitingId, Ways way, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, AcceptAsync, cancellationToken);

        async Task<Guid?> AcceptAsync(SproDbContext db)
        {
            var now = Now;
            var sitting = await (
                from waiting in WaitingList.Of(db, actor)
                join seat in db.Set<Seat>() on waiting.Id equals seat.WaitingId
                where waiting.Id == waitingId && seat.HeldUntil > now
                select (Guid?)seat.SittingId
            ).FirstOrDefaultAsync(cancellationToken);
            return sitting is { } kept
                ? (await TakeAsync(db, waitingId, kept, way, actor, keyring, cancellationToken))?.Id
                : null;
        }
    }

    /// <summary>The person leaves it to the next, and goes on waiting. False when it is no longer kept.</summary>
    public async Task<bool> DeclineAsync(string token, CancellationToken cancellationToken)
    {
        AppointmentLink? link;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            link = await LinkAsync(db, token, cancellationToken);
        if (link is not { WaitingId: { } waitingId })
            return false;
        await waitingList.FreeAsync(waitingId, cancellationToken);
        return true;
    }

    /// <summary>A desk leaves it for them, who go on waiting. False when the actor has nobody such who waits.</summary>
    public async Task<bool> DeclineAsync(Actor actor, Guid waitingId, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            if (!await WaitingList.Of(db, actor).AnyAsync(one => one.Id == waitingId, cancellationToken))
                return false;
        await waitingList.FreeAsync(waitingId, cancellationToken);
        return true;
    }

    private async Task<(Guid Id, string Token)?> TakeAsync(
        SproDbContext db,
        Guid waitingId,
        Guid sittingId,
        Ways way,
        Actor? actor,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        var waiting = await db.Set<Waiting>().SingleAsync(one => one.Id == waitingId, cancellationToken);
        var kept = await (
            from sitting in db.Set<Sitting>().AsNoTracking()
            join opening in db.Set<Opening>() on sitting.OpeningId equals opening.Id
            where sitting.Id == sittingId
            select new { Sitting = sitting, Opening = opening }
        ).SingleOrDefaultAsync(cancellationToken);
        if (kept is null || waiting.State != WaitingState.Waiting)
            return null;
        Bookings.RequireWay(kept.Opening, way);
        var appointment = Bookings.New(
            Guid.CreateVersion7(),
            new FreeSlot(kept.Opening, kept.Sitting.Start, kept.Sitting.End, 1),
            way,
            now
        );
        appointment.BookedBy = waiting.BookedBy;
        appointment.BookedByStructureId = waiting.BookedByStructureId;
        appointment.ReferralId = waiting.ReferralId;
        appointment.AskedOn = LocalCalendar.Metropolitan.DayOf(waiting.Since);
        appointment.FirstOffered = kept.Sitting.Start;
        appointment.Write(waiting.Person(keyring), keyring);
        db.Add(appointment);
        waiting.State = WaitingState.Served;
        await db.SaveChangesAsync(cancellationToken);
        if (!await Seating.TakeKeptAsync(db, sittingId, waitingId, appointment.Id, now, cancellationToken))
            throw new RefusedException("proposal-over", "Cette place n'est plus gardée.");
        // What tells them of the place tells nothing any more.
        await messages.WithdrawProposalAsync(db, waitingId, cancellationToken);
        if (actor is null)
            await referrals.TakenByPersonAsync(db, appointment, cancellationToken);
        else
            await referrals.TakenAsync(db, appointment, actor, cancellationToken);
        return (appointment.Id, await messages.ExpectAsync(db, appointment, keyring, cancellationToken));
    }

    private async Task<AppointmentLink?> LinkAsync(
        SproDbContext db,
        string token,
        CancellationToken cancellationToken
    ) =>
        await PersonAppointments.FindAsync(db, token, LinkUse.Proposal, cancellationToken) is { } link
        && link.ExpiresAt > Now
            ? link
            : null;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
