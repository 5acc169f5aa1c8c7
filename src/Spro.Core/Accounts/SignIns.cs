using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts;

/// <summary>Something that an account is, and may be chosen to sign in as.</summary>
/// <param name="MembershipId">What the session would be opened as.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Role">As what.</param>
/// <param name="Structure">The name of the structure; null for those who belong to none.</param>
public sealed record SignInChoice(Guid MembershipId, string Name, Role Role, string? Structure);

/// <summary>
/// Opens, recognises and ends the sessions of professionals, however they have shown who they are: by a password and a
/// code, by another service that answers for them, or by a button of the demonstration.
/// </summary>
public sealed class SignIns(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    // Writing at each page would cost more than it tells.
    private static readonly TimeSpan SeenEach = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    /// <summary>The accounts of the demonstration, one for each role, in the order of the roles.</summary>
    public async Task<IReadOnlyList<SignInChoice>> OfDemonstrationAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ChoicesAsync(db, account => account.FromDemonstration, cancellationToken);
    }

    /// <summary>What an account may sign in as today; nothing when it is closed, or is nothing any more.</summary>
    public async Task<IReadOnlyList<SignInChoice>> ChoicesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ChoicesAsync(db, account => account.Id == accountId, cancellationToken);
    }

    private async Task<IReadOnlyList<SignInChoice>> ChoicesAsync(
        SproDbContext db,
        Expression<Func<Account, bool>> which,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = Now;
        var all = await (
            from account in db.Set<Account>().AsNoTracking().Where(which)
            join membership in db.Set<AccountMembership>() on account.Id equals membership.AccountId
            join structure in db.Set<Structure>() on membership.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            select new
            {
                Account = account,
                Membership = membership,
                Structure = structure.Name,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. all.Where(one => one.Account.IsOpenAt(now) && one.Membership.HoldsOn(DateOnly.FromDateTime(now)))
                .OrderBy(one => one.Membership.Role)
                .ThenBy(one => one.Structure, StringComparer.CurrentCulture)
                .Select(one => new SignInChoice(
                    one.Membership.Id,
                    keyring.NameOf(one.Account),
                    one.Membership.Role,
                    one.Structure
                )),
        ];
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
    /// <param name="membershipId">As what: one of <see cref="ChoicesAsync(Guid, CancellationToken)"/>.</param>
    /// <param name="device">Browser and system, in a few words.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<SignInSession?> OpenAsync(
        Guid accountId,
        Guid membershipId,
        string device,
        CancellationToken cancellationToken
    ) => OpenAsync(accountId, membershipId, device, since: null, cancellationToken);

    private async Task<SignInSession?> OpenAsync(
        Guid accountId,
        Guid membershipId,
        string device,
        DateTime? since,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now;
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId, cancellationToken);
        var membership = await db.Set<AccountMembership>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == membershipId && one.AccountId == accountId, cancellationToken);
        if (account?.IsOpenAt(now) != true || membership?.HoldsOn(DateOnly.FromDateTime(now)) != true)
            return null;
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(),
            AccountId = accountId,
            MembershipId = membershipId,
            Device = device,
            CreatedAt = since ?? now,
            SeenAt = now,
        };
        account.LastUsedAt = now;
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>Whether an account has opened a session since an instant: what was proved then has been used.</summary>
    public async Task<bool> HasOpenedSinceAsync(Guid accountId, DateTime utc, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Account>()
            .AnyAsync(account => account.Id == accountId && account.LastUsedAt > utc, cancellationToken);
    }

    /// <summary>
    /// Goes on as something else that one is; null when one is not that, or when the session left is no longer kept. That one
    /// is ended, and the new one is as old: nobody has shown again who they are.
    /// </summary>
    public async Task<SignInSession?> ChangeAsync(
        Actor actor,
        Guid membershipId,
        string device,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        DateTime? since;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            since = await db.Set<SignInSession>()
                .Where(one => one.Id == actor.SessionId)
                .Select(one => (DateTime?)one.CreatedAt)
                .SingleOrDefaultAsync(cancellationToken);
        // How old the new one would be is not known.
        if (since is null)
            return null;
        var session = await OpenAsync(actor.AccountId, membershipId, device, since, cancellationToken);
        if (session is not null)
            await EndAsync(actor, actor.SessionId, cancellationToken);
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
                Account = account,
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
            (await keys.OpenAsync(cancellationToken)).NameOf(found.Account),
            found.Membership.Role,
            found.Membership.StructureId,
            found.Membership.DepartmentCode,
            found.Membership.NetworkCode
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

    /// <summary>Ends all the sessions of one's account but this one; gives how many.</summary>
    public async Task<int> EndOthersAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await EndAllAsync(
            db,
            session => session.AccountId == actor.AccountId && session.Id != actor.SessionId,
            Now,
            cancellationToken
        );
    }

    /// <summary>Ends sessions, in what the caller saves.</summary>
    internal static Task<int> EndAllAsync(
        SproDbContext db,
        Expression<Func<SignInSession, bool>> which,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        db.Set<SignInSession>()
            .Where(which)
            .Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken);

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
