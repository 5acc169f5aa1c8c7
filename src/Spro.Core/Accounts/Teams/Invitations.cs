using Microsoft.EntityFrameworkCore;
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

/// <summary>An invitation that a structure waits for.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="ExpiresAt">Until when it may be accepted; it may be past.</param>
public sealed record PendingInvitation(Guid Id, string Name, string Email, Role Role, DateTime ExpiresAt);

/// <summary>
/// Invites professionals; <see cref="InvitationAcceptance"/> lets them in. A manager invites into their own structure, and
/// nowhere else.
/// </summary>
public sealed class Invitations(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
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
            throw RefusedException.At("role", "role-not-yours", "Choisissez un rôle de la liste.");
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
            throw RefusedException.At(
                "structure",
                "structure-missing",
                "Les agents d'accueil, les conseillers et les responsables sont d'une structure, et eux seuls."
            );
        if ((invited.Role == Role.NetworkCoordinator) != invited.NetworkCode is not null)
            throw RefusedException.At(
                "network",
                "network-missing",
                "Les coordinatrices et coordinateurs sont d'un réseau, et eux seuls."
            );
        if (invited.NetworkCode is { } network && Networks.BuiltIn.Find(network) is null)
            throw RefusedException.At("network", "network-unknown", $"Aucun réseau n'a le code « {network} ».");
        if (invited is { Role: not Role.RegionalGuidanceOfficer, DepartmentCode: not null })
            throw RefusedException.At(
                "department",
                "department-not-theirs",
                "Seuls les référentes et référents Orientation sont d'un département."
            );
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
        var (name, email) = Read(invited.Name, invited.Email);
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
            return same.Role != invited.Role || NameOf(keyring, same) != name
                ? throw Revisions.KeptOtherwise()
                : await RenewAsync(db, same, cancellationToken);
        if (waited.Exists(one => one.ExpiresAt > now && one.InvitedBy is null == by is null))
            throw RefusedException.At(
                "email",
                "already-invited",
                "Cette personne est déjà invitée : renvoyez-lui plutôt son invitation."
            );
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
            throw RefusedException.At("email", "already-member", "Cette personne est déjà dans votre équipe.");
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

    /// <summary>Who is invited, and where.</summary>
    /// <exception cref="RefusedException">One of them is missing or cannot be; it names the field.</exception>
    public static (string Name, string Email) Read(string? name, string? email)
    {
        var wrong = new Mistakes();
        var (read, address) = (
            wrong.Try(() => AccountIdentity.ReadName(name)),
            wrong.Try(() => AccountIdentity.ReadEmail(email))
        );
        wrong.Throw();
        return (read!, address!);
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

    private static IQueryable<Invitation> WaitedFor(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Team);
        return db.Set<Invitation>()
            .Where(one => one.StructureId == structure && one.AcceptedAt == null && one.WithdrawnAt == null);
    }

    internal static string NameOf(IdentityKeyring keyring, Invitation one) =>
        keyring.Read(one.Name, AccountIdentity.InvitedName, one.Id);

    internal static string EmailOf(IdentityKeyring keyring, Invitation one) =>
        keyring.Read(one.Email, AccountIdentity.InvitedEmail, one.Id);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
