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
    public static IQueryable<Structure> StructuresOf(this SproDbContext db, Actor actor) =>
        Rights.Of(actor.Role, Purpose.Directory) switch
        {
            Reach.Structure when actor.StructureId is { } own => db.Set<Structure>().Where(one => one.Id == own),
            Reach.Network when actor.NetworkCode is { } network => db.Set<Structure>()
                .Where(one => one.NetworkCode == network),
            _ => throw new NotAllowedException(Purpose.Directory),
        };

    /// <summary>A record, when it is somebody's to keep true; null when it is not.</summary>
    public static async Task<T?> FindOwnAsync<T>(
        this SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var own = db.StructuresOf(actor);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } record)
            return null;
        var structure = record.OwnStructure();
        return await own.AnyAsync(one => one.Id == structure, cancellationToken) ? record : null;
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
