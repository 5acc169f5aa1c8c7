using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>
/// Has the directory say, each day, what labels say, and sets the two side by side: labels that stand are exactly the associated
/// members that are listed. What an import lists without a label is shown, and left to somebody.
/// </summary>
public sealed class Listings(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Lists labels that have begun, no longer those that have ended, and notes what differs; once a day is enough.</summary>
    public async Task<ListingComparison> KeepAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = Today;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var labels = (await db.Set<AssociatedLabel>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(one =>
                one.StructureId
            );
            var ids = labels.Select(one => one.Key).ToList();
            var changed = false;
            foreach (
                var structure in await db.Set<Structure>()
                    .Where(one => ids.Contains(one.Id))
                    .ToListAsync(cancellationToken)
            )
                changed |= Listing.Apply(structure, labels[structure.Id], today);
            if (changed)
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
            }
            await transaction.CommitAsync(cancellationToken);
        }
        var found = await CompareAsync(db, today, cancellationToken);
        if (
            await db.Set<ListingCheck>().SingleOrDefaultAsync(one => one.Day == today, cancellationToken)
            is not { } check
        )
            db.Add(check = new ListingCheck { Day = today });
        (check.Labelled, check.Listed, check.Differences) = (found.Labelled, found.Listed, found.Differences.Count);
        await db.SaveNewAsync(cancellationToken);
        return found;
    }

    /// <summary>Labels that stand on a day beside what the directory lists as associated.</summary>
    public async Task<ListingComparison> CompareAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CompareAsync(db, day, cancellationToken);
    }

    /// <summary>The structures that have a label on a day, with their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LabelledAsync(
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LabelledAsync(db, day, cancellationToken);
    }

    /// <summary>How many labels stand on a day, how many the directory lists, and how many are in one only.</summary>
    public async Task<ListingCheck> CountAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var standing = Standing(db, day);
        var listed = db.Set<Structure>().Where(Listing.ListedOn(day)).Select(one => one.Id);
        var counts = await db.Set<Structure>()
            .Select(one => new { HasLabel = standing.Contains(one.Id), IsListed = listed.Contains(one.Id) })
            .GroupBy(one => one)
            .Select(some => new
            {
                some.Key.HasLabel,
                some.Key.IsListed,
                Structures = some.Count(),
            })
            .ToListAsync(cancellationToken);
        return new()
        {
            Day = day,
            Labelled = counts.Where(one => one.HasLabel).Sum(one => one.Structures),
            Listed = counts.Where(one => one.IsListed).Sum(one => one.Structures),
            Differences = counts.Where(one => one.HasLabel != one.IsListed).Sum(one => one.Structures),
        };
    }

    /// <summary>A page of what is in one only, by name.</summary>
    /// <param name="counted">What <see cref="CountAsync"/> says of the day.</param>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ListPage<ListingDifference>> DifferencesAsync(
        ListingCheck counted,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(counted);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var standing = Standing(db, counted.Day);
        var listed = db.Set<Structure>().Where(Listing.ListedOn(counted.Day)).Select(one => one.Id);
        return await db.Set<Structure>()
            .Where(one =>
                standing.Contains(one.Id) && !listed.Contains(one.Id)
                || !standing.Contains(one.Id) && listed.Contains(one.Id)
            )
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Id)
            .Select(one => new ListingDifference(one.Id, one.Name, standing.Contains(one.Id)))
            .PageAsync(page, counted.Differences, cancellationToken);
    }

    /// <summary>What was found on the last days, the last first.</summary>
    public async Task<IReadOnlyList<ListingCheck>> LastChecksAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ListingCheck>()
            .AsNoTracking()
            .OrderByDescending(one => one.Day)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<Guid> Standing(SproDbContext db, DateOnly day) =>
        db.Set<AssociatedLabel>().Where(AssociatedLabel.StandingOn(day)).Select(one => one.StructureId);

    private static async Task<ListingComparison> CompareAsync(
        SproDbContext db,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        ListingComparison.Of(
            day,
            await LabelledAsync(db, day, cancellationToken),
            await Listing.ListedAsync(db, day, cancellationToken)
        );

    private static async Task<IReadOnlyDictionary<Guid, string>> LabelledAsync(
        SproDbContext db,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var standing = Standing(db, day);
        return await db.Set<Structure>()
            .Where(one => standing.Contains(one.Id))
            .Select(one => new { one.Id, one.Name })
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
    }
}
