using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Local;

/// <summary>What a password, typed with an address, showed.</summary>
/// <param name="AccountId">Whose it is; null when it is nobody's, or came too soon.</param>
/// <param name="HasSecondFactor">A code is asked for next; else the telephone is set first.</param>
/// <param name="WaitUntil">The next try waits until then; null when it does not.</param>
public sealed record PasswordProof(Guid? AccountId, bool HasSecondFactor, DateTime? WaitUntil);

/// <summary>What a code showed.</summary>
/// <param name="IsRight">It is the code.</param>
/// <param name="WaitUntil">The next try waits until then; null when it does not.</param>
public sealed record CodeProof(bool IsRight, DateTime? WaitUntil);

/// <summary>Passwords and codes: checks those that are typed, and keeps those that are chosen.</summary>
public sealed class Credentials(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    private const string SecretColumn = "local_credentials.totp_secret";

    /// <summary>
    /// Looks whether an address and a password go together. An address that nobody has takes the same work, and the same
    /// delays.
    /// </summary>
    public async Task<PasswordProof> CheckPasswordAsync(
        string email,
        string password,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(password);
        var emailKey = (await keys.OpenAsync(cancellationToken)).EmailKey(email);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from account in db.Set<Account>().AsNoTracking()
            join credential in db.Set<LocalCredential>() on account.Id equals credential.Id
            where account.EmailKey == emailKey
            select credential
        ).SingleOrDefaultAsync(cancellationToken);
        var failures = await SignInAttempts.ClaimAsync(db, emailKey, Now, cancellationToken);
        // A password too long to be one costs no more than another.
        var typed = password.Length <= 2 * PasswordRules.Longest ? password : "";
        var isRight = await PasswordHash.IsAsync(typed, found?.Password, cancellationToken);
        if (failures is null || !isRight || found is null)
            return new(null, false, await WaitAsync(db, emailKey, found?.Id, failures, cancellationToken));
        if (PasswordHash.IsWeak(found.Password))
        {
            var stronger = await PasswordHash.OfAsync(typed, cancellationToken);
            await db.Set<LocalCredential>()
                .Where(one => one.Id == found.Id && one.Password == found.Password)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Password, stronger), cancellationToken);
        }
        await SignInAttempts.ReleaseAsync(db, emailKey, Now, cancellationToken);
        return new(found.Id, found.TotpSecret is not null, null);
    }

    /// <summary>Looks at the code of the telephone, or at a recovery code; each is taken once.</summary>
    public async Task<CodeProof> CheckCodeAsync(Guid accountId, string? code, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var emailKey = await EmailKeyAsync(db, accountId, cancellationToken);
        if (await SignInAttempts.ClaimAsync(db, emailKey, Now, cancellationToken) is not { } failures)
            return new(false, await WaitAsync(db, emailKey, accountId, null, cancellationToken));
        if (!await TakeCodeAsync(db, accountId, code, cancellationToken))
            return new(false, await WaitAsync(db, emailKey, accountId, failures, cancellationToken));
        await SignInAttempts.ForgetAsync(db, emailKey, cancellationToken);
        return new(true, null);
    }

    /// <summary>
    /// Sets the telephone of an account that has none, once it gives a right code; gives the ten recovery codes, which
    /// are shown once.
    /// </summary>
    /// <exception cref="RefusedException">The code is wrong, or another telephone has been set meanwhile.</exception>
    public async Task<IReadOnlyList<string>> SetSecondFactorAsync(
        Guid accountId,
        string secret,
        string? code,
        CancellationToken cancellationToken
    )
    {
        var step = SecondFactor.StepOf(secret, code, Now) ?? throw WrongCode();
        var sealedSecret = (await keys.OpenAsync(cancellationToken)).Seal(secret, SecretColumn, accountId);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (
            await db.Set<LocalCredential>()
                .Where(one => one.Id == accountId && one.TotpSecret == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(one => one.TotpSecret, sealedSecret)
                            .SetProperty(one => one.TotpStep, (long?)step),
                    cancellationToken
                ) == 0
        )
            throw new RefusedException(
                "second-factor-set",
                "Un téléphone est déjà enregistré pour ce compte : reprenez la connexion depuis le début."
            );
        var codes = await NewRecoveryCodesAsync(db, accountId, cancellationToken);
        db.Add(AccountEvents.Of(AccountEventKind.SecondFactorSet, accountId, accountId, Now));
        await db.SaveChangesAsync(cancellationToken);
        await SignInAttempts.ForgetAsync(db, await EmailKeyAsync(db, accountId, cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return codes;
    }

    /// <summary>Says whether an account signs in here by a password; one that another service answers for does not.</summary>
    public async Task<bool> HasPasswordAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LocalCredential>().AnyAsync(one => one.Id == actor.AccountId, cancellationToken);
    }

    /// <summary>Gives ten new recovery codes, instead of those there were.</summary>
    /// <exception cref="RefusedException">The code is wrong, or came too soon.</exception>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(
        Actor actor,
        string? code,
        CancellationToken cancellationToken
    )
    {
        await RequireCodeAsync(actor, code, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var codes = await NewRecoveryCodesAsync(db, actor.AccountId, cancellationToken);
        db.Add(AccountEvents.Of(AccountEventKind.RecoveryCodesRenewed, actor.AccountId, actor.AccountId, Now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return codes;
    }

    /// <summary>Forgets the telephone, and ends every session: the next sign-in sets another.</summary>
    /// <exception cref="RefusedException">The code is wrong, or came too soon.</exception>
    public async Task ForgetSecondFactorAsync(Actor actor, string? code, CancellationToken cancellationToken)
    {
        await RequireCodeAsync(actor, code, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ForgetSecondFactorAsync(db, actor.AccountId, actor.AccountId, Now, cancellationToken);
        await SignIns.EndAllAsync(db, session => session.AccountId == actor.AccountId, Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes sure that whoever has the device in hand knows the password of the account; gives its address.</summary>
    /// <exception cref="RefusedException">It is not the password, or it came too soon.</exception>
    public async Task<string> ConfirmAsync(Actor actor, string? password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        string email;
        await using (var reading = await databases.CreateDbContextAsync(cancellationToken))
        {
            var account = await reading
                .Set<Account>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == actor.AccountId, cancellationToken);
            email = (await keys.OpenAsync(cancellationToken)).EmailOf(account);
        }
        var proof = await CheckPasswordAsync(email, password ?? "", cancellationToken);
        if (proof.WaitUntil is not null)
            throw TooManyTries("present");
        return proof.AccountId == actor.AccountId
            ? email
            : throw RefusedException.At("present", "password-wrong", "Ce n'est pas votre mot de passe actuel.");
    }

    /// <summary>Changes one's own password, and ends the other sessions.</summary>
    /// <exception cref="RefusedException">The present password is wrong, or the new one is not taken.</exception>
    public async Task ChangePasswordAsync(
        Actor actor,
        string? present,
        string? chosen,
        CancellationToken cancellationToken
    )
    {
        var email = await ConfirmAsync(actor, present, cancellationToken);
        PasswordRules.Check(chosen, actor.Name, email);
        var hash = await PasswordHash.OfAsync(chosen!, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SetPasswordAsync(db, actor.AccountId, hash, Now, cancellationToken);
        await SignIns.EndAllAsync(
            db,
            session => session.AccountId == actor.AccountId && session.Id != actor.SessionId,
            Now,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives an account a password, in what the caller saves; what was being tried for it is forgotten.</summary>
    internal static async Task SetPasswordAsync(
        SproDbContext db,
        Guid accountId,
        string hash,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Set<LocalCredential>().SingleOrDefaultAsync(one => one.Id == accountId, cancellationToken);
        if (known is null)
            db.Add(
                new LocalCredential
                {
                    Id = accountId,
                    Password = hash,
                    PasswordSetAt = now,
                }
            );
        else
            (known.Password, known.PasswordSetAt) = (hash, now);
        // Links made before lead nowhere any more.
        await db.Set<PasswordLink>()
            .Where(link => link.AccountId == accountId && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellationToken);
        db.Add(AccountEvents.Of(AccountEventKind.PasswordChanged, accountId, accountId, now));
    }

    /// <summary>Forgets the telephone and the recovery codes of an account, in what the caller saves.</summary>
    internal static async Task ForgetSecondFactorAsync(
        SproDbContext db,
        Guid accountId,
        Guid? by,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        await db.Set<LocalCredential>()
            .Where(one => one.Id == accountId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.TotpSecret, (Sealed?)null).SetProperty(one => one.TotpStep, (long?)null),
                cancellationToken
            );
        await db.Set<RecoveryCode>().Where(one => one.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        db.Add(AccountEvents.Of(AccountEventKind.SecondFactorForgotten, accountId, by, now));
    }

    /// <summary>Deletes tries of more than a day and links long expired; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var (tried, expired) = (Now - SignInAttempts.KeptFor, Now.AddDays(-30));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SignInAttempts>().Where(one => one.LastAt < tried).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<PasswordLink>().Where(one => one.ExpiresAt < expired).ExecuteDeleteAsync(cancellationToken);
    }

    private static RefusedException TooManyTries(string field) =>
        RefusedException.At(field, "too-many-tries", "Trop d'essais : attendez avant de recommencer.");

    private async Task RequireCodeAsync(Actor actor, string? code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var proof = await CheckCodeAsync(actor.AccountId, code, cancellationToken);
        if (proof.WaitUntil is not null)
            throw TooManyTries("code");
        if (!proof.IsRight)
            throw WrongCode();
    }

    // One statement each: a code sent twice at the same moment is taken once.
    private async Task<bool> TakeCodeAsync(
        SproDbContext db,
        Guid accountId,
        string? code,
        CancellationToken cancellationToken
    )
    {
        var credential = await db.Set<LocalCredential>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == accountId, cancellationToken);
        if (credential?.TotpSecret is not { } secret)
            return false;
        var now = Now;
        if (SecondFactor.HashOf(code) is { } hash)
        {
            if (
                await db.Set<RecoveryCode>()
                    .Where(one => one.AccountId == accountId && one.Hash == hash && one.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellationToken) == 0
            )
                return false;
            db.Add(AccountEvents.Of(AccountEventKind.RecoveryCodeUsed, accountId, accountId, now));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        var keyring = await keys.OpenAsync(cancellationToken);
        return SecondFactor.StepOf(keyring.Read(secret, SecretColumn, accountId), code, now) is { } step
            && await db.Set<LocalCredential>()
                .Where(one => one.Id == accountId && (one.TotpStep == null || one.TotpStep < step))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.TotpStep, (long?)step), cancellationToken) > 0;
    }

    private async Task<DateTime?> WaitAsync(
        SproDbContext db,
        byte[] emailKey,
        Guid? accountId,
        int? failures,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        if (failures == SignInAttempts.BeforeDelay && accountId is { } account)
        {
            db.Add(AccountEvents.Of(AccountEventKind.Locked, account, null, now));
            await db.SaveChangesAsync(cancellationToken);
        }
        var attempts = await db.Set<SignInAttempts>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.EmailKey == emailKey, cancellationToken);
        return
            attempts is not null && SignInAttempts.Until(attempts.Failures, attempts.LastAt) is var until && until > now
            ? until
            : null;
    }

    private static async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(
        SproDbContext db,
        Guid accountId,
        CancellationToken cancellationToken
    )
    {
        await db.Set<RecoveryCode>().Where(one => one.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        var codes = SecondFactor.NewRecoveryCodes();
        db.AddRange(
            codes.Select(one => new RecoveryCode
            {
                Id = Guid.CreateVersion7(),
                AccountId = accountId,
                Hash = one.Hash,
            })
        );
        return [.. codes.Select(one => one.Code)];
    }

    private static Task<byte[]> EmailKeyAsync(SproDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        db.Set<Account>()
            .Where(account => account.Id == accountId)
            .Select(account => account.EmailKey)
            .SingleAsync(cancellationToken);

    private static RefusedException WrongCode() =>
        RefusedException.At("code", "code-wrong", "Ce code n'est pas le bon, ou il a déjà servi. Attendez le suivant.");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
