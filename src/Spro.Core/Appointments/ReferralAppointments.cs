using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;

namespace Spro.Core.Appointments;

/// <summary>The appointments taken for hand-overs, as the hand-overs see them.</summary>
public sealed class ReferralAppointments(
    WaitingList waitingList,
    AppointmentMessages messages,
    IdentityKeys keys,
    TimeProvider clock
) : IReferralAppointments
{
    /// <inheritdoc/>
    public async Task CancelAsync(
        SproDbContext db,
        Guid referralId,
        bool isErased,
        CancellationToken cancellationToken,
        Guid? except = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = clock.GetUtcNow().UtcDateTime;
        var keyring = await keys.OpenAsync(cancellationToken);
        foreach (
            var appointment in await db.Set<Appointment>()
                .Where(one =>
                    one.ReferralId == referralId
                    && one.State == AppointmentState.Booked
                    && one.Start > now
                    && one.Id != except
                )
                .ToListAsync(cancellationToken)
        )
        {
            (appointment.State, appointment.StateAt) = (AppointmentState.Cancelled, now);
            appointment.CancelledBy = isErased ? CancelledBy.Person : CancelledBy.Structure;
            if (await Seating.GiveBackAsync(db, appointment.Id, cancellationToken) is { } freed)
                await waitingList.PassOnAsync(db, freed, keyring, cancellationToken);
            await messages.CancelAsync(db, appointment, keyring, cancellationToken);
        }
        if (isErased)
            await waitingList.WithdrawAsync(db, referralId, isErased, keyring, cancellationToken);
        // What did not take place says nothing worth keeping of who has said no.
        if (isErased)
            db.RemoveRange(
                await db.Set<Appointment>()
                    .Where(one => one.ReferralId == referralId && one.State != AppointmentState.Met)
                    .ToListAsync(cancellationToken)
            );
    }

    /// <inheritdoc/>
    public async Task StopWaitingAsync(SproDbContext db, Guid referralId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keyring = await keys.OpenAsync(cancellationToken);
        await waitingList.WithdrawAsync(db, referralId, isErased: false, keyring, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task AttendAsync(SproDbContext db, Guid referralId, bool hasCome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            await db.Set<Appointment>()
                .Where(one => one.ReferralId == referralId && one.State == AppointmentState.Booked && one.Start <= now)
                .OrderByDescending(one => one.Start)
                .FirstOrDefaultAsync(cancellationToken) is
            { } appointment
        )
            appointment.Attend(hasCome ? null : MissedReason.NotKnown, now);
    }
}
