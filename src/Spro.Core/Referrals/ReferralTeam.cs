using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>A colleague, and how much they follow.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="IsThere">They work in the structure today; those who have left may still be written on something.</param>
/// <param name="Follows">How many hand-overs that are not over they follow.</param>
public sealed record Colleague(Guid AccountId, string Name, bool IsThere, int Follows);

/// <summary>
/// Who follows what in the structure that receives. A hand-over is the team's: an absence is made up for in one act.
/// </summary>
public sealed class ReferralTeam(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>The colleagues who may follow, and those who follow still, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = await ThereAsync(db, structure, cancellationToken);
        var followed = await Going(db, structure)
            .Where(one => one.FollowedBy != null)
            .GroupBy(one => one.FollowedBy!.Value)
            .Select(some => new { Account = some.Key, Count = some.Count() })
            .ToDictionaryAsync(one => one.Account, one => one.Count, cancellationToken);
        var ids = there.Union(followed.Keys).ToList();
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. (
                await db.Set<Account>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(cancellationToken)
            )
                .Select(account => new Colleague(
                    account.Id,
                    keyring.NameOf(account),
                    there.Contains(account.Id),
                    followed.GetValueOrDefault(account.Id)
                ))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Gives one hand-over to a colleague; false when the structure has received no such one that goes on.</summary>
    /// <exception cref="RefusedException">They are not of the team today.</exception>
    public async Task<bool> GiveAsync(Actor actor, Guid referralId, Guid to, CancellationToken cancellationToken) =>
        await MoveAsync(actor, going => going.Where(one => one.Id == referralId), to, cancellationToken) > 0;

    /// <summary>Gives all that a colleague follows to another; gives how many.</summary>
    /// <exception cref="RefusedException">Who is to follow is not of the team today.</exception>
    public Task<int> RelieveAsync(Actor actor, Guid absent, Guid to, CancellationToken cancellationToken) =>
        MoveAsync(actor, going => going.Where(one => one.FollowedBy == absent), to, cancellationToken);

    private async Task<int> MoveAsync(
        Actor actor,
        Func<IQueryable<Referral>, IQueryable<Referral>> which,
        Guid to,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!(await ThereAsync(db, structure, cancellationToken)).Contains(to))
            throw RefusedException.At("to", "not-a-colleague", "Choisissez une personne de votre équipe.");
        Guid? follower = to;
        return await which(Going(db, structure))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.FollowedBy, follower)
                        .SetProperty(one => one.Revision, one => one.Revision + 1),
                cancellationToken
            );
    }

    private static IQueryable<Referral> Going(SproDbContext db, Guid structure) =>
        db.Set<Referral>()
            .Where(one =>
                one.ReceiverId == structure
                && one.State != ReferralState.Proposed
                && one.State != ReferralState.Agreed
                && one.State != ReferralState.Declined
                && one.State != ReferralState.Ended
                && one.State != ReferralState.Withdrawn
            );

    private Task<HashSet<Guid>> ThereAsync(SproDbContext db, Guid structure, CancellationToken cancellationToken) =>
        db.MembershipsAtWork(Purpose.HandOver, clock.GetUtcNow().UtcDateTime)
            .Where(one => one.StructureId == structure)
            .Select(one => one.AccountId)
            .ToHashSetAsync(cancellationToken);
}
