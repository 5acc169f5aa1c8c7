using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>A place has moved: whoever is expected there is told where it is now, as they chose to be told.</summary>
public sealed class PlaceMoves(AppointmentMessages messages, IdentityKeys keys)
{
    /// <summary>Tells those whose appointment in a place is to come.</summary>
    /// <param name="db">In the transaction of the move, which is saved already; the caller saves and commits.</param>
    /// <param name="placeId">The place, as it is now.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task TellAsync(SproDbContext db, Guid placeId, DateTime now, CancellationToken cancellationToken)
    {
        var expected = await db.Set<Appointment>()
            .Where(one => one.PlaceId == placeId && one.Way == Ways.InPerson)
            .Where(one => one.State == AppointmentState.Booked && one.Start > now)
            .ToListAsync(cancellationToken);
        if (expected.Count == 0)
            return;
        var keyring = await keys.OpenAsync(cancellationToken);
        foreach (var one in expected)
        {
            one.Changes++;
            one.RemindedAt = null;
            await messages.ExpectAsync(db, one, keyring, cancellationToken);
        }
    }
}
