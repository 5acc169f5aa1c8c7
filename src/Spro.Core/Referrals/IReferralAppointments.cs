using Spro.Core.Database;

namespace Spro.Core.Referrals;

/// <summary>
/// What a hand-over asks of the appointments taken for it in the slots of its receiver. They are kept elsewhere: a
/// hand-over may have none.
/// </summary>
public interface IReferralAppointments
{
    /// <summary>Gives back what is still to come, and tells who was expected.</summary>
    /// <param name="db">In the transaction of the step.</param>
    /// <param name="referralId">The hand-over.</param>
    /// <param name="isErased">The person takes back what they shared: nothing of them is kept there either.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="except">The one that takes the place of the others; null for none.</param>
    Task CancelAsync(
        SproDbContext db,
        Guid referralId,
        bool isErased,
        CancellationToken cancellationToken,
        Guid? except = null
    );

    /// <summary>It has an appointment, or goes no further with its receiver: nobody waits there for a freed slot any more.</summary>
    Task StopWaitingAsync(SproDbContext db, Guid referralId, CancellationToken cancellationToken);

    /// <summary>Notes that the person came, or did not, to the one whose hour has come.</summary>
    Task AttendAsync(SproDbContext db, Guid referralId, bool hasCome, CancellationToken cancellationToken);
}
