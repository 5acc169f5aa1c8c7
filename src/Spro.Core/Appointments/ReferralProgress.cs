using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Referrals;

namespace Spro.Core.Appointments;

/// <summary>
/// Moves a hand-over on with the appointment taken for it, in the same transaction: what is booked, moved, cancelled or
/// attended is written once.
/// </summary>
public sealed class ReferralProgress(ReferralSteps steps, IReferralAppointments appointments)
{
    /// <summary>A slot is taken for it, by one of its two structures, in the receiver's.</summary>
    /// <exception cref="RefusedException">The hand-over is of others, of another receiver, or no longer waits for that.</exception>
    internal async Task TakenAsync(
        SproDbContext db,
        Appointment appointment,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, appointment, cancellationToken) is not { } referral)
            return;
        if (
            ReferralSteps.SideOf(referral, actor.StructureFor(Purpose.HandOver)) is not { } side
            || referral.ReceiverId != appointment.StructureId
        )
            throw new RefusedException("not-its-receiver", "Ce créneau n'est pas de la structure qui prend la suite.");
        // One day at a time: it takes the place of the one before.
        await appointments.CancelAsync(db, referral.Id, isErased: false, cancellationToken, except: appointment.Id);
        await WriteAsync(db, referral, ReferralAct.TakeSlot, side, actor, appointment.Start, cancellationToken);
    }

    /// <summary>The person takes the seat that was kept for them: it takes the place of the one before.</summary>
    internal async Task TakenByPersonAsync(
        SproDbContext db,
        Appointment appointment,
        CancellationToken cancellationToken
    )
    {
        if (appointment.ReferralId is not { } referral)
            return;
        await appointments.CancelAsync(db, referral, isErased: false, cancellationToken, except: appointment.Id);
        await FollowAsync(
            db,
            appointment,
            ReferralAct.TakeSlot,
            Party.Person,
            null,
            appointment.Start,
            cancellationToken
        );
    }

    /// <summary>Its appointment has another hour.</summary>
    internal Task MovedAsync(
        SproDbContext db,
        Appointment appointment,
        Party by,
        CancellationToken cancellationToken
    ) => FollowAsync(db, appointment, ReferralAct.TakeSlot, by, null, appointment.Start, cancellationToken);

    /// <summary>Its appointment will not take place.</summary>
    internal async Task CancelledAsync(SproDbContext db, Appointment appointment, CancellationToken cancellationToken)
    {
        var by = appointment.CancelledBy switch
        {
            CancelledBy.Person => Party.Person,
            CancelledBy.Sender => Party.Sender,
            _ => Party.Receiver,
        };
        await FollowAsync(db, appointment, ReferralAct.CancelAppointment, by, null, null, cancellationToken);
    }

    /// <summary>The person came, or did not.</summary>
    internal Task AttendedAsync(
        SproDbContext db,
        Appointment appointment,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        FollowAsync(
            db,
            appointment,
            appointment.State == AppointmentState.Met ? ReferralAct.Meet : ReferralAct.Miss,
            Party.Receiver,
            actor,
            null,
            cancellationToken
        );

    // An appointment may outlive its hand-over, or have another after it: then nothing follows.
    private async Task FollowAsync(
        SproDbContext db,
        Appointment appointment,
        ReferralAct act,
        Party by,
        Actor? actor,
        DateTime? at,
        CancellationToken cancellationToken
    )
    {
        if (
            await FindAsync(db, appointment, cancellationToken) is { } referral
            && referral.ReceiverId == appointment.StructureId
            && ReferralTransitions.Next(referral.State, act, by) is not null
        )
            await WriteAsync(db, referral, act, by, actor, at, cancellationToken);
    }

    private Task WriteAsync(
        SproDbContext db,
        Referral referral,
        ReferralAct act,
        Party by,
        Actor? actor,
        DateTime? at,
        CancellationToken cancellationToken
    ) =>
        steps.WriteAsync(
            db,
            referral,
            new ReferralStep(Guid.CreateVersion7(), act) { AppointmentAt = at },
            by,
            actor,
            cancellationToken
        );

    private static async Task<Referral?> FindAsync(
        SproDbContext db,
        Appointment appointment,
        CancellationToken cancellationToken
    ) =>
        appointment.ReferralId is { } id
            ? await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            : null;
}
