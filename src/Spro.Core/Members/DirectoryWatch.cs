using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>What the Région and its officers see of how true the directory is: structures, counts and dates.</summary>
public sealed class DirectoryWatch(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>
    /// The structures of the networks of the service that have a place on the actor's territory: those with most places that
    /// nobody confirmed first.
    /// </summary>
    public async Task<StructureList> OfAsync(Actor actor, StructureQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var networks = MemberNetworks.Codes;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.StatesAsync(
            catalogues.Current.Doors,
            doors =>
                doors[0].Structure.NetworkCode is { } network
                && networks.Contains(network)
                && (
                    actor.DepartmentCode is not { } department
                    || doors.Any(door => door.Place.DepartmentCode == department)
                ),
            query,
            clock.GetUtcNow().UtcDateTime,
            cancellationToken
        );
    }

    /// <summary>A structure of the actor's territory and its places, those that wait longest first; null when it is none.</summary>
    public async Task<WatchedStructure?> FindAsync(Actor actor, Guid structureId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        structureId = await db.StayingAsync(structureId, cancellationToken);
        if (
            await Watched(db, actor)
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == structureId, cancellationToken)
            is not { } structure
        )
            return null;
        var today = Today;
        var places = await db.Set<Place>()
            .AsNoTracking()
            .Where(place => place.StructureId == structureId)
            .Where(place => place.ValidTo == null || place.ValidTo >= today)
            .OrderBy(place => place.ConfirmedOn != null)
            .ThenBy(place => place.ConfirmedOn)
            .ThenBy(place => place.Name)
            .ThenBy(place => place.Id)
            .ToListAsync(cancellationToken);
        return new(
            structure,
            places,
            StructureRecipients.ByEmail([.. places.Select(place => place.Email).OfType<string>()]).Count == 0
                && !await db.MembershipsAtWork(Purpose.Directory, clock.GetUtcNow().UtcDateTime)
                    .AnyAsync(one => one.StructureId == structureId, cancellationToken)
        );
    }

    private static IQueryable<Structure> Watched(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var department = actor.DepartmentCode;
        var networks = MemberNetworks.Codes;
        return db.Set<Structure>()
            .Where(one => one.NetworkCode != null && networks.Contains(one.NetworkCode))
            .Where(one =>
                department == null
                || db.Set<Place>().Any(place => place.StructureId == one.Id && place.DepartmentCode == department)
            );
    }

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
}

/// <summary>A structure as who watches over the directory sees it.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Places">Its places that have not ended.</param>
/// <param name="IsUnreachable">Nobody has an account there, and no place has a mailbox: it is never asked.</param>
public sealed record WatchedStructure(Structure Structure, IReadOnlyList<Place> Places, bool IsUnreachable);
