using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Teams;

/// <summary>Somebody of a structure, as its manager sees them.</summary>
/// <param name="MembershipId">What they are, there.</param>
/// <param name="AccountId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null when none is set.</param>
/// <param name="IsThere">They are there today.</param>
/// <param name="LastUsedAt">When they last signed in, whatever as; null when they never did.</param>
/// <param name="IsClosed">Their account no longer signs in.</param>
/// <param name="HasPassword">They sign in here by a password.</param>
public sealed record TeamMember(
    Guid MembershipId,
    Guid AccountId,
    string Name,
    string Email,
    Role Role,
    DateOnly From,
    DateOnly? To,
    bool IsThere,
    DateTime? LastUsedAt,
    bool IsClosed,
    bool HasPassword
);

/// <summary>The people of a structure. Its managers change what they are there, and nothing elsewhere.</summary>
public sealed class Team(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    PasswordLinks links,
    ErasureJournal journal,
    TimeProvider clock
)
{
    private const int Retries = 5;

    /// <summary>Everybody who is, was, or will be in the actor's structure: those who are there first, by name.</summary>
    public async Task<IReadOnlyList<TeamMember>> MembersAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var members = await ReadAsync(db, Of(db, actor), cancellationToken);
        return
        [
            .. members
                .OrderByDescending(one => one.IsThere)
                .ThenBy(one => one.Name, StringComparer.CurrentCulture)
                .ThenBy(one => one.From),
        ];
    }

    /// <summary>Somebody of the actor's structure; null when they are of another, or of none.</summary>
    public async Task<TeamMember?> FindAsync(Actor actor, Guid membershipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (
            await ReadAsync(db, Of(db, actor).Where(one => one.Id == membershipId), cancellationToken)
        ).SingleOrDefault();
    }

    /// <summary>
    /// Makes somebody something else in the structure, from now: what they were ends, its sessions too, and stays in the
    /// history. False when there is none such.
    /// </summary>
    /// <exception cref="RefusedException">The role is not a manager's to give, or nobody would answer for the structure.</exception>
    public async Task<bool> ChangeRoleAsync(
        Actor actor,
        Guid membershipId,
        Role role,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!Invitations.OfStructures.Contains(role))
            throw RefusedException.At("role", "role-not-yours", "Choisissez un rôle de la liste.");
        return await ChangeAsync(
            actor,
            membershipId,
            async (db, member, now) =>
            {
                // The same role again: a double click.
                if (member.Role == role)
                    return null;
                if (member.Role == Role.StructureManager)
                    await RequireAnotherManagerAsync(db, member, DateOnly.FromDateTime(now), cancellationToken);
                var lastDay = member.ValidTo;
                member.EndAt(now);
                await SignIns.EndAllAsync(db, session => session.MembershipId == member.Id, now, cancellationToken);
                db.Add(
                    new AccountMembership
                    {
                        Id = Guid.CreateVersion7(),
                        AccountId = member.AccountId,
                        Role = role,
                        StructureId = member.StructureId,
                        ValidFrom = DateOnly.FromDateTime(now),
                        ValidTo = lastDay,
                    }
                );
                db.Add(Event(AccountEventKind.RoleChanged, member, actor, now, role));
                return now;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Ends what somebody is in the structure: their sessions there at once, what they recorded stays theirs. False when
    /// there is none such.
    /// </summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="membershipId">What they are, there.</param>
    /// <param name="shown">Their last day as the form shows it; null when it shows none.</param>
    /// <param name="lastDay">Their last day; null for at once.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">
    /// That day is past, nobody would answer for the structure, or somebody said another day meanwhile.
    /// </exception>
    public Task<bool> LeaveAsync(
        Actor actor,
        Guid membershipId,
        DateOnly? shown,
        DateOnly? lastDay,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ChangeAsync(
            actor,
            membershipId,
            async (db, member, now) =>
            {
                var today = DateOnly.FromDateTime(now);
                if (lastDay < today)
                    throw RefusedException.At("day", "day-past", "Choisissez aujourd'hui ou un jour à venir.");
                if (member.ValidTo != shown && member.ValidTo != lastDay)
                    throw Revisions.ChangedMeanwhile();
                if (member.Role == Role.StructureManager)
                    await RequireAnotherManagerAsync(db, member, lastDay?.AddDays(1) ?? today, cancellationToken);
                if (lastDay is { } day)
                    member.ValidTo = day;
                else
                {
                    member.EndAt(now);
                    await SignIns.EndAllAsync(db, session => session.MembershipId == member.Id, now, cancellationToken);
                }
                db.Add(Event(AccountEventKind.Left, member, actor, now, member.Role));
                return lastDay?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? now;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Makes a link by which somebody of the structure chooses another password, to be handed over; their second factor
    /// stays. Null when there is none such, or they have no password here.
    /// </summary>
    public async Task<IssuedLink?> MakePasswordLinkAsync(
        Actor actor,
        Guid membershipId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await FindAsync(actor, membershipId, cancellationToken) is not { IsThere: true, HasPassword: true } member)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await db.Set<Account>().SingleAsync(one => one.Id == member.AccountId, cancellationToken);
        return await links.IssueAsync(db, account, actor.AccountId, cancellationToken);
    }

    // The change gives the instant at which they are no more what they were; null when they go on being it.
    private async Task<bool> ChangeAsync(
        Actor actor,
        Guid membershipId,
        Func<SproDbContext, AccountMembership, DateTime, Task<DateTime?>> change,
        CancellationToken cancellationToken
    )
    {
        for (var left = Retries; ; left--)
        {
            try
            {
                return await ChangeOnceAsync(actor, membershipId, change, cancellationToken);
            }
            catch (Exception failed) when (left > 0 && IsOfOrder(failed)) { }
        }
    }

    // Two managers who make each other leave at the same moment: the second of them is told.
    private async Task<bool> ChangeOnceAsync(
        Actor actor,
        Guid membershipId,
        Func<SproDbContext, AccountMembership, DateTime, Task<DateTime?>> change,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.Serializable,
            cancellationToken
        );
        var member = await Of(db, actor).SingleOrDefaultAsync(one => one.Id == membershipId, cancellationToken);
        if (member is null || member.EndedAt is not null || member.ValidTo < DateOnly.FromDateTime(now))
            return false;
        var end = await change(db, member, now);
        // A backup that is put back brings nobody back into a structure.
        await journal.CommitAsync(
            db,
            end is { } at ? [Erasure.Of(at, ErasedThing.Membership, member.Id)] : [],
            cancellationToken
        );
        return true;
    }

    // The store could not put two changes one after the other: the one that lost is judged again.
    private static bool IsOfOrder(Exception? failed) =>
        failed is DbException { SqlState: "40001" } || (failed is not null && IsOfOrder(failed.InnerException));

    private static async Task RequireAnotherManagerAsync(
        SproDbContext db,
        AccountMembership leaving,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var others = await (
            from one in db.Set<AccountMembership>().AsNoTracking()
            join account in db.Set<Account>() on one.AccountId equals account.Id
            where
                one.StructureId == leaving.StructureId
                && one.Role == Role.StructureManager
                && one.AccountId != leaving.AccountId
                && account.DisabledAt == null
            select one
        ).ToListAsync(cancellationToken);
        if (!others.Exists(one => one.HoldsOn(day)))
            throw new RefusedException(
                "last-manager",
                "Il faut toujours une personne responsable de la structure : donnez d'abord ce rôle à quelqu'un d'autre."
            );
    }

    private async Task<List<TeamMember>> ReadAsync(
        SproDbContext db,
        IQueryable<AccountMembership> which,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var all = await (
            from membership in which.AsNoTracking()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            select new
            {
                Membership = membership,
                Account = account,
                HasPassword = db.Set<LocalCredential>().Any(one => one.Id == account.Id),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new TeamMember(
                one.Membership.Id,
                one.Account.Id,
                keyring.NameOf(one.Account),
                keyring.EmailOf(one.Account),
                one.Membership.Role,
                one.Membership.ValidFrom,
                one.Membership.ValidTo,
                one.Membership.HoldsOn(DateOnly.FromDateTime(now)),
                one.Account.LastUsedAt,
                !one.Account.IsOpenAt(now),
                one.HasPassword
            )),
        ];
    }

    private static AccountEvent Event(
        AccountEventKind kind,
        AccountMembership member,
        Actor actor,
        DateTime now,
        Role role
    ) => AccountEvents.Of(kind, member.AccountId, actor.AccountId, now, role, member.StructureId);

    private static IQueryable<AccountMembership> Of(SproDbContext db, Actor actor)
    {
        var structure = actor.StructureFor(Purpose.Team);
        return db.Set<AccountMembership>().Where(one => one.StructureId == structure);
    }
}
