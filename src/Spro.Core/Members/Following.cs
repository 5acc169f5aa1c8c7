using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Which structures a professional follows: they see what changes there, and receive nothing.</summary>
public sealed class Following(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>Follows a structure, or no longer. False when there is none such.</summary>
    public async Task<bool> SetAsync(Actor actor, Guid structureId, bool follows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.WhoToCall);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<Structure>().AnyAsync(one => one.Id == structureId, cancellationToken))
            return false;
        var known = db.Set<FollowedStructure>()
            .Where(one => one.AccountId == actor.AccountId && one.StructureId == structureId);
        if (!follows)
        {
            await known.ExecuteDeleteAsync(cancellationToken);
            return true;
        }
        if (await known.AnyAsync(cancellationToken))
            return true;
        db.Add(new FollowedStructure { AccountId = actor.AccountId, StructureId = structureId });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one has just done it.
        }
        return true;
    }

    /// <summary>Deletes what the accounts followed of which nobody is named any more.</summary>
    public async Task DeleteForgottenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<FollowedStructure>()
            .Where(one => db.Set<Account>().Any(account => account.Id == one.AccountId && account.ForgottenAt != null))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
