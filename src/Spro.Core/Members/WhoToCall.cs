using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>What a professional looks for; what is null does not count.</summary>
public sealed record WhoToCallQuery
{
    /// <summary>For this need (DOMAIN §3.2).</summary>
    public string? Need { get; init; }

    /// <summary>Of this network.</summary>
    public string? Network { get; init; }

    /// <summary>In this department.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>Words of the name of a structure, of its commune, or of what somebody does there.</summary>
    public string? Text { get; init; }

    /// <summary>Some of the structures found: from this rank.</summary>
    public int Skip { get; init; }
}

/// <summary>Somebody to call.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="Function">What she or he does.</param>
/// <param name="Phone">Professional telephone.</param>
/// <param name="Email">Professional e-mail, when the structure gives it here; one that an import gives is shown nowhere.</param>
/// <param name="Topics">What to call her or him for.</param>
public sealed record Colleague(string Name, string? Function, string? Phone, string? Email, string? Topics);

/// <summary>A structure, where it receives, and whom to call there.</summary>
/// <param name="Doors">Its places, by name; one at least.</param>
/// <param name="Colleagues">Those that the network names there.</param>
public sealed record CallableStructure(IReadOnlyList<Door> Doors, IReadOnlyList<Colleague> Colleagues)
{
    /// <summary>The structure.</summary>
    public Structure Structure => Doors[0].Structure;

    /// <summary>Its network; null outside all of them.</summary>
    public Network? Network => Doors[0].Network;
}

/// <summary>Some of the structures found.</summary>
/// <param name="Some">Those shown.</param>
/// <param name="Total">How many there are.</param>
public sealed record CallableStructures(IReadOnlyList<CallableStructure> Some, int Total);

/// <summary>Something new in a structure.</summary>
/// <param name="Structure">Name of the structure.</param>
/// <param name="Line">What changed.</param>
public sealed record StructureNews(string Structure, HistoryLine Line);

/// <summary>A structure as a colleague of the network sees it.</summary>
/// <param name="Found">The structure and whom to call there.</param>
/// <param name="News">What changed there lately.</param>
/// <param name="IsFollowed">The actor follows it.</param>
public sealed record ColleagueView(CallableStructure Found, IReadOnlyList<StructureNews> News, bool IsFollowed);

/// <summary>
/// The directory of professionals, for professionals: whom to call for what, and what is new (charter §4.1.5). It shows what the
/// directory holds, and asks for nothing.
/// </summary>
public sealed class WhoToCall(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues, TimeProvider clock)
{
    /// <summary>How many structures are shown at once.</summary>
    public const int PageSize = 20;

    /// <summary>What changed in so many days is new.</summary>
    public const int DaysOfNews = 30;

    /// <summary>The structures that match, by name.</summary>
    public async Task<CallableStructures> SearchAsync(
        Actor actor,
        WhoToCallQuery query,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        actor.Require(Purpose.WhoToCall);
        var structures = DirectorySearch
            .Find(
                catalogues.Current.Doors,
                new DirectoryQuery
                {
                    Need = query.Need,
                    Network = query.Network,
                    DepartmentCode = query.DepartmentCode,
                    Day = Today,
                }
            )
            .GroupBy(found => found.Door.Structure.Id)
            .Select(group => group.Select(found => found.Door).ToList());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var words = FrenchText.Fold(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0)
        {
            var said = await SaidAsync(db, cancellationToken);
            structures = structures.Where(doors =>
                words.All(word =>
                    doors.Exists(door => door.Says(word))
                    || said[doors[0].Structure.Id].Any(text => text.Contains(word, StringComparison.Ordinal))
                )
            );
        }
        var all = structures
            .OrderBy(doors => doors[0].Structure.Name, StringComparer.CurrentCulture)
            .ThenBy(doors => doors[0].Structure.Id)
            .ToList();
        var some = all.Skip(query.Skip).Take(PageSize).ToList();
        var colleagues = await ColleaguesAsync(db, [.. some.Select(doors => doors[0].Structure.Id)], cancellationToken);
        return new(
            [.. some.Select(doors => new CallableStructure(doors, [.. colleagues[doors[0].Structure.Id]]))],
            all.Count
        );
    }

    /// <summary>A structure of the directory; null when it has no place there today.</summary>
    public async Task<ColleagueView?> FindAsync(Actor actor, Guid structureId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.WhoToCall);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        structureId = await db.StayingAsync(structureId, cancellationToken);
        var doors = catalogues
            .Current.Doors.All.Where(door => door.Structure.Id == structureId && door.Place.HoldsOn(Today))
            .ToList();
        if (doors.Count == 0)
            return null;
        var colleagues = await ColleaguesAsync(db, [structureId], cancellationToken);
        return new(
            new(doors, [.. colleagues[structureId]]),
            await NewsAsync(db, Recent(db).Where(one => one.StructureId == structureId), cancellationToken),
            await db.Set<FollowedStructure>()
                .AnyAsync(one => one.AccountId == actor.AccountId && one.StructureId == structureId, cancellationToken)
        );
    }

    /// <summary>What is new in the network, the latest first: of those that the actor follows only when asked so.</summary>
    public async Task<IReadOnlyList<StructureNews>> NewsAsync(
        Actor actor,
        bool followed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.WhoToCall);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var recent = Recent(db);
        if (followed)
            recent = recent.Where(one =>
                db.Set<FollowedStructure>()
                    .Any(own => own.AccountId == actor.AccountId && own.StructureId == one.StructureId)
            );
        return await NewsAsync(db, recent, cancellationToken);
    }

    /// <summary>The structures that the actor follows, by name.</summary>
    public async Task<IReadOnlyList<Structure>> FollowedAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.WhoToCall);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from followed in db.Set<FollowedStructure>()
            join structure in db.Set<Structure>() on followed.StructureId equals structure.Id
            where followed.AccountId == actor.AccountId
            orderby structure.Name, structure.Id
            select structure
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
    }

    // That somebody confirmed what was written changes nothing for a colleague.
    private IQueryable<DirectoryChange> Recent(SproDbContext db)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-DaysOfNews);
        return db.Set<DirectoryChange>().Where(one => one.At >= since && one.Kind != DirectoryChangeKind.Confirmed);
    }

    private static async Task<IReadOnlyList<StructureNews>> NewsAsync(
        SproDbContext db,
        IQueryable<DirectoryChange> which,
        CancellationToken cancellationToken
    )
    {
        var lines = await db.LinesAsync(which, cancellationToken);
        var ids = lines.Select(line => line.Change.StructureId).ToHashSet();
        var names = await db.Set<Structure>()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return [.. lines.Select(line => new StructureNews(names.GetValueOrDefault(line.Change.StructureId, ""), line))];
    }

    private async Task<ILookup<Guid, Colleague>> ColleaguesAsync(
        SproDbContext db,
        IReadOnlyList<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        var people = await AtWork(db)
            .Where(person => structures.Contains(person.StructureId))
            .OrderBy(person => person.Name)
            .ThenBy(person => person.Id)
            .Select(person => new
            {
                person.StructureId,
                person.Name,
                person.Role,
                person.Phone,
                Email = person.ConfirmedByMember ? person.Email : null,
                person.Topics,
            })
            .ToListAsync(cancellationToken);
        return people.ToLookup(
            person => person.StructureId,
            person => new Colleague(person.Name, person.Role, person.Phone, person.Email, person.Topics)
        );
    }

    // What somebody does and may be called for, folded: never their name, a search is for a function.
    private async Task<ILookup<Guid, string>> SaidAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var people = await AtWork(db)
            .Where(person => person.Role != null || person.Topics != null)
            .Select(person => new
            {
                person.StructureId,
                person.Role,
                person.Topics,
            })
            .ToListAsync(cancellationToken);
        return people.ToLookup(
            person => person.StructureId,
            person => FrenchText.Fold($"{person.Role} {person.Topics}")
        );
    }

    private IQueryable<Professional> AtWork(SproDbContext db)
    {
        var today = Today;
        return db.Set<Professional>()
            .AsNoTracking()
            .Where(person => person.ValidFrom == null || person.ValidFrom <= today)
            .Where(person => person.ValidTo == null || person.ValidTo >= today);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
