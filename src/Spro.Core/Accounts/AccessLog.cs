using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Accounts;

/// <summary>Keeps who read what about a person: whoever gives a file to read adds the reading before giving it.</summary>
public sealed class AccessLog(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How long readings are kept after they were made.</summary>
    public const int YearsKept = 2;

    /// <summary>Adds a reading to what <paramref name="db"/> will save.</summary>
    public void Add(SproDbContext db, Actor actor, Purpose purpose, string kind, Guid objectId)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        db.Add(
            new AccessRecord
            {
                Id = Guid.CreateVersion7(),
                Kind = kind,
                ObjectId = objectId,
                AccountId = actor.AccountId,
                Role = actor.Role,
                StructureId = actor.StructureId,
                Purpose = purpose,
                At = clock.GetUtcNow().UtcDateTime,
            }
        );
    }

    /// <summary>
    /// Adds a reading of each of a list that shows who people are, unless the same account has read it since
    /// <paramref name="since"/>: a list opened again and again is one reading a day.
    /// </summary>
    public async Task AddListAsync(
        SproDbContext db,
        Actor actor,
        Purpose purpose,
        string kind,
        IReadOnlyCollection<Guid> objectIds,
        DateTime since,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        // All of that account's day, from one index, rather than each of hundreds of objects.
        var known = await db.Set<AccessRecord>()
            .Where(record => record.AccountId == actor.AccountId && record.Kind == kind && record.At >= since)
            .Select(record => record.ObjectId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var id in objectIds.Except(known))
            Add(db, actor, purpose, kind, id);
    }

    /// <summary>Notes a reading at once, where nothing else is saved.</summary>
    public async Task NoteAsync(
        Actor actor,
        Purpose purpose,
        string kind,
        Guid objectId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Add(db, actor, purpose, kind, objectId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Adds a reading by somebody without an account, for a structure that was sent a link.</summary>
    public void AddByLink(SproDbContext db, Guid structureId, Purpose purpose, string kind, Guid objectId)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Add(
            new AccessRecord
            {
                Id = Guid.CreateVersion7(),
                Kind = kind,
                ObjectId = objectId,
                StructureId = structureId,
                Purpose = purpose,
                At = clock.GetUtcNow().UtcDateTime,
            }
        );
    }

    /// <summary>Who read something, the latest first.</summary>
    public async Task<IReadOnlyList<AccessRecord>> OfAsync(
        string kind,
        Guid objectId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AccessRecord>()
            .AsNoTracking()
            .Where(record => record.Kind == kind && record.ObjectId == objectId)
            .OrderByDescending(record => record.At)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes the readings kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AccessRecord>().Where(record => record.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
