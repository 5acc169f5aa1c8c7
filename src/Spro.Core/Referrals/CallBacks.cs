using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>A call to make.</summary>
/// <param name="Call">The call, sealed.</param>
/// <param name="Reference">The hand-over it is about.</param>
/// <param name="Phone">The number.</param>
public sealed record CallToMake(CallBack Call, string Reference, string? Phone);

/// <summary>The calls that a structure has to make.</summary>
public sealed class CallBacks(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>Those of the actor's structure, the most urgent first; each reading of a number is noted.</summary>
    public async Task<IReadOnlyList<CallToMake>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var calls = await (
            from call in db.Set<CallBack>().AsNoTracking()
            join referral in db.Set<Referral>() on call.ReferralId equals referral.Id
            where call.StructureId == structure && call.DoneAt == null
            orderby call.DueOn, call.AskedAt
            select new { call, referral.Reference }
        ).ToListAsync(cancellationToken);
        if (calls.Count == 0)
            return [];
        var keyring = await keys.OpenAsync(cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.HandOver,
            StructureReferrals.Kind,
            [.. calls.Select(one => one.call.ReferralId).Distinct()],
            clock.GetUtcNow().UtcDateTime.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return
        [
            .. calls.Select(one => new CallToMake(
                one.call,
                one.Reference,
                keyring.Read(one.call.Phone, "call_backs.phone", one.call.Id)
            )),
        ];
    }

    /// <summary>Says that somebody was called: the number goes; false when it is not of the actor's structure, or done.</summary>
    public async Task<bool> DoneAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        var (now, account) = (clock.GetUtcNow().UtcDateTime, actor.AccountId);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var done = await db.Set<CallBack>()
            .Where(call => call.Id == id && call.StructureId == structure && call.DoneAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(call => call.DoneAt, now)
                        .SetProperty(call => call.DoneBy, account)
                        .SetProperty(call => call.Phone, (Sealed?)null),
                cancellationToken
            );
        // A référent who had it for that call alone no longer has to.
        DateOnly? today = DateOnly.FromDateTime(now);
        await db.Set<Referral>()
            .Where(referral =>
                referral.EscalationSolvedOn == null
                && db.Set<CallBack>()
                    .Any(call =>
                        call.Id == id
                        && call.DoneBy == account
                        && call.ReferralId == referral.Id
                        && call.ChasedOn == referral.EscalatedOn
                    )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(referral => referral.EscalationSolvedOn, today)
                        .SetProperty(referral => referral.Revision, referral => referral.Revision + 1),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return done > 0;
    }
}
