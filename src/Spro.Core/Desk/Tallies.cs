using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;

namespace Spro.Core.Desk;

/// <summary>Keeps the paper sheets of a structure's desks.</summary>
public sealed class Tallies(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues, TimeProvider clock)
{
    /// <summary>The sheet of a place and a day; null when there is none in the actor's structure.</summary>
    public async Task<TallySheet?> FindAsync(
        Actor actor,
        Guid placeId,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Welcome);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TallySheet>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                sheet => sheet.PlaceId == placeId && sheet.Day == day && sheet.StructureId == structure,
                cancellationToken
            );
    }

    /// <summary>The sheets of the actor's structure that may still be entered or were lately, the latest day first.</summary>
    public async Task<IReadOnlyList<TallySheet>> RecentAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Welcome);
        var oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-TallySheet.OldestDays);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TallySheet>()
            .AsNoTracking()
            .Where(sheet => sheet.StructureId == structure && sheet.Day >= oldest)
            .OrderByDescending(sheet => sheet.Day)
            .ThenBy(sheet => sheet.PlaceId)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Enters a sheet, or enters it again on the same day: the later replaces the earlier, and one without a stroke takes it
    /// away. Gives how many people it counts.
    /// </summary>
    /// <exception cref="RefusedException">The place, the day or a count is wrong, or the sheet can no longer be changed.</exception>
    public async Task<int> EnterAsync(
        Actor actor,
        Guid placeId,
        DateOnly day,
        TallyRows rows,
        IReadOnlyList<TallyCell> cells,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(cells);
        var structure = actor.StructureFor(Purpose.Welcome);
        var catalogue = catalogues.Current;
        var at = catalogue.Doors.Find(placeId);
        if (at?.Structure.Id != structure)
            throw RefusedException.At("lieu", "not-your-place", "Ce lieu n'est pas de votre structure.");
        var today = at.Timetable.Calendar.DayOf(clock.GetUtcNow().UtcDateTime);
        if (day > today || day < today.AddDays(-TallySheet.OldestDays))
            throw RefusedException.At(
                "jour",
                "day-wrong",
                $"Donnez un jour passé, de moins de {TallySheet.OldestDays} jours."
            );
        var known = TallySheet.RowsOf(rows, catalogue.Networks);
        var kept = cells.Where(cell => cell.Count != 0).ToList();
        if (
            kept.Exists(cell =>
                cell.Count is < 0 or > TallySheet.Most
                || !known.Contains(cell.Row)
                || cell.Age is { } age && !AgeBands.All.Contains(age)
            )
            || kept.DistinctBy(cell => (cell.Row, cell.Age)).Count() != kept.Count
        )
            throw RefusedException.At(
                "cases",
                "count-wrong",
                $"Écrivez des nombres entiers, de 0 à {TallySheet.Most}."
            );
        // Another click, or a colleague at the same sheet, may be first: then it is there to be replaced.
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var sheet = await db.Set<TallySheet>()
                .SingleOrDefaultAsync(one => one.PlaceId == placeId && one.Day == day, cancellationToken);
            if (sheet is not null && (sheet.EnteredOn != today || sheet.StructureId != structure))
                throw RefusedException.At(
                    "jour",
                    "sheet-closed",
                    $"La feuille de ce jour a été saisie le {sheet.EnteredOn.InFrench}. Elle se corrigeait le jour même."
                );
            if (sheet is null && kept.Count == 0)
                return 0;
            if (sheet is null)
                db.Add(
                    sheet = new TallySheet
                    {
                        Id = Guid.CreateVersion7(),
                        StructureId = structure,
                        PlaceId = placeId,
                        Day = day,
                        EnteredOn = today,
                    }
                );
            (sheet.Rows, sheet.Cells, sheet.EnteredBy) = (rows, kept, actor.AccountId);
            if (kept.Count == 0)
                db.Remove(sheet);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return sheet.Total;
            }
            catch (DbUpdateException) when (attempt < 2)
            {
                // Once more, from what is there now.
            }
        }
    }

    /// <summary>Deletes those kept as long as contacts are; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(-Contacts.YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TallySheet>().Where(sheet => sheet.Day < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
