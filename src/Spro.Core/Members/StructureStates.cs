using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>Which structures of a long list are wanted; what is null or false does not count.</summary>
public sealed record StructureQuery
{
    /// <summary>Words of the name of the structure, of its places or of their communes.</summary>
    public string? Text { get; init; }

    /// <summary>With a place to confirm.</summary>
    public bool OnlyStale { get; init; }

    /// <summary>Without a signature of the values of the charter.</summary>
    public bool OnlyUnsigned { get; init; }

    /// <summary>Without anybody to ask whether its places are right.</summary>
    public bool OnlyUnreachable { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A page of structures, and what they all come to.</summary>
/// <param name="Some">The structures of the page.</param>
/// <param name="Found">How many are wanted.</param>
/// <param name="Page">The page, from 1: the last one when a later one is asked.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Total">How many there are, wanted or not.</param>
/// <param name="Places">How many places they have.</param>
/// <param name="Stale">How many of these nobody has confirmed for six months.</param>
/// <param name="NotSigned">How many structures have not signed.</param>
/// <param name="Unreachable">How many have neither an account nor a mailbox: nobody can be asked.</param>
public sealed record StructureList(
    IReadOnlyList<StructureState> Some,
    int Found,
    int Page,
    int Pages,
    int Total,
    int Places,
    int Stale,
    int NotSigned,
    int Unreachable
);

/// <summary>
/// How true structures keep their places. Which ones, and in what order, is read from the directory in memory, seconds old; what
/// the page says of each is read from the store.
/// </summary>
internal static class StructureStates
{
    /// <summary>Those that have a place, those with most places that nobody confirmed first.</summary>
    /// <param name="db">The store.</param>
    /// <param name="doors">The directory.</param>
    /// <param name="isWatched">Whether the list is about a structure, by its places.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="utc">Now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<StructureList> StatesAsync(
        this SproDbContext db,
        Doors doors,
        Func<IReadOnlyList<Door>, bool> isWatched,
        StructureQuery query,
        DateTime utc,
        CancellationToken cancellationToken
    )
    {
        var today = LocalCalendar.Metropolitan.DayOf(utc);
        var answered = await db.MembershipsAtWork(Purpose.Directory, utc)
            .Where(one => one.StructureId != null)
            .Select(one => one.StructureId!.Value)
            .Distinct()
            .ToHashSetAsync(cancellationToken);
        var all = doors
            .OfStructures.Where(isWatched)
            .Select(some => new Row([.. some.Where(door => !(door.Place.ValidTo < today))], today, answered))
            .Where(row => row.Doors.Count > 0)
            .ToList();
        var words = FrenchText.Fold(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var wanted = all.Where(row => !query.OnlyStale || row.Stale > 0)
            .Where(row => !query.OnlyUnsigned || row.Structure.CharterSignedOn is null)
            .Where(row => !query.OnlyUnreachable || row.Way == AskingWay.None)
            .Where(row => words.Length == 0 || row.Doors.Any(door => words.All(door.Says)))
            // Those that wait as much stay in the order of their names.
            .OrderByDescending(row => row.Stale)
            .Select(row => row.Structure.Id)
            .ToList();
        var page = ListPage.Of(wanted, query.Page);
        return new(
            await ReadAsync(
                db,
                page.Rows,
                all.ToDictionary(row => row.Structure.Id, row => row.Way),
                today,
                cancellationToken
            ),
            wanted.Count,
            page.Number,
            page.Pages,
            all.Count,
            all.Sum(row => row.Doors.Count),
            all.Sum(row => row.Stale),
            all.Count(row => row.Structure.CharterSignedOn is null),
            all.Count(row => row.Way == AskingWay.None)
        );
    }

    private static async Task<IReadOnlyList<StructureState>> ReadAsync(
        SproDbContext db,
        IReadOnlyList<Guid> ids,
        Dictionary<Guid, AskingWay> ways,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var oldest = today.AddMonths(-Place.MonthsOfConfirmation);
        var places = db.Set<Place>().Where(place => place.ValidTo == null || place.ValidTo >= today);
        var read = await db.Set<Structure>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .Select(one => new StructureState(
                one.Id,
                one.Name,
                places.Count(place => place.StructureId == one.Id),
                places.Count(place =>
                    place.StructureId == one.Id && (place.ConfirmedOn == null || place.ConfirmedOn < oldest)
                ),
                one.CharterSignedOn,
                db.Set<SignatureReminder>()
                    .Where(reminder => reminder.StructureId == one.Id)
                    .Select(reminder => (DateOnly?)reminder.SentOn)
                    .FirstOrDefault()
            ))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        var requests = await LastRequestsAsync(db, ids, cancellationToken);
        return
        [
            .. ids.Where(read.ContainsKey)
                .Select(id => read[id] with { Way = ways[id], Asked = requests.GetValueOrDefault(id) }),
        ];
    }

    // Those of the last day on which each was asked: to who answers for it, or to the mailboxes of some of its places.
    private static async Task<Dictionary<Guid, LastRequest>> LastRequestsAsync(
        SproDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var requests = await (
            from request in db.Set<ConfirmationRequest>()
            join place in db.Set<Place>() on request.PlaceId equals place.Id into places
            from place in places.DefaultIfEmpty()
            where ids.Contains(request.StructureId)
            select new
            {
                request.StructureId,
                request.SentOn,
                request.PlaceId,
                Email = (string?)place.Email,
                request.ConfirmedAt,
            }
        ).ToListAsync(cancellationToken);
        return requests
            .GroupBy(one => one.StructureId)
            .ToDictionary(
                group => group.Key,
                group =>
                {
                    var last = group.Max(one => one.SentOn);
                    var sent = group.Where(one => one.SentOn == last).ToList();
                    return new LastRequest(
                        last,
                        sent.Exists(one => one.PlaceId is null),
                        [.. sent.Select(one => one.Email).OfType<string>().Distinct(StringComparer.Ordinal).Order()],
                        sent.TrueForAll(one => one.ConfirmedAt is not null)
                    );
                }
            );
    }

    private sealed class Row(IReadOnlyList<Door> doors, DateOnly today, HashSet<Guid> answered)
    {
        public IReadOnlyList<Door> Doors => doors;
        public Structure Structure => doors[0].Structure;
        public int Stale { get; } = doors.Count(door => door.IsStaleOn(today));

        public AskingWay Way =>
            answered.Contains(Structure.Id) ? AskingWay.Account
            : doors.Any(door => door.Place.Email is { } email && StructureRecipients.ByEmail([email]).Count > 0)
                ? AskingWay.Mailbox
            : AskingWay.None;
    }
}
