using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>How true structures keep their places, counted in the store.</summary>
internal static class StructureStates
{
    /// <summary>Those that have a place, those with most places that nobody confirmed first.</summary>
    public static async Task<IReadOnlyList<StructureState>> StatesAsync(
        this IQueryable<Structure> structures,
        SproDbContext db,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var oldest = today.AddMonths(-Place.MonthsOfConfirmation);
        var places = db.Set<Place>().Where(place => place.ValidTo == null || place.ValidTo >= today);
        var all = await structures
            .AsNoTracking()
            .Where(one => places.Any(place => place.StructureId == one.Id))
            .Select(one => new
            {
                one.Id,
                one.Name,
                one.CharterSignedOn,
                RemindedOn = db.Set<SignatureReminder>()
                    .Where(reminder => reminder.StructureId == one.Id)
                    .Select(reminder => (DateOnly?)reminder.SentOn)
                    .FirstOrDefault(),
                Places = places.Count(place => place.StructureId == one.Id),
                Stale = places.Count(place =>
                    place.StructureId == one.Id && (place.ConfirmedOn == null || place.ConfirmedOn < oldest)
                ),
            })
            .OrderByDescending(one => one.Stale)
            .ThenBy(one => one.Name)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new StructureState(
                one.Id,
                one.Name,
                one.Places,
                one.Stale,
                one.CharterSignedOn,
                one.RemindedOn
            )),
        ];
    }
}
