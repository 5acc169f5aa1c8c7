using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Structures;

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

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Anything is asked.</summary>
    public bool IsNarrow => Text is not null || OnlyStale || OnlyUnsigned;
}

/// <summary>A page of structures, and what they all come to.</summary>
/// <param name="Some">The structures of the page.</param>
/// <param name="Found">How many are wanted.</param>
/// <param name="Page">The page, from 1: the last one when a later one is asked.</param>
/// <param name="Total">How many there are, wanted or not.</param>
/// <param name="Places">How many places they have.</param>
/// <param name="Stale">How many of these nobody has confirmed for six months.</param>
/// <param name="NotSigned">How many structures have not signed.</param>
public sealed record StructureList(
    IReadOnlyList<StructureState> Some,
    int Found,
    int Page,
    int Total,
    int Places,
    int Stale,
    int NotSigned
)
{
    /// <summary>How many structures a page shows.</summary>
    public const int PageSize = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => PagesOf(Found);

    internal static int PagesOf(int found) => Math.Max(1, (found + PageSize - 1) / PageSize);
}

/// <summary>How true structures keep their places, counted in the store.</summary>
internal static class StructureStates
{
    // Beyond, a long list of identifiers costs a store more than all the rows.
    private const int MostNamed = 200;

    /// <summary>Those that have a place, those with most places that nobody confirmed first.</summary>
    public static async Task<StructureList> StatesAsync(
        this IQueryable<Structure> structures,
        SproDbContext db,
        PublicCatalogue catalogue,
        StructureQuery query,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var oldest = today.AddMonths(-Place.MonthsOfConfirmation);
        var counts = db.Set<Place>()
            .Where(place => place.ValidTo == null || place.ValidTo >= today)
            .GroupBy(place => place.StructureId)
            .Select(places => new
            {
                places.Key,
                Places = places.Count(),
                Stale = places.Count(place => place.ConfirmedOn == null || place.ConfirmedOn < oldest),
            });
        var all =
            from structure in structures
            join count in counts on structure.Id equals count.Key
            select new Row
            {
                Id = structure.Id,
                Name = structure.Name,
                SignedOn = structure.CharterSignedOn,
                Places = count.Places,
                Stale = count.Stale,
            };
        var whole = await all.GroupBy(one => 1)
            .Select(some => new
            {
                Total = some.Count(),
                Places = some.Sum(one => one.Places),
                Stale = some.Sum(one => one.Stale),
                NotSigned = some.Count(one => one.SignedOn == null),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (whole is null)
            return new([], 0, 1, 0, 0, 0, 0);
        var wanted = all;
        if (query.OnlyStale)
            wanted = wanted.Where(one => one.Stale > 0);
        if (query.OnlyUnsigned)
            wanted = wanted.Where(one => one.SignedOn == null);
        var named = query.Text is { } text ? Named(catalogue, text) : null;
        List<Row>? read = null;
        if (named is { Count: <= MostNamed })
            wanted = wanted.Where(one => named.Contains(one.Id));
        else if (named is not null)
            read =
            [
                .. (await wanted.ToListAsync(cancellationToken))
                    .Where(one => named.Contains(one.Id))
                    .OrderByDescending(one => one.Stale)
                    .ThenBy(one => one.Name, StringComparer.Ordinal)
                    .ThenBy(one => one.Id),
            ];
        var found =
            read?.Count ?? (query.IsNarrow ? await wanted.CountAsync(cancellationToken) : whole.Total);
        var page = Math.Clamp(query.Page, 1, StructureList.PagesOf(found));
        var skipped = (page - 1) * StructureList.PageSize;
        var some =
            read?.Skip(skipped).Take(StructureList.PageSize).ToList()
            ?? await wanted
                .OrderByDescending(one => one.Stale)
                .ThenBy(one => one.Name)
                .ThenBy(one => one.Id)
                .Skip(skipped)
                .Take(StructureList.PageSize)
                .ToListAsync(cancellationToken);
        var ids = some.ConvertAll(one => one.Id);
        var reminded = await db.Set<SignatureReminder>()
            .Where(one => ids.Contains(one.StructureId))
            .ToDictionaryAsync(one => one.StructureId, one => (DateOnly?)one.SentOn, cancellationToken);
        return new(
            [
                .. some.Select(one => new StructureState(
                    one.Id,
                    one.Name,
                    one.Places,
                    one.Stale,
                    one.SignedOn,
                    reminded.GetValueOrDefault(one.Id)
                )),
            ],
            found,
            page,
            whole.Total,
            whole.Places,
            whole.Stale,
            whole.NotSigned
        );
    }

    // In the directory in memory: a store would tell "é" from "e".
    private static HashSet<Guid> Named(PublicCatalogue catalogue, string text)
    {
        var words = FrenchText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. catalogue
                .Doors.All.Where(door => words.All(word => door.SearchText.Contains(word, StringComparison.Ordinal)))
                .Select(door => door.Structure.Id),
        ];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public required string Name { get; init; }
        public DateOnly? SignedOn { get; init; }
        public int Places { get; init; }
        public int Stale { get; init; }
    }
}
