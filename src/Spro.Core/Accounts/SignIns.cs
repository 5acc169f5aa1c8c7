using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Accounts;

/// <summary>An account that may be chosen at sign-in, with what it is.</summary>
/// <param name="MembershipId">What the session would be opened as.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Role">As what.</param>
/// <param name="Structure">The name of the structure; null for those who belong to none.</param>
public sealed record SignInChoice(Guid MembershipId, string Name, Role Role, string? Structure);

/// <summary>Opens, recognises and ends the sessions of professionals.</summary>
public sealed class SignIns(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    // Writing at each page would cost more than it tells.
    private static readonly TimeSpan SeenEach = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    /// <summary>The accounts of the demonstration, one for each role, in the order of the roles.</summary>
    public async Task<IReadOnlyList<SignInChoice>> OfDemonstrationAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var choices = await (
            from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            join structure in db.Set<Structures.Structure>() on membership.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            where account.FromDemonstration && account.DisabledAt == null
            select new SignInChoice(membership.Id, account.Name, membership.Role, structure.Name)
        ).ToListAsync(cancellationToken);
        return [.. choices.OrderBy(choice => choice.Role)];
    }

    /// <summary>What an account may sign in as today; nothing when it is closed, or is nothing any more.</summary>
    public async Task<IReadOnlyList<SignInChoice>> ChoicesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(Now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var choices = await (
            from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            join structure in db.Set<Structures.Structure>() on membership.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            where account.Id == accountId && account.DisabledAt == null
            where membership.ValidFrom <= today && !(membership.ValidTo < today)
            select new SignInChoice(membership.Id, account.Name, membership.Role, structure.Name)
        ).ToListAsync(cancellationToken);
        return [.. choices.OrderBy(choice => choice.Role).ThenBy(choice => choice.Structure)];
    }

    /// <summary>Opens a session of the demonstration; null when there is no such account.</summary>
    public async Task<SignInSession?> OpenDemonstrationAsync(
        Guid membershipId,
        string device,
        CancellationToken cancellationToken
    )
    {
        Guid accountId;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            accountId = await (
                from one in db.Set<AccountMembership>()
                join account in db.Set<Account>() on one.AccountId equals account.Id
                where one.Id == membershipId && account.FromDemonstration
                select account.Id
            ).SingleOrDefaultAsync(cancellationToken);
        return await OpenAsync(accountId, membershipId, device, cancellationToken);
    }

    /// <summary>
    /// Opens a session for somebody who has shown that they are that account; null when the account is closed, or is not
    /// that, today.
    /// </summary>
    /// <param name="accountId">Who.</param>
    /// <param name="membershipId">As what: one of <see cref="ChoicesAsync"/>.</param>
    /// <param name="device">Browser and system, in a few words.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SignInSession?> OpenAsync(
        Guid accountId,
        Guid membershipId,
        string device,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var membership = await (
            from one in db.Set<AccountMembership>()
            join account in db.Set<Account>() on one.AccountId equals account.Id
            where one.Id == membershipId && account.Id == accountId && account.DisabledAt == null
            select one
        ).SingleOrDefaultAsync(cancellationToken);
        if (membership?.HoldsOn(DateOnly.FromDateTime(Now)) != true)
            return null;
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(),
            AccountId = accountId,
            MembershipId = membershipId,
            Device = device,
            CreatedAt = Now,
            SeenAt = Now,
        };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>
    /// Who a session is; null when it has ended, or when its account or what it was as has: leaving a structure closes
    /// its doors at once.
    /// </summary>
    public async Task<Actor?> RecogniseAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from session in db.Set<SignInSession>().AsNoTracking()
            join account in db.Set<Account>() on session.AccountId equals account.Id
            join membership in db.Set<AccountMembership>() on session.MembershipId equals membership.Id
            where session.Id == sessionId && account.DisabledAt == null
            select new
            {
                Session = session,
                account.Name,
                Membership = membership,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        var now = Now;
        if (found is null || !found.Session.HoldsAt(now) || !found.Membership.HoldsOn(DateOnly.FromDateTime(now)))
            return null;
        if (now - found.Session.SeenAt > SeenEach)
            await db.Set<SignInSession>()
                .Where(session => session.Id == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancellationToken);
        return new Actor(
            found.Session.AccountId,
            sessionId,
            found.Name,
            found.Membership.Role,
            found.Membership.StructureId,
            found.Membership.DepartmentCode
        );
    }

    /// <summary>Where an account is signed in, the latest first.</summary>
    public async Task<IReadOnlyList<SignInSession>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<SignInSession>()
            .AsNoTracking()
            .Where(session => session.AccountId == actor.AccountId && session.EndedAt == null)
            .OrderByDescending(session => session.SeenAt)
            .ToListAsync(cancellationToken);
        return [.. all.Where(session => session.HoldsAt(Now))];
    }

    /// <summary>Ends a session of one's own; false when it is somebody else's, or unknown.</summary>
    public async Task<bool> EndAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SignInSession>()
                .Where(session =>
                    session.Id == sessionId && session.AccountId == actor.AccountId && session.EndedAt == null
                )
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken) > 0;
    }

    /// <summary>Deletes the sessions that ended long enough ago; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now - KeptAfterEnd;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SignInSession>()
            .Where(session => session.SeenAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
