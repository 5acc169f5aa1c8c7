using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>Some openings of each fictitious adviser, so that there are slots to book; their subject says that they are fictitious.</summary>
internal static class DemonstrationOpenings
{
    private const string Source = "demonstration-openings";

    private static readonly (
        string Key,
        DayOfWeek Weekday,
        int From,
        int To,
        int Minutes,
        int Seats,
        Ways Ways,
        string Subject,
        bool ToNetwork
    )[] All =
    [
        ("lundi", DayOfWeek.Monday, 9, 12, 45, 1, Ways.InPerson | Ways.Phone, "Entretien (créneau fictif)", true),
        ("mercredi", DayOfWeek.Wednesday, 9, 12, 45, 1, Ways.InPerson | Ways.Phone, "Entretien (créneau fictif)", true),
        ("jeudi", DayOfWeek.Thursday, 14, 16, 120, 8, Ways.InPerson, "Atelier en groupe (créneau fictif)", false),
        (
            "vendredi",
            DayOfWeek.Friday,
            14,
            17,
            60,
            1,
            Ways.Phone | Ways.Video,
            "Entretien à distance (créneau fictif)",
            false
        ),
    ];

    /// <summary>Adds those that are not there, for the adviser of that account in a place of their structure.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        Guid adviserId,
        Guid structureId,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var place = await db.Set<Place>()
            .Where(one => one.StructureId == structureId)
            .OrderBy(one => one.Id)
            .Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (place is not { } placeId)
            return;
        foreach (var (key, weekday, from, to, minutes, seats, ways, subject, toNetwork) in All)
        {
            var id = StableId.Of(Source, $"{adviserId}/{key}");
            if (await db.Set<Opening>().AnyAsync(one => one.Id == id, cancellationToken))
                continue;
            db.Add(
                new Opening
                {
                    Id = id,
                    StructureId = structureId,
                    PlaceId = placeId,
                    AdviserId = adviserId,
                    Weekday = weekday,
                    From = new TimeOnly(from, 0),
                    To = new TimeOnly(to, 0),
                    ValidFrom = today,
                    SlotMinutes = minutes,
                    Capacity = seats,
                    Ways = ways,
                    Subject = subject,
                    OpenToNetwork = toNetwork,
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes away all that the accounts of the demonstration opened, booked or wrote.</summary>
    public static async Task RemoveAsync(
        SproDbContext db,
        IQueryable<Guid> accounts,
        CancellationToken cancellationToken
    )
    {
        await db.Set<AppointmentNote>()
            .Where(one => accounts.Contains(one.AuthorId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Sitting>().Where(one => accounts.Contains(one.AdviserId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Appointment>()
            .Where(one => accounts.Contains(one.AdviserId) || accounts.Contains(one.BookedBy))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Waiting>()
            .Where(one =>
                accounts.Contains(one.BookedBy) || (one.AdviserId != null && accounts.Contains(one.AdviserId.Value))
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Absence>().Where(one => accounts.Contains(one.AdviserId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Opening>().Where(one => accounts.Contains(one.AdviserId)).ExecuteDeleteAsync(cancellationToken);
    }
}
