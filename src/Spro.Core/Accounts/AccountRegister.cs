using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Providers;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts;

/// <summary>What somebody is, and where.</summary>
/// <param name="Role">As what.</param>
/// <param name="StructureId">In which structure; null for those who belong to none.</param>
/// <param name="Structure">Its name.</param>
/// <param name="DepartmentCode">On which department; null for the whole region.</param>
/// <param name="NetworkCode">For which network; null for those who coordinate none.</param>
public sealed record HeldRole(
    Role Role,
    Guid? StructureId,
    string? Structure,
    string? DepartmentCode,
    string? NetworkCode
);

/// <summary>An account, as who runs the software sees it.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Is">What they are today.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="LastUsedAt">When they last signed in; null when they never did.</param>
/// <param name="DisabledAt">Since when it no longer signs in; null while it does.</param>
/// <param name="DisabledReason">Why.</param>
/// <param name="FromDemonstration">One of the accounts of the demonstration.</param>
public sealed record RegisteredAccount(
    Guid Id,
    string Name,
    string Email,
    IReadOnlyList<HeldRole> Is,
    DateTime CreatedAt,
    DateTime? LastUsedAt,
    DateTime? DisabledAt,
    DisabledReason? DisabledReason,
    bool FromDemonstration
);

/// <summary>All the accounts, for who runs the software: reads them, and closes those that must no longer sign in.</summary>
public sealed class AccountRegister(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<RegisteredAccount>> ListAsync(CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var today = DateOnly.FromDateTime(Now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // A program signs in nowhere: its structure's manager sees its key, and nobody once that is gone.
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .Where(account =>
                !db.Set<AccessKey>().Any(key => key.Id == account.Id)
                && (
                    account.ForgottenAt == null
                    || db.Set<AccountMembership>().Any(membership => membership.AccountId == account.Id)
                )
            )
            .ToListAsync(cancellationToken);
        var memberships = await (
            from membership in db.Set<AccountMembership>().AsNoTracking()
            join structure in db.Set<Structure>() on membership.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            select new { Membership = membership, Structure = structure.Name }
        ).ToListAsync(cancellationToken);
        var held = memberships
            .Where(one => one.Membership.HoldsOn(today))
            .ToLookup(
                one => one.Membership.AccountId,
                one => new HeldRole(
                    one.Membership.Role,
                    one.Membership.StructureId,
                    one.Structure,
                    one.Membership.DepartmentCode,
                    one.Membership.NetworkCode
                )
            );
        return
        [
            .. accounts
                .Select(account => new RegisteredAccount(
                    account.Id,
                    keyring.NameOf(account),
                    keyring.EmailOf(account),
                    [.. held[account.Id].OrderBy(one => one.Role)],
                    account.CreatedAt,
                    account.LastUsedAt,
                    account.DisabledAt,
                    account.DisabledReason,
                    account.FromDemonstration
                ))
                .OrderBy(account => account.Name, StringComparer.CurrentCulture)
                .ThenBy(account => account.Email, StringComparer.Ordinal),
        ];
    }

    /// <summary>Closes an account and its sessions at once: only an operator's invitation opens it again.</summary>
    /// <exception cref="RefusedException">Nobody has that address.</exception>
    public async Task DisableAsync(string email, CancellationToken cancellationToken)
    {
        var emailKey = (await keys.OpenAsync(cancellationToken)).EmailKey(email);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account =
            await db.Set<Account>().SingleOrDefaultAsync(one => one.EmailKey == emailKey, cancellationToken)
            ?? throw new RefusedException("unknown-account", "Aucun compte n'a cette adresse.");
        await journal.WriteAsync([Erasure.Of(Now, ErasedThing.Account, account.Id)], cancellationToken);
        await DisableAsync(db, account, DisabledReason.Operator, cancellationToken);
    }

    /// <summary>
    /// Ends every open session, of one account or of all, at once; gives how many. Accounts stay open: each signs in again.
    /// </summary>
    /// <param name="email">Whose; null for everybody's.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">Nobody has that address.</exception>
    public async Task<int> SignOutAsync(string? email, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = db.Set<SignInSession>().Where(session => session.EndedAt == null);
        if (email is not null)
        {
            var emailKey = (await keys.OpenAsync(cancellationToken)).EmailKey(email);
            var account = await db.Set<Account>()
                .Where(one => one.EmailKey == emailKey)
                .Select(one => (Guid?)one.Id)
                .SingleOrDefaultAsync(cancellationToken);
            if (account is null)
                throw new RefusedException("unknown-account", "Aucun compte n'a cette adresse.");
            open = open.Where(session => session.AccountId == account);
        }
        var holding = (await open.AsNoTracking().ToListAsync(cancellationToken))
            .Where(session => session.HoldsAt(now))
            .ToList();
        foreach (var account in holding.Select(session => session.AccountId).Distinct())
            db.Add(AccountEvents.Of(AccountEventKind.SignedOut, account, null, now));
        await open.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return holding.Count;
    }

    /// <summary>Closes the accounts that nobody has used for long; gives how many.</summary>
    public async Task<int> DisableUnusedAsync(CancellationToken cancellationToken)
    {
        var oldest = Now - Account.LongestUnused;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var unused = await db.Set<Account>()
            .Where(account =>
                account.DisabledAt == null
                && !account.FromDemonstration
                && (account.LastUsedAt ?? account.CreatedAt) <= oldest
            )
            .ToListAsync(cancellationToken);
        foreach (var account in unused)
            await DisableAsync(db, account, DisabledReason.Unused, cancellationToken);
        return unused.Count;
    }

    /// <summary>
    /// Forgets whose accounts were that have been closed for <see cref="Account.YearsKnown"/>: name, address, and what they
    /// signed in with. Gives how many.
    /// </summary>
    public async Task<int> ForgetClosedAsync(CancellationToken cancellationToken)
    {
        var (now, oldest) = (Now, Now.AddYears(-Account.YearsKnown));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var closed = await db.Set<Account>()
            .Where(account => account.DisabledAt < oldest && account.ForgottenAt == null)
            .ToListAsync(cancellationToken);
        if (closed.Count == 0)
            return 0;
        var keyring = await keys.OpenAsync(cancellationToken);
        var ids = closed.Select(account => account.Id).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var account in closed)
            keyring.Forget(account, now);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<LocalCredential>().Where(one => ids.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RecoveryCode>().Where(one => ids.Contains(one.AccountId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ProviderIdentity>()
            .Where(one => ids.Contains(one.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return closed.Count;
    }

    private async Task DisableAsync(
        SproDbContext db,
        Account account,
        DisabledReason reason,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DisableAsync(db, account, reason, Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Closes an account in what the caller saves. What it was ends too: each structure that wants them back says so.
    /// </summary>
    internal static async Task DisableAsync(
        SproDbContext db,
        Account account,
        DisabledReason reason,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (account.DisabledAt is null)
            db.Add(AccountEvents.Of(AccountEventKind.Disabled, account.Id, null, now));
        (account.DisabledAt, account.DisabledReason) = (account.DisabledAt ?? now, reason);
        var today = DateOnly.FromDateTime(now);
        foreach (
            var membership in await db.Set<AccountMembership>()
                .Where(one =>
                    one.AccountId == account.Id && one.EndedAt == null && (one.ValidTo == null || one.ValidTo >= today)
                )
                .ToListAsync(cancellationToken)
        )
        {
            membership.EndAt(now);
            db.Add(
                AccountEvents.Of(AccountEventKind.Left, account.Id, null, now, membership.Role, membership.StructureId)
            );
        }
        await SignIns.EndAllAsync(db, session => session.AccountId == account.Id, now, cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
