using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Appointments;

/// <summary>
/// Takes and gives back seats. Whoever does writes the sitting first and so waits for whoever does the same; what remains
/// possible at once (two who make the same sitting) is refused by the store and tried again.
/// </summary>
internal static class Seating
{
    private const int MostTries = 20;

    /// <summary>Does something in a transaction of its own; again, when the store says that somebody was faster.</summary>
    public static async Task<T> InTurnAsync<T>(
        IDbContextFactory<SproDbContext> databases,
        Func<SproDbContext, Task<T>> act,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var result = await act(db);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception clash) when (tried < MostTries && clash is DbUpdateException or DbException) { }
        }
    }

    /// <summary>Gives somebody a seat in a slot; null when there is none left.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="appointmentId">Whose: the appointment is saved already.</param>
    /// <param name="now">Seats kept for others until then are free again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Guid?> TakeAsync(
        SproDbContext db,
        FreeSlot slot,
        Guid appointmentId,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var (opening, start, end) = (slot.Opening, slot.Start, slot.End);
        while (true)
        {
            var sittingId = await db.Set<Sitting>()
                .Where(one =>
                    one.AdviserId == opening.AdviserId
                    && one.OpeningId == opening.Id
                    && one.Start == start
                    && one.End == end
                )
                .Select(one => (Guid?)one.Id)
                .SingleOrDefaultAsync(cancellationToken);
            if (sittingId is { } known)
            {
                // It may just have been given back whole.
                if (!await TurnAsync(db, known, cancellationToken))
                    continue;
                return await TakeSeatAsync(db, known, appointmentId, null, now, cancellationToken) ? known : null;
            }
            var isHeld = await db.Set<HeldTime>()
                .AnyAsync(
                    held => held.AdviserId == opening.AdviserId && held.At >= start && held.At < end,
                    cancellationToken
                );
            return isHeld ? null : await OpenAsync(db, slot, appointmentId, cancellationToken);
        }
    }

    /// <summary>Gives somebody the seat that was kept for them; false when it no longer is.</summary>
    public static async Task<bool> TakeKeptAsync(
        SproDbContext db,
        Guid sittingId,
        Guid waitingId,
        Guid appointmentId,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        await TurnAsync(db, sittingId, cancellationToken)
        && await TakeSeatAsync(db, sittingId, appointmentId, waitingId, now, cancellationToken);

    /// <summary>Gives back the seat of an appointment; gives the sitting, or null when it had none.</summary>
    public static async Task<Guid?> GiveBackAsync(
        SproDbContext db,
        Guid appointmentId,
        CancellationToken cancellationToken
    )
    {
        var sittingId = await db.Set<Seat>()
            .Where(seat => seat.AppointmentId == appointmentId)
            .Select(seat => (Guid?)seat.SittingId)
            .SingleOrDefaultAsync(cancellationToken);
        if (sittingId is not { } sitting || !await TurnAsync(db, sitting, cancellationToken))
            return null;
        await db.Set<Seat>()
            .Where(seat => seat.AppointmentId == appointmentId)
            .ExecuteUpdateAsync(set => set.SetProperty(seat => seat.AppointmentId, (Guid?)null), cancellationToken);
        return sitting;
    }

    /// <summary>Whoever writes the sitting first waits for the others; false when it is no more.</summary>
    public static async Task<bool> TurnAsync(SproDbContext db, Guid sittingId, CancellationToken cancellationToken) =>
        await db.Set<Sitting>()
            .Where(one => one.Id == sittingId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Turns, one => one.Turns + 1), cancellationToken) > 0;

    /// <summary>A sitting where nobody is expected nor may be frees its adviser's time.</summary>
    public static Task CloseIfEmptyAsync(SproDbContext db, Guid sittingId, CancellationToken cancellationToken) =>
        db.Set<Sitting>()
            .Where(one =>
                one.Id == sittingId
                && !db.Set<Seat>()
                    .Any(seat => seat.SittingId == sittingId && (seat.AppointmentId != null || seat.WaitingId != null))
            )
            .ExecuteDeleteAsync(cancellationToken);

    private static async Task<Guid> OpenAsync(
        SproDbContext db,
        FreeSlot slot,
        Guid appointmentId,
        CancellationToken cancellationToken
    )
    {
        var (opening, start, end) = (slot.Opening, slot.Start, slot.End);
        var sitting = new Sitting
        {
            Id = Guid.CreateVersion7(),
            StructureId = opening.StructureId,
            PlaceId = opening.PlaceId,
            AdviserId = opening.AdviserId,
            OpeningId = opening.Id,
            Start = start,
            End = end,
        };
        db.Add(sitting);
        for (var at = start; at < end; at = at.AddMinutes(Opening.Step))
            db.Add(
                new HeldTime
                {
                    AdviserId = opening.AdviserId,
                    At = at,
                    SittingId = sitting.Id,
                }
            );
        for (var number = 0; number < opening.Capacity; number++)
            db.Add(
                new Seat
                {
                    SittingId = sitting.Id,
                    Number = number,
                    AppointmentId = number == 0 ? appointmentId : null,
                }
            );
        await db.SaveChangesAsync(cancellationToken);
        return sitting.Id;
    }

    private static async Task<bool> TakeSeatAsync(
        SproDbContext db,
        Guid sittingId,
        Guid appointmentId,
        Guid? waitingId,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var seats = db.Set<Seat>().Where(seat => seat.SittingId == sittingId && seat.AppointmentId == null);
        seats = waitingId is { } waiting
            ? seats.Where(seat => seat.WaitingId == waiting && seat.HeldUntil > now)
            : seats.Where(seat => seat.WaitingId == null || seat.HeldUntil <= now);
        var number = await seats
            .OrderBy(seat => seat.Number)
            .Select(seat => (int?)seat.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return number is not null
            && await db.Set<Seat>()
                .Where(seat => seat.SittingId == sittingId && seat.Number == number && seat.AppointmentId == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(seat => seat.AppointmentId, appointmentId)
                            .SetProperty(seat => seat.WaitingId, (Guid?)null)
                            .SetProperty(seat => seat.HeldUntil, (DateTime?)null),
                    cancellationToken
                ) > 0;
    }
}
