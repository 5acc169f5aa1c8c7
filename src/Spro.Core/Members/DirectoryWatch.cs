using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>What the Région and its officers see of how true the directory is: structures, counts and dates.</summary>
public sealed class DirectoryWatch(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>
    /// The structures of the networks of the service that have a place on the actor's territory: those with most places that
    /// nobody confirmed first.
    /// </summary>
    public async Task<IReadOnlyList<StructureState>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var department = actor.DepartmentCode;
        var networks = MemberNetworks.Codes;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Structure>()
            .Where(one => one.NetworkCode != null && networks.Contains(one.NetworkCode))
            .Where(one =>
                department == null
                || db.Set<Place>().Any(place => place.StructureId == one.Id && place.DepartmentCode == department)
            )
            .StatesAsync(db, LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime), cancellationToken);
    }
}
