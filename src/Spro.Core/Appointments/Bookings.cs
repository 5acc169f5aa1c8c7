using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>What a professional asks for somebody.</summary>
public sealed record Booking
{
    /// <summary>Chosen by the form.</summary>
    public required Guid Id { get; init; }

    /// <summary>The opening, one of whose slots is wanted.</summary>
    public required Guid OpeningId { get; init; }

    /// <summary>The start of the slot.</summary>
    public required DateTime Start { get; init; }

    /// <summary>How they meet.</summary>
    public required Ways Way { get; init; }

    /// <summary>For whom.</summary>
    public required ExpectedPerson Person { get; init; }

    /// <summary>Since when they wish advice; today when not said.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The first slot they were proposed.</summary>
    public DateTime? FirstOffered { get; init; }

    /// <summary>The hand-over it is part of.</summary>
    public Guid? ReferralId { get; init; }
}

/// <summary>Books, moves and cancels appointments. Two people never have one seat: see <see cref="Sitting"/>.</summary>
public sealed class Bookings(
    IDbContextFactory<SproDbContext> databases,
    SlotSearch slots,
    WaitingList waitingList,
    AppointmentMessages messages,
    ReferralProgress referrals,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>Books; the same form sent twice books once.</summary>
    /// <exception cref="RefusedException">The slot is no longer free, or something is missing; it names the field.</exception>
    public async Task<Appointment> BookAsync(Actor actor, Booking booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(booking);
        var own = actor.StructureFor(Purpose.Appointments);
        var person = booking.Person.Checked(booking.Way);
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, BookAsync, cancellationToken);

        async Task<Appointment> BookAsync(SproDbContext db)
        {
            var known = await db.Set<Appointment>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == booking.Id, cancellationToken);
            if (known?.ClosedAt is not null)
                throw Tombstones.Refusal();
            if (known is not null)
                return known.BookedByStructureId == own
                    ? known
                    : throw new RefusedException(
                        "appointment-taken",
                        "Ce rendez-vous existe déjà : ouvrez un nouveau formulaire."
                    );
            await Tombstones.RefuseAsync(db, booking.Id, cancellationToken);
            var slot = await FreeAsync(
                db,
                booking.OpeningId,
                booking.Start,
                opening => opening.StructureId == own || opening.OpenToNetwork,
                cancellationToken
            );
            RequireWay(slot.Opening, booking.Way);
            var now = Now;
            var today = LocalCalendar.Metropolitan.DayOf(now);
            var appointment = New(booking.Id, slot, booking.Way, now);
            appointment.BookedBy = actor.AccountId;
            appointment.BookedByStructureId = own;
            appointment.ReferralId = booking.ReferralId;
            appointment.AskedOn = booking.AskedOn is { } asked && asked <= today ? asked : today;
            appointment.FirstOffered = booking.FirstOffered;
            appointment.Write(person, keyring);
            db.Add(appointment);
            await db.SaveChangesAsync(cancellationToken);
            if (await Seating.TakeAsync(db, slot, appointment.Id, now, cancellationToken) is null)
                throw Taken();
            await referrals.TakenAsync(db, appointment, actor, cancellationToken);
            await messages.ExpectAsync(db, appointment, keyring, cancellationToken);
            return appointment;
        }
    }

    /// <summary>Moves an appointment to another slot of the same structure; false when the actor has no such appointment.</summary>
    /// <exception cref="RefusedException">The slot is not free, or the appointment is over.</exception>
    public async Task<bool> MoveAsync(
        Actor actor,
        Guid id,
        Guid openingId,
        DateTime start,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        return await MoveAsync(
            appointment => appointment.StructureId == own || appointment.BookedByStructureId == own,
            (appointment, opening) =>
                opening.StructureId == appointment.StructureId && (opening.StructureId == own || opening.OpenToNetwork),
            id,
            openingId,
            start,
            appointment => appointment.StructureId == own ? Party.Receiver : Party.Sender,
            cancellationToken
        );
    }

    /// <summary>Cancels; false when the actor has no such appointment, or it has been said what became of it.</summary>
    /// <param name="actor">Who cancels.</param>
    /// <param name="id">Which.</param>
    /// <param name="isPerson">The person said it; else it is one of the structures.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<bool> CancelAsync(Actor actor, Guid id, bool isPerson, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        return await CancelAsync(
            appointment => appointment.StructureId == own || appointment.BookedByStructureId == own,
            id,
            appointment =>
                isPerson ? CancelledBy.Person
                : appointment.StructureId == own ? CancelledBy.Structure
                : CancelledBy.Sender,
            cancellationToken
        );
    }

    internal async Task<bool> MoveAsync(
        Func<Appointment, bool> isTheirs,
        Func<Appointment, Opening, bool> isAllowed,
        Guid id,
        Guid openingId,
        DateTime start,
        Func<Appointment, Party> by,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, MoveAsync, cancellationToken);

        async Task<bool> MoveAsync(SproDbContext db)
        {
            var appointment = await db.Set<Appointment>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (appointment is null || !isTheirs(appointment))
                return false;
            var now = Now;
            if (appointment.State != AppointmentState.Booked || appointment.Start <= now)
                throw new RefusedException("appointment-over", "Ce rendez-vous ne peut plus être déplacé.");
            if (appointment.Start == start && appointment.End > start && await IsInAsync(db, id, openingId))
                return true;
            var slot = await FreeAsync(
                db,
                openingId,
                start,
                opening => isAllowed(appointment, opening),
                cancellationToken
            );
            RequireWay(slot.Opening, appointment.Way);
            var before = await Seating.GiveBackAsync(db, id, cancellationToken);
            if (await Seating.TakeAsync(db, slot, id, now, cancellationToken) is null)
                throw Taken();
            (appointment.PlaceId, appointment.AdviserId) = (slot.Opening.PlaceId, slot.Opening.AdviserId);
            (appointment.Start, appointment.End) = (slot.Start, slot.End);
            appointment.Subject = slot.Opening.Subject;
            appointment.Changes++;
            appointment.RemindedAt = null;
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<AppointmentLink>()
                .Where(link => link.AppointmentId == id && link.Use == LinkUse.Manage)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.ExpiresAt, slot.End), cancellationToken);
            if (before is { } freed)
                await waitingList.PassOnAsync(db, freed, keyring, cancellationToken);
            await referrals.MovedAsync(db, appointment, by(appointment), cancellationToken);
            await messages.ExpectAsync(db, appointment, keyring, cancellationToken);
            return true;
        }

        Task<bool> IsInAsync(SproDbContext db, Guid appointment, Guid opening) =>
            db.Set<Seat>()
                .AnyAsync(
                    seat =>
                        seat.AppointmentId == appointment
                        && db.Set<Sitting>().Any(one => one.Id == seat.SittingId && one.OpeningId == opening),
                    cancellationToken
                );
    }

    internal async Task<bool> CancelAsync(
        Func<Appointment, bool> isTheirs,
        Guid id,
        Func<Appointment, CancelledBy> by,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, CancelAsync, cancellationToken);

        async Task<bool> CancelAsync(SproDbContext db)
        {
            var appointment = await db.Set<Appointment>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (appointment is null || !isTheirs(appointment))
                return false;
            var (now, who) = (Now, by(appointment));
            // Two who cancel at once cancel once.
            var changed = await db.Set<Appointment>()
                .Where(one => one.Id == id && one.State == AppointmentState.Booked && one.Start > now)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(one => one.State, AppointmentState.Cancelled)
                            .SetProperty(one => one.StateAt, now)
                            .SetProperty(one => one.CancelledBy, who),
                    cancellationToken
                );
            // Whoever had no answer asks again: it is done.
            if (changed == 0)
                return await db.Set<Appointment>()
                    .AnyAsync(
                        one => one.Id == id && one.State == AppointmentState.Cancelled && one.CancelledBy == who,
                        cancellationToken
                    );
            if (await Seating.GiveBackAsync(db, id, cancellationToken) is { } freed)
                await waitingList.PassOnAsync(db, freed, keyring, cancellationToken);
            await messages.CancelAsync(db, appointment, keyring, cancellationToken);
            appointment.CancelledBy = who;
            await referrals.CancelledAsync(db, appointment, cancellationToken);
            return true;
        }
    }

    internal static Appointment New(Guid id, FreeSlot slot, Ways way, DateTime now) =>
        new()
        {
            Id = id,
            StructureId = slot.Opening.StructureId,
            PlaceId = slot.Opening.PlaceId,
            AdviserId = slot.Opening.AdviserId,
            Start = slot.Start,
            End = slot.End,
            Way = way,
            Subject = slot.Opening.Subject,
            BookedAt = now,
            StateAt = now,
            Name = null!,
        };

    internal static void RequireWay(Opening opening, Ways way)
    {
        if (way is not (Ways.InPerson or Ways.Phone or Ways.Video) || (opening.Ways & way) == Ways.None)
            throw RefusedException.At(
                nameof(Booking.Way),
                "way",
                "Choisissez une manière de se rencontrer parmi celles du créneau."
            );
    }

    private async Task<FreeSlot> FreeAsync(
        SproDbContext db,
        Guid openingId,
        DateTime start,
        Func<Opening, bool> isAllowed,
        CancellationToken cancellationToken
    ) => await slots.FindAsync(db, openingId, start, isAllowed, cancellationToken) ?? throw Taken();

    private static RefusedException Taken() =>
        RefusedException.At(
            nameof(Booking.Start),
            "slot-taken",
            "Ce créneau vient d'être pris, ou n'est plus ouvert. Choisissez-en un autre."
        );

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
