using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts.Teams;

/// <summary>An invitation that may still be accepted, as its link shows it.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="Structure">The name of the structure; null for those who belong to none.</param>
/// <param name="ChoosesPassword">They choose a password; else they have an account, and sign in to accept.</param>
public sealed record OpenInvitation(string Name, string Email, Role Role, string? Structure, bool ChoosesPassword);

/// <summary>Lets in whom an invitation's link was given to.</summary>
public sealed class InvitationAcceptance(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>What a link opens; null when it opens nothing.</summary>
    public async Task<OpenInvitation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from invitation in Open(db, token).AsNoTracking()
            join structure in db.Set<Structure>() on invitation.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            select new
            {
                Invitation = invitation,
                Structure = structure.Name,
                IsKnown = db.Set<Account>().Any(account => account.EmailKey == invitation.EmailKey),
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new OpenInvitation(
                Invitations.NameOf(keyring, found.Invitation),
                Invitations.EmailOf(keyring, found.Invitation),
                found.Invitation.Role,
                found.Structure,
                !found.IsKnown || found.Invitation.InvitedBy is null
            );
    }

    /// <summary>Accepts an invitation by choosing a password.</summary>
    /// <exception cref="RefusedException">
    /// The link opens nothing any more, the password is not taken, or they have an account and sign in to accept.
    /// </exception>
    public async Task AcceptAsync(string? token, string? password, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } shown)
            throw Closed();
        if (!shown.ChoosesPassword)
            throw new RefusedException(
                "account-known",
                "Vous avez déjà un compte : connectez-vous pour accepter l'invitation."
            );
        PasswordRules.Check(password, shown.Name, shown.Email, shown.Structure ?? "");
        var hash = await PasswordHash.OfAsync(password!, cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invitation = await ClaimAsync(db, token, now, cancellationToken);
        var account = await db.Set<Account>()
            .SingleOrDefaultAsync(one => one.EmailKey == invitation.EmailKey, cancellationToken);
        if (account is null)
        {
            account = keyring.NewAccount(invitation.AccountId, shown.Name, shown.Email, now);
            db.Add(account);
        }
        else if (invitation.InvitedBy is not null)
        {
            // They have just accepted another invitation.
            throw Closed();
        }
        else
        {
            await Credentials.ForgetSecondFactorAsync(db, account.Id, by: null, now, cancellationToken);
            await SignIns.EndAllAsync(db, session => session.AccountId == account.Id, now, cancellationToken);
        }
        await Credentials.SetPasswordAsync(db, account.Id, hash, now, cancellationToken);
        await SignInAttempts.ForgetAsync(db, account.EmailKey, cancellationToken);
        var left = await JoinAsync(db, invitation, account, now, cancellationToken);
        try
        {
            await journal.CommitAsync(db, left, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two invitations of one person, accepted at the same moment: the first has made the account.
            throw Closed();
        }
    }

    /// <summary>Accepts an invitation as somebody who has just shown, by signing in, that they are that account.</summary>
    /// <exception cref="RefusedException">The link opens nothing any more, is for somebody else, or the account is closed.</exception>
    public async Task AcceptAsync(string? token, Guid accountId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Set<Account>().SingleAsync(one => one.Id == accountId, cancellationToken);
        var invitation = await ClaimAsync(db, token, now, cancellationToken);
        if (!invitation.EmailKey.AsSpan().SequenceEqual(account.EmailKey))
            throw new RefusedException("invitation-not-yours", "Cette invitation est pour une autre adresse.");
        if (account.DisabledReason == DisabledReason.Operator && invitation.InvitedBy is not null)
            throw new RefusedException(
                "account-closed",
                "Ce compte a été fermé : demandez à la personne qui administre le service de le rouvrir."
            );
        var left = await JoinAsync(db, invitation, account, now, cancellationToken);
        await journal.CommitAsync(db, left, cancellationToken);
    }

    // Whoever marks it is who accepts it: a second click finds nothing.
    private async Task<Invitation> ClaimAsync(
        SproDbContext db,
        string? token,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var invitation = await Open(db, token).AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw Closed();
        if (
            await Open(db, token)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.AcceptedAt, now), cancellationToken) == 0
        )
            throw Closed();
        // It was handed over before its e-mail left.
        await outbox.WithdrawAsync(db, invitation.Id, [], cancellationToken);
        return invitation;
    }

    // What they were in that structure, they are no more: one role in each. Gives what the journal is to say of it.
    private static async Task<IReadOnlyList<Erasure>> JoinAsync(
        SproDbContext db,
        Invitation invitation,
        Account account,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(now);
        var before = await db.Set<AccountMembership>()
            .Where(one => one.AccountId == account.Id && one.StructureId == invitation.StructureId)
            .ToListAsync(cancellationToken);
        List<Erasure> left = [];
        foreach (var one in before.Where(one => one.HoldsOn(today)))
        {
            // For the network, one may be several things.
            if (one.StructureId is null && one.Role != invitation.Role)
                continue;
            left.Add(Erasure.Of(now, ErasedThing.Membership, one.Id));
            one.EndAt(now);
            await SignIns.EndAllAsync(db, session => session.MembershipId == one.Id, now, cancellationToken);
        }
        if (!account.IsOpenAt(now))
        {
            (account.DisabledAt, account.DisabledReason, account.LastUsedAt) = (null, null, now);
            db.Add(AccountEvents.Of(AccountEventKind.Reopened, account.Id, invitation.InvitedBy, now));
        }
        db.Add(
            new AccountMembership
            {
                Id = Guid.CreateVersion7(),
                AccountId = account.Id,
                Role = invitation.Role,
                StructureId = invitation.StructureId,
                DepartmentCode = invitation.DepartmentCode,
                NetworkCode = invitation.NetworkCode,
                ValidFrom = today,
            }
        );
        db.Add(
            AccountEvents.Of(
                AccountEventKind.Joined,
                account.Id,
                account.Id,
                now,
                invitation.Role,
                invitation.StructureId
            )
        );
        return left;
    }

    private IQueryable<Invitation> Open(SproDbContext db, string? token)
    {
        var (hash, now) = (LinkToken.HashOf(token), Now);
        return db.Set<Invitation>()
            .Where(one =>
                one.TokenHash == hash && one.AcceptedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now
            );
    }

    private static RefusedException Closed() =>
        new(
            "link-closed",
            "Cette invitation ne sert plus : elle a déjà été acceptée, elle a été reprise, ou elle est trop ancienne."
        );

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
