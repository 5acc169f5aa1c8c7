using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Accounts.Teams;

/// <summary>Somebody to be invited.</summary>
/// <param name="Id">Chosen by the form: the same one twice is the same invitation.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="StructureId">In which structure; null for those who belong to none.</param>
public sealed record Invited(Guid Id, string? Name, string? Email, Role Role, Guid? StructureId)
{
    /// <summary>On which department, by its INSEE code, for who is of a territory; null for the whole region.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>For which network, by its code, for who coordinates one.</summary>
    public string? NetworkCode { get; init; }
}

/// <summary>An invitation that may still be accepted, as its link shows it.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="Structure">The name of the structure; null for those who belong to none.</param>
/// <param name="ChoosesPassword">They choose a password; else they have an account, and sign in to accept.</param>
public sealed record OpenInvitation(string Name, string Email, Role Role, string? Structure, bool ChoosesPassword);

/// <summary>An invitation that a structure waits for.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="ExpiresAt">Until when it may be accepted; it may be past.</param>
public sealed record PendingInvitation(Guid Id, string Name, string Email, Role Role, DateTime ExpiresAt);

/// <summary>Invites professionals, and lets them in. A manager invites into their own structure, and nowhere else.</summary>
public sealed class Invitations(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    ErasureJournal journal,
    TimeProvider clock
)
{
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    /// <summary>What a manager may make of somebody in their structure.</summary>
    public static IReadOnlyList<Role> OfStructures { get; } =
    [Role.ReceptionAgent, Role.Adviser, Role.StructureManager];

    /// <summary>Invites somebody into the actor's structure, by e-mail; the link is shown once too, to be handed over.</summary>
    /// <exception cref="RefusedException">A field is wrong, or they are in the team or invited already.</exception>
    public Task<IssuedLink> InviteAsync(Actor actor, Invited invited, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(invited);
        if (!OfStructures.Contains(invited.Role))
            throw new RefusedException("role-not-yours", "Choisissez un rôle de la liste.") { Field = "role" };
        return AddAsync(
            invited with
            {
                StructureId = actor.StructureFor(Purpose.Team),
            },
            actor.AccountId,
            cancellationToken
        );
    }

    /// <summary>
    /// Whoever runs the software invites somebody. Somebody who has an account chooses another password and another
    /// telephone by it: it is also how an account that was closed, or whose telephone and codes are lost, opens again.
    /// </summary>
    /// <exception cref="RefusedException">A field is wrong, or they are invited already.</exception>
    public Task<IssuedLink> InviteAsOperatorAsync(Invited invited, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(invited);
        if (OfStructures.Contains(invited.Role) != invited.StructureId is not null)
            throw new RefusedException(
                "structure-missing",
                "Les agents d'accueil, les conseillers et les responsables sont d'une structure, et eux seuls."
            )
            {
                Field = "structure",
            };
        if ((invited.Role == Role.NetworkCoordinator) != invited.NetworkCode is not null)
            throw new RefusedException(
                "network-missing",
                "Les coordinatrices et coordinateurs sont d'un réseau, et eux seuls."
            )
            {
                Field = "network",
            };
        if (invited.NetworkCode is { } network && Networks.BuiltIn.Find(network) is null)
            throw new RefusedException("network-unknown", $"Aucun réseau n'a le code « {network} ».")
            {
                Field = "network",
            };
        if (invited is { Role: not Role.RegionalGuidanceOfficer, DepartmentCode: not null })
            throw new RefusedException(
                "department-not-theirs",
                "Seuls les référentes et référents Orientation sont d'un département."
            )
            {
                Field = "department",
            };
        return AddAsync(invited, by: null, cancellationToken);
    }

    /// <summary>Sends another link for an invitation: the one before opens nothing any more. Null when there is none such.</summary>
    public async Task<IssuedLink?> ResendAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await WaitedFor(db, actor).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } invitation
            ? await RenewAsync(db, invitation, cancellationToken)
            : null;
    }

    /// <summary>Takes an invitation back; false when there is none such.</summary>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await WaitedFor(db, actor).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } waited)
            return false;
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // It may have been accepted this instant.
        if (
            await db.Set<Invitation>()
                .Where(one => one.Id == id && one.AcceptedAt == null && one.WithdrawnAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, now), cancellationToken) == 0
        )
            return false;
        db.Add(
            AccountEvents.Of(
                AccountEventKind.InvitationWithdrawn,
                waited.AccountId,
                actor.AccountId,
                now,
                waited.Role,
                waited.StructureId
            )
        );
        await outbox.WithdrawAsync(db, id, [], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Those that the actor's structure waits for, the latest first.</summary>
    public async Task<IReadOnlyList<PendingInvitation>> PendingAsync(Actor actor, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await WaitedFor(db, actor)
            .AsNoTracking()
            .OrderByDescending(one => one.CreatedAt)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new PendingInvitation(
                one.Id,
                NameOf(keyring, one),
                EmailOf(keyring, one),
                one.Role,
                one.ExpiresAt
            )),
        ];
    }

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
                NameOf(keyring, found.Invitation),
                EmailOf(keyring, found.Invitation),
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
        await JoinAsync(db, invitation, account, now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two invitations of one person, accepted at the same moment: the first has made the account.
            throw Closed();
        }
        await transaction.CommitAsync(cancellationToken);
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
        await JoinAsync(db, invitation, account, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes those that ended long enough ago; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now - KeptAfterEnd;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Invitation>()
            .Where(one => one.ExpiresAt < oldest || one.AcceptedAt < oldest || one.WithdrawnAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<IssuedLink> AddAsync(Invited invited, Guid? by, CancellationToken cancellationToken)
    {
        var (name, email) = (AccountIdentity.ReadName(invited.Name), AccountIdentity.ReadEmail(invited.Email));
        var keyring = await keys.OpenAsync(cancellationToken);
        var (emailKey, now) = (keyring.EmailKey(email), Now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waited = await db.Set<Invitation>()
            .Where(one =>
                one.EmailKey == emailKey
                && one.StructureId == invited.StructureId
                && one.AcceptedAt == null
                && one.WithdrawnAt == null
            )
            .ToListAsync(cancellationToken);
        // A double click, or the page sent again: the same invitation, and a link that opens it.
        if (waited.Find(one => one.Id == invited.Id) is { } same)
            return await RenewAsync(db, same, cancellationToken);
        if (waited.Exists(one => one.ExpiresAt > now && one.InvitedBy is null == by is null))
            throw new RefusedException(
                "already-invited",
                "Cette personne est déjà invitée : renvoyez-lui plutôt son invitation."
            )
            {
                Field = "email",
            };
        var today = DateOnly.FromDateTime(now);
        var account = await db.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.EmailKey == emailKey, cancellationToken);
        if (
            by is not null
            && account?.IsOpenAt(now) == true
            && (
                await db.Set<AccountMembership>()
                    .Where(one => one.AccountId == account.Id && one.StructureId == invited.StructureId)
                    .ToListAsync(cancellationToken)
            ).Exists(one => one.HoldsOn(today))
        )
            throw new RefusedException("already-member", "Cette personne est déjà dans votre équipe.")
            {
                Field = "email",
            };
        var token = LinkToken.New();
        var invitation = new Invitation
        {
            Id = invited.Id,
            TokenHash = token.Hash,
            AccountId = account?.Id ?? Guid.CreateVersion7(),
            Name = keyring.Seal(name, AccountIdentity.InvitedName, invited.Id),
            Email = keyring.Seal(email, AccountIdentity.InvitedEmail, invited.Id),
            EmailKey = emailKey,
            Role = invited.Role,
            StructureId = invited.StructureId,
            DepartmentCode = invited.DepartmentCode,
            NetworkCode = invited.NetworkCode,
            InvitedBy = by,
            CreatedAt = now,
            ExpiresAt = now + Invitation.Lifetime,
        };
        db.Add(invitation);
        db.Add(
            AccountEvents.Of(
                AccountEventKind.Invited,
                invitation.AccountId,
                by,
                now,
                invitation.Role,
                invitation.StructureId
            )
        );
        try
        {
            return await SendAsync(db, invitation, token, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (
                await db.Set<Invitation>()
                    .SingleOrDefaultAsync(
                        one =>
                            one.Id == invited.Id
                            && one.StructureId == invited.StructureId
                            && one.EmailKey == emailKey
                            && one.AcceptedAt == null,
                        cancellationToken
                    ) is
                { } first
            )
                return await RenewAsync(db, first, cancellationToken);
            throw new RefusedException(
                "invitation-taken",
                "Cette invitation existe déjà : ouvrez un nouveau formulaire."
            );
        }
    }

    private Task<IssuedLink> RenewAsync(SproDbContext db, Invitation invitation, CancellationToken cancellationToken)
    {
        var token = LinkToken.New();
        (invitation.TokenHash, invitation.ExpiresAt) = (token.Hash, Now + Invitation.Lifetime);
        return SendAsync(db, invitation, token, cancellationToken);
    }

    private async Task<IssuedLink> SendAsync(
        SproDbContext db,
        Invitation invitation,
        LinkToken token,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var link = new IssuedLink(LinkKind.Invitation, token.Text, invitation.ExpiresAt);
        var structure = await db.Set<Structure>()
            .Where(one => one.Id == invitation.StructureId)
            .Select(one => one.Name)
            .SingleOrDefaultAsync(cancellationToken);
        // The link of an earlier one opens nothing any more.
        await outbox.WithdrawAsync(db, invitation.Id, [], cancellationToken);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(EmailOf(keyring, invitation)),
                templates.Invitation(
                    structure,
                    templates.PageAt(link.Path),
                    LocalCalendar.Metropolitan.DayOf(link.ExpiresAt)
                )
            )
            {
                AboutId = invitation.Id,
                StructureId = invitation.StructureId,
                UsefulUntil = link.ExpiresAt,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return link;
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

    // What they were in that structure, they are no more: one role in each.
    private async Task JoinAsync(
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
        foreach (var one in before.Where(one => one.HoldsOn(today)))
        {
            // For the network, one may be several things.
            if (one.StructureId is null && one.Role != invitation.Role)
                continue;
            await journal.WriteAsync([Erasure.Of(now, ErasedThing.Membership, one.Id)], cancellationToken);
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
    }

    private static IQueryable<Invitation> WaitedFor(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Team);
        return db.Set<Invitation>()
            .Where(one => one.StructureId == structure && one.AcceptedAt == null && one.WithdrawnAt == null);
    }

    private IQueryable<Invitation> Open(SproDbContext db, string? token)
    {
        var (hash, now) = (LinkToken.HashOf(token), Now);
        return db.Set<Invitation>()
            .Where(one =>
                one.TokenHash == hash && one.AcceptedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now
            );
    }

    private static string NameOf(IdentityKeyring keyring, Invitation one) =>
        keyring.Read(one.Name, AccountIdentity.InvitedName, one.Id);

    private static string EmailOf(IdentityKeyring keyring, Invitation one) =>
        keyring.Read(one.Email, AccountIdentity.InvitedEmail, one.Id);

    private static RefusedException Closed() =>
        new(
            "link-closed",
            "Cette invitation ne sert plus : elle a déjà été acceptée, elle a été reprise, ou elle est trop ancienne."
        );

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
