using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Providers;

/// <summary>Recognises who an identity provider answers for. What it takes is verified by who calls it.</summary>
public sealed class ProviderSignIns(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    SignIns signIns,
    InvitationAcceptance invitations,
    TimeProvider clock
)
{
    /// <summary>An answer that comes later than this after its question is refused.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(20);

    private const string SubjectKey = "provider_identities.subject_key";
    private const string IdToken = "provider_sessions.id_token";

    /// <summary>Whether an answer is read for the first time; from now on it is not.</summary>
    /// <param name="drawn">The number drawn for that sign-in, which nobody guesses.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<bool> SpendAsync(string drawn, CancellationToken cancellationToken)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(drawn));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new SpentAnswer { Key = key, SpentAt = Now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            if (await db.Set<SpentAnswer>().AnyAsync(answer => answer.Key == key, cancellationToken))
                return false;
            throw;
        }
    }

    /// <summary>
    /// The account of somebody for whom a provider answers: the one it has opened before, else the one of that address,
    /// which is theirs from now on; null when neither is open to anybody today, without saying more.
    /// </summary>
    /// <param name="issuer">Who answers ("iss").</param>
    /// <param name="subject">What it calls them ("sub").</param>
    /// <param name="email">Their professional address, as it says; null when it says none that it is sure of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Guid?> RecogniseAsync(
        Uri issuer,
        string subject,
        string? email,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var keyring = await keys.OpenAsync(cancellationToken);
        var key = KeyOf(keyring, issuer, subject);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var identity = await db.Set<ProviderIdentity>()
            .SingleOrDefaultAsync(one => one.SubjectKey == key, cancellationToken);
        if (identity is not null && await IsOpenAsync(identity.AccountId))
            return identity.AccountId;
        if (
            string.IsNullOrWhiteSpace(email)
            || await AccountOfAsync(db, keyring, email, cancellationToken) is not { } account
            || !await IsOpenAsync(account)
        )
            return null;
        if (identity is null)
            db.Add(
                new ProviderIdentity
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = account,
                    SubjectKey = key,
                    LinkedAt = Now,
                }
            );
        else
            // What they were is closed, and their address has been given another account since.
            (identity.AccountId, identity.LinkedAt) = (account, Now);
        db.Add(AccountEvents.Of(AccountEventKind.ProviderLinked, account, account, Now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another window was faster, and recognised the same.
            db.ChangeTracker.Clear();
            if (!await db.Set<ProviderIdentity>().AnyAsync(one => one.SubjectKey == key, cancellationToken))
                throw;
        }
        return account;

        async Task<bool> IsOpenAsync(Guid id) => (await signIns.ChoicesAsync(id, cancellationToken)).Count > 0;
    }

    /// <summary>
    /// Accepts an invitation as somebody for whom a provider answers, whose account may be closed until then; false when
    /// they have no account, or the invitation is not theirs or opens nothing any more.
    /// </summary>
    /// <param name="invitation">The end of the address of the invitation.</param>
    /// <param name="issuer">Who answers ("iss").</param>
    /// <param name="subject">What it calls them ("sub").</param>
    /// <param name="email">Their professional address, as it says; null when it says none that it is sure of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<bool> AcceptAsync(
        string invitation,
        Uri issuer,
        string subject,
        string? email,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var keyring = await keys.OpenAsync(cancellationToken);
        var key = KeyOf(keyring, issuer, subject);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await db.Set<ProviderIdentity>()
            .Where(one => one.SubjectKey == key)
            .Select(one => (Guid?)one.AccountId)
            .SingleOrDefaultAsync(cancellationToken);
        if (account is null && !string.IsNullOrWhiteSpace(email))
            account = await AccountOfAsync(db, keyring, email, cancellationToken);
        if (account is not { } known)
            return false;
        try
        {
            await invitations.AcceptAsync(invitation, known, cancellationToken);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    /// <summary>Keeps, sealed, what ends the provider's session with this one.</summary>
    public async Task KeepAsync(Guid sessionId, string idToken, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new ProviderSession { Id = sessionId, IdToken = keyring.Seal(idToken, IdToken, sessionId) });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// What ends the provider's session with one of one's own, which is no longer kept; null when it was opened
    /// otherwise.
    /// </summary>
    public async Task<string?> TakeAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = await (
            from one in db.Set<ProviderSession>()
            join session in db.Set<SignInSession>() on one.Id equals session.Id
            where one.Id == sessionId && session.AccountId == actor.AccountId
            select one
        ).SingleOrDefaultAsync(cancellationToken);
        if (kept is null)
            return null;
        db.Remove(kept);
        await db.SaveChangesAsync(cancellationToken);
        return (await keys.OpenAsync(cancellationToken)).Read(kept.IdToken, IdToken, sessionId);
    }

    /// <summary>Deletes what belonged to sessions that have ended, and the answers too old to come again; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var (opened, seen, spent) = (
            now - SignInSession.Longest,
            now - SignInSession.LongestPause,
            now - 2 * LongestAnswer
        );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ended = db.Set<SignInSession>()
            .Where(session => session.EndedAt != null || session.CreatedAt <= opened || session.SeenAt <= seen)
            .Select(session => session.Id);
        return await db.Set<ProviderSession>()
                .Where(kept => ended.Contains(kept.Id))
                .ExecuteDeleteAsync(cancellationToken)
            + await db.Set<SpentAnswer>().Where(answer => answer.SpentAt < spent).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<Guid?> AccountOfAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        string email,
        CancellationToken cancellationToken
    )
    {
        var key = keyring.EmailKey(email);
        return db.Set<Account>()
            .Where(account => account.EmailKey == key)
            .Select(account => (Guid?)account.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private static byte[] KeyOf(IdentityKeyring keyring, Uri issuer, string subject) =>
        keyring.LookUp($"{issuer.AbsoluteUri}\n{subject}", SubjectKey);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
