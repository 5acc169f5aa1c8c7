using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Referrals;

namespace Spro.TestSupport;

/// <summary>
/// The people of the demonstration's year, for tests that say themselves who comes: the year has its own tests
/// (DemonstrationYearTests).
/// </summary>
public static class FictitiousPeople
{
    /// <summary>Takes them out of a store in which nobody has done anything yet, with the accounts that only received them.</summary>
    public static async Task ForgetAsync(SproDbContext db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Set<Sitting>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<Appointment>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<Referral>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<Contact>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<TallySheet>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<DeclaredTotal>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<Account>()
            .Where(account => !db.Set<AccountMembership>().Any(one => one.AccountId == account.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
