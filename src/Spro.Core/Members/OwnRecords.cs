using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>What of the directory is somebody's to keep true: their structure, or those of their network.</summary>
internal static class OwnRecords
{
    /// <summary>The structures that somebody keeps true.</summary>
    /// <exception cref="NotAllowedException">It is not for their role.</exception>
    public static IQueryable<Structure> StructuresOf(
        this SproDbContext db,
        Actor actor,
        Purpose purpose = Purpose.Directory
    ) =>
        Rights.Of(actor.Role, purpose) switch
        {
            Reach.Structure when actor.StructureId is { } own => db.Set<Structure>().Where(one => one.Id == own),
            Reach.Network when actor.NetworkCode is { } network => db.Set<Structure>()
                .Where(one => one.NetworkCode == network),
            Reach.Service => db.Set<Structure>(),
            _ => throw new NotAllowedException(purpose),
        };

    /// <summary>The same of one structure, to be asked of many in memory.</summary>
    /// <exception cref="NotAllowedException">It is not for their role.</exception>
    public static Func<Structure, bool> Keeps(this Actor actor, Purpose purpose = Purpose.Directory) =>
        Rights.Of(actor.Role, purpose) switch
        {
            Reach.Structure when actor.StructureId is { } own => structure => structure.Id == own,
            Reach.Network when actor.NetworkCode is { } network => structure => structure.NetworkCode == network,
            Reach.Service => structure => true,
            _ => throw new NotAllowedException(purpose),
        };

    /// <summary>A record, when it is somebody's to keep true; null when it is not.</summary>
    public static async Task<T?> FindOwnAsync<T>(
        this SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken,
        Purpose purpose = Purpose.Directory
    )
        where T : SourcedRecord
    {
        var own = db.StructuresOf(actor, purpose);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } record)
            return null;
        var structure = record.OwnStructure();
        return await own.AnyAsync(one => one.Id == structure, cancellationToken) ? record : null;
    }

    /// <summary>The record that stays of one that was found to be another's double; itself when it was not.</summary>
    public static async Task<Guid> StayingAsync(this SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        for (var passed = new HashSet<Guid>(); passed.Add(id); )
        {
            id =
                await db.Set<Place>()
                    .Where(one => one.Id == id)
                    .Select(one => one.ReplacedById)
                    .Concat(db.Set<Structure>().Where(one => one.Id == id).Select(one => one.ReplacedById))
                    .FirstOrDefaultAsync(one => one != null, cancellationToken)
                ?? id;
        }
        return id;
    }

    /// <summary>The structure of a record.</summary>
    public static Guid OwnStructure(this SourcedRecord record) =>
        record switch
        {
            Place place => place.StructureId,
            ServiceOffer service => service.StructureId,
            Structure => record.Id,
            _ => throw new InvalidOperationException($"{record.GetType().Name} is kept by no member."),
        };

    /// <summary>What a record is.</summary>
    public static RecordKind Kind(this SourcedRecord record) =>
        record switch
        {
            Place => RecordKind.Place,
            ServiceOffer => RecordKind.Service,
            _ => RecordKind.Structure,
        };

    /// <summary>The number of the last change of a record; 0 before the first.</summary>
    public static async Task<int> LastNumberAsync(
        this SproDbContext db,
        Guid recordId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<DirectoryChange>()
            .Where(change => change.RecordId == recordId)
            .MaxAsync(change => (int?)change.Number, cancellationToken)
        ?? 0;
}
