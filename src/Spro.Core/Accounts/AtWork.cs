using Spro.Core.Database;

namespace Spro.Core.Accounts;

/// <summary>Who works where today.</summary>
internal static class AtWork
{
    /// <summary>What those are who may now do something in their structure: a membership that holds, of an open account.</summary>
    /// <param name="db">The store.</param>
    /// <param name="purpose">What they may do there.</param>
    /// <param name="utc">Now.</param>
    public static IQueryable<AccountMembership> MembershipsAtWork(this SproDbContext db, Purpose purpose, DateTime utc)
    {
        var roles = Roles.OfPeople.Where(role => Rights.Of(role, purpose) is Reach.Own or Reach.Structure).ToList();
        return db.MembershipsAtWork(roles, utc);
    }

    /// <summary>The open accounts of those who may now do something, wherever it reaches.</summary>
    /// <param name="db">The store.</param>
    /// <param name="purpose">What they may do.</param>
    /// <param name="utc">Now.</param>
    public static IQueryable<Account> AccountsAtWork(this SproDbContext db, Purpose purpose, DateTime utc)
    {
        var roles = Roles.OfPeople.Where(role => Rights.Of(role, purpose) != Reach.Nothing).ToList();
        var memberships = db.MembershipsAtWork(roles, utc);
        return db.Set<Account>().Where(account => memberships.Any(one => one.AccountId == account.Id));
    }

    private static IQueryable<AccountMembership> MembershipsAtWork(
        this SproDbContext db,
        IReadOnlyCollection<Role> roles,
        DateTime utc
    )
    {
        var day = DateOnly.FromDateTime(utc);
        return from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where
                roles.Contains(membership.Role)
                && membership.EndedAt == null
                && membership.ValidFrom <= day
                && (membership.ValidTo == null || membership.ValidTo >= day)
                && account.DisabledAt == null
            select membership;
    }
}
