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

    /// <summary>The structures that had a label on a day, as it was known at the end of it, with their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> KnownLabelledAsync(
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var end = LocalCalendar.Metropolitan.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var standing = db.Set<AssociatedLabel>()
            .Where(AssociatedLabel.StandingOn(day))
            .Where(one => db.Set<LabelDecision>().Any(each => each.Id == one.DecisionId && each.RecordedAt < end))
            .Select(one => one.StructureId);
        return await NamesAsync(db, standing, cancellationToken);
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
            await NamesAsync(db, Standing(db, day), cancellationToken),
            await Listing.ListedAsync(db, day, cancellationToken)
        );

    private static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        SproDbContext db,
        IQueryable<Guid> structures,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Structure>()
            .Where(one => structures.Contains(one.Id))
            .Select(one => new { one.Id, one.Name })
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
}
