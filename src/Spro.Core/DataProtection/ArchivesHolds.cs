using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.DataProtection;

/// <summary>
/// States that the archives' approval is needed before anything is destroyed, and records it once obtained: what was closed
/// meanwhile is erased then.
/// </summary>
public sealed class ArchivesHolds(
    IDbContextFactory<SproDbContext> databases,
    Erasures erasures,
    RequestUpkeep upkeep,
    TimeProvider clock
)
{
    /// <summary>The approval that is awaited for the actor's structure, or for the whole service; null when none is.</summary>
    public async Task<ArchivesHold?> AwaitedAsync(Actor actor, CancellationToken cancellationToken)
    {
        var structure = ScopeOf(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ArchivesHold>()
            .AsNoTracking()
            .FirstOrDefaultAsync(hold => hold.StructureId == structure && hold.ApprovedAt == null, cancellationToken);
    }

    /// <summary>Whether the whole service awaits an approval.</summary>
    public async Task<bool> IsServiceAwaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ArchivesHold>()
            .AnyAsync(hold => hold.StructureId == null && hold.ApprovedAt == null, cancellationToken);
    }

    /// <summary>States that the approval is needed: from now on an erasure only closes. Stated twice, it is once.</summary>
    public async Task StateAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await AwaitedAsync(actor, cancellationToken) is not null)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(
            new ArchivesHold
            {
                Id = Guid.CreateVersion7(),
                StructureId = ScopeOf(actor),
                StatedAt = Now,
                StatedBy = actor.AccountId,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Records the approval, and erases what was closed and waits for no other; gives how many answers that ends.</summary>
    /// <exception cref="RefusedException">Its reference is missing or too long.</exception>
    public async Task<int> ApproveAsync(Actor actor, string? approval, CancellationToken cancellationToken)
    {
        var structure = ScopeOf(actor);
        if (approval?.Trim() is not { Length: > 0 and <= ArchivesHold.LongestApproval } reference)
            throw RefusedException.At(
                "Approval",
                "approval-missing",
                $"Écrivez la référence du visa des archives, en {ArchivesHold.LongestApproval} caractères au plus."
            );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (
            var hold in await db.Set<ArchivesHold>()
                .Where(one => one.StructureId == structure && one.ApprovedAt == null)
                .ToListAsync(cancellationToken)
        )
            (hold.ApprovedAt, hold.ApprovedBy, hold.Approval) = (Now, actor.AccountId, reference);
        await db.SaveChangesAsync(cancellationToken);
        return await EraseClosedAsync(cancellationToken);
    }

    /// <summary>Erases what is closed and waits for no approval any more: what a stop cut short is done again.</summary>
    public async Task<int> EraseClosedAsync(CancellationToken cancellationToken)
    {
        List<Guid> closed;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            closed = await db.Set<DataAnswer>()
                .Where(answer => answer.State == DataAnswerState.Closed)
                .Select(answer => answer.Id)
                .ToListAsync(cancellationToken);
        var erased = 0;
        DbUpdateException? failed = null;
        foreach (var id in closed)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var answer = await db.Set<DataAnswer>().SingleAsync(one => one.Id == id, cancellationToken);
            if (await IsAwaitedAsync(db, answer.StructureId, cancellationToken))
                continue;
            var request = await db.Set<DataRequest>().SingleAsync(one => one.Id == answer.RequestId, cancellationToken);
            answer.State = DataAnswerState.Done;
            try
            {
                await erasures.EraseAsync(db, request, answer.StructureId, closeOnly: false, cancellationToken);
                erased++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node has done it, or a structure has just erased its side: what is left is done within the hour.
            }
            catch (DbUpdateException clash)
            {
                failed = clash;
            }
        }
        if (erased > 0)
        {
            await upkeep.ForgetPathsAsync(cancellationToken);
            await erasures.DeleteFilesAsync(cancellationToken);
        }
        return erased > 0 || failed is null
            ? erased
            : throw new InvalidOperationException("Nothing of what the archives approved could be erased.", failed);
    }

    /// <summary>Whether an approval is awaited for what a structure holds.</summary>
    internal static Task<bool> IsAwaitedAsync(SproDbContext db, Guid structure, CancellationToken cancellationToken) =>
        db.Set<ArchivesHold>()
            .AnyAsync(
                hold => hold.ApprovedAt == null && (hold.StructureId == null || hold.StructureId == structure),
                cancellationToken
            );

    // A structure speaks for itself, the data-protection officer for the service.
    private static Guid? ScopeOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.May(Purpose.DataProtection))
            return null;
        return actor.Role == Role.StructureManager
            ? actor.StructureFor(Purpose.PersonRights)
            : throw new NotAllowedException(Purpose.DataProtection);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
