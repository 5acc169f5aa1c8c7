using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Ambassadors;

/// <summary>
/// Which listings an actor animates: an associated body its own, and those that wait in the sectors the Région gave it; the
/// Région all of them.
/// </summary>
internal static class AmbassadorReach
{
    /// <summary>The listing of that identifier, when the actor animates it; null otherwise.</summary>
    public static async Task<Ambassador?> FindOwnAsync(
        this SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var sectors = await db.SectorsOfAsync(actor, cancellationToken);
        return await db.OfActor(actor, sectors).SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
    }

    /// <summary>The listings that the actor animates; those that are nobody's yet wait in the sectors given.</summary>
    public static IQueryable<Ambassador> OfActor(
        this SproDbContext db,
        Actor actor,
        IReadOnlyCollection<string> sectors
    )
    {
        var all = db.Set<Ambassador>().Where(one => one.State != AmbassadorState.Ended);
        return Rights.Of(actor.Role, Purpose.Ambassadors) switch
        {
            Reach.Service => all,
            Reach.Structure => Within(all, actor.StructureFor(Purpose.Ambassadors), sectors),
            _ => throw new NotAllowedException(Purpose.Ambassadors),
        };
    }

    /// <summary>The sectors that the actor's body animates; none for the Région, which has them all.</summary>
    public static async Task<IReadOnlyCollection<string>> SectorsOfAsync(
        this SproDbContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Ambassadors);
        if (Rights.Of(actor.Role, Purpose.Ambassadors) == Reach.Service)
            return [];
        var structure = actor.StructureFor(Purpose.Ambassadors);
        return await db.Set<SectorHost>()
            .Where(one => one.StructureId == structure)
            .OrderBy(one => one.SectorCode)
            .Select(one => one.SectorCode)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Where those who animate a listing are written to: the accounts of its body, or of the bodies of its sectors while it is
    /// nobody's; the Région's where there are none.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AnimatorsAsync(
        this SproDbContext db,
        IdentityKeyring keyring,
        Ambassador one,
        DateTime utc,
        CancellationToken cancellationToken
    )
    {
        var letters = one.RomeCodes.Select(code => code[..1]).ToList();
        var bodies = one.HostId is { } host
            ? [host]
            : await db.Set<SectorHost>()
                .Where(sector => letters.Contains(sector.SectorCode))
                .Select(sector => sector.StructureId)
                .ToListAsync(cancellationToken);
        var theirs = db.MembershipsAtWork(Purpose.Ambassadors, utc)
            .Where(membership => membership.StructureId != null && bodies.Contains(membership.StructureId.Value));
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .Where(account => theirs.Any(membership => membership.AccountId == account.Id))
            .ToListAsync(cancellationToken);
        if (accounts.Count == 0)
            accounts = await db.AccountsAtWork(Purpose.EncounterSetup, utc)
                .AsNoTracking()
                .ToListAsync(cancellationToken);
        return accounts.ConvertAll(keyring.EmailOf);
    }

    /// <summary>Where an ambassador is written to; null once they have left.</summary>
    public static string? EmailOf(this IdentityKeyring keyring, Ambassador one) =>
        keyring.Read(one.Email, Ambassador.EmailColumn, one.Id);

    private static IQueryable<Ambassador> Within(
        IQueryable<Ambassador> all,
        Guid structure,
        IReadOnlyCollection<string> sectors
    ) =>
        sectors.Count == 0
            ? all.Where(one => one.HostId == structure)
            : all.Where(one =>
                one.HostId == structure
                || one.HostId == null
                    && one.State == AmbassadorState.Waiting
                    && one.RomeCodes.Any(code => sectors.Contains(code.Substring(0, 1)))
            );
}
