using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Accounts;

/// <summary>What happened to one's account.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="ByOneself">They did it themselves.</param>
/// <param name="Role">As what, when it is about a role.</param>
/// <param name="Structure">The structure, when it is about one.</param>
public sealed record OwnEvent(AccountEventKind Kind, DateTime At, bool ByOneself, Role? Role, string? Structure);

/// <summary>The history of accounts. Each event is added where what it tells is written, in the same transaction.</summary>
public sealed class AccountEvents(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How long they are kept.</summary>
    public const int YearsKept = 3;

    private const int Shown = 30;

    /// <summary>The latest that happened to the actor's account.</summary>
    public async Task<IReadOnlyList<OwnEvent>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from one in db.Set<AccountEvent>()
            join structure in db.Set<Structure>() on one.StructureId equals structure.Id into some
            from structure in some.DefaultIfEmpty()
            where one.AccountId == actor.AccountId
            orderby one.At descending, one.Id descending
            select new OwnEvent(one.Kind, one.At, one.ActorId == actor.AccountId, one.Role, structure.Name)
        )
            .Take(Shown)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes those kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AccountEvent>().Where(one => one.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>An event to be saved with what it tells.</summary>
    internal static AccountEvent Of(
        AccountEventKind kind,
        Guid account,
        Guid? by,
        DateTime now,
        Role? role = null,
        Guid? structure = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = account,
            ActorId = by,
            Kind = kind,
            Role = role,
            StructureId = structure,
            At = now,
        };
}
