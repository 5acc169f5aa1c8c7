using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Local;

/// <summary>Makes and takes the links by which a password is chosen again.</summary>
public sealed class PasswordLinks(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    /// <summary>
    /// Somebody says they have forgotten their password. A link leaves for the address when an account has it; whoever
    /// asks learns nothing of that.
    /// </summary>
    public async Task RequestAsync(string email, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var emailKey = keyring.EmailKey(email);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await (
            from one in db.Set<Account>()
            join credential in db.Set<LocalCredential>() on one.Id equals credential.Id
            where one.EmailKey == emailKey && one.DisabledReason != DisabledReason.Operator
            select one
        ).SingleOrDefaultAsync(cancellationToken);
        if (account is not null)
            await IssueAsync(db, account, by: null, cancellationToken);
    }

    /// <summary>The name and the address of whom a link is for; null when it opens nothing.</summary>
    public async Task<(string Name, string Email)?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await (
            from link in Open(db, token)
            join one in db.Set<Account>() on link.AccountId equals one.Id
            select one
        ).SingleOrDefaultAsync(cancellationToken);
        return account is null ? null : (keyring.NameOf(account), keyring.EmailOf(account));
    }

    /// <summary>Chooses another password by a link, once; ends every session.</summary>
    /// <exception cref="RefusedException">The link opens nothing any more, or the password is not taken.</exception>
    public async Task UseAsync(string? token, string? chosen, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not var (name, email))
            throw Closed();
        PasswordRules.Check(chosen, name, email);
        var hash = await PasswordHash.OfAsync(chosen!, cancellationToken);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var accountId = await Open(db, token).Select(link => link.AccountId).SingleOrDefaultAsync(cancellationToken);
        // Whoever marks it is who uses it.
        if (
            await Open(db, token)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellationToken) == 0
        )
            throw Closed();
        await Credentials.SetPasswordAsync(db, accountId, hash, now, cancellationToken);
        await SignIns.EndAllAsync(db, session => session.AccountId == accountId, now, cancellationToken);
        // It was handed over before its e-mail left.
        await outbox.WithdrawAsync(db, accountId, [MessageKind.PasswordReset], cancellationToken);
        await SignInAttempts.ForgetAsync(
            db,
            (await keys.OpenAsync(cancellationToken)).EmailKey(email),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes a link for an account and sends it; those made before open nothing any more.</summary>
    /// <param name="db">Where it is saved.</param>
    /// <param name="account">Whose password.</param>
    /// <param name="by">Who asked for it, when somebody else did.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task<IssuedLink> IssueAsync(
        SproDbContext db,
        Account account,
        Guid? by,
        CancellationToken cancellationToken
    )
    {
        var (keyring, now, token) = (await keys.OpenAsync(cancellationToken), Now, LinkToken.New());
        var issued = new IssuedLink(LinkKind.Password, token.Text, now + PasswordLink.Lifetime);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<PasswordLink>()
            .Where(one => one.AccountId == account.Id && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellationToken);
        db.Add(
            new PasswordLink
            {
                Id = Guid.CreateVersion7(),
                TokenHash = token.Hash,
                AccountId = account.Id,
                ExpiresAt = issued.ExpiresAt,
            }
        );
        db.Add(AccountEvents.Of(AccountEventKind.PasswordLinkMade, account.Id, by, now));
        await outbox.WithdrawAsync(db, account.Id, [MessageKind.PasswordReset], cancellationToken);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(keyring.EmailOf(account)),
                templates.PasswordReset(templates.PageAt(issued.Path), (int)PasswordLink.Lifetime.TotalHours)
            )
            {
                AboutId = account.Id,
                UsefulUntil = issued.ExpiresAt,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return issued;
    }

    private IQueryable<PasswordLink> Open(SproDbContext db, string? token)
    {
        var (hash, now) = (LinkToken.HashOf(token), Now);
        return db.Set<PasswordLink>()
            .Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now);
    }

    private static RefusedException Closed() =>
        new("link-closed", "Ce lien ne sert plus : il a déjà servi, il est trop ancien, ou un autre l'a remplacé.");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
