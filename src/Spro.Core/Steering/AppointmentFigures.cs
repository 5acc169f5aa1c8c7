using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Steering;

/// <summary>How long people of a network wait for advice (indicator I09); published from ten appointments.</summary>
/// <param name="NetworkCode">The network; null outside every network.</param>
/// <param name="Appointments">How many.</param>
/// <param name="MedianDays">Days from the wish to the first slot proposed, for half of them at most.</param>
/// <param name="NinthDecileDays">The same for nine in ten.</param>
public sealed record AdviceDelay(string? NetworkCode, int Appointments, int MedianDays, int NinthDecileDays)
{
    /// <summary>The delay of a network (pure); null when there are too few to be published.</summary>
    public static AdviceDelay? Of(string? network, IReadOnlyCollection<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count < SmallNumbers.Fewest)
            return null;
        var sorted = days.Order().ToList();
        return new(network, sorted.Count, At(0.5), At(0.9));

        // The smallest number of days that so large a part has not exceeded.
        int At(double part) => sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
    }
}

/// <summary>How often people do not come, by the way they were reminded (indicator I18); published from ten of each.</summary>
/// <param name="Channel">How they chose to be reminded.</param>
/// <param name="Held">Appointments whose day has come, and of which it was said what became.</param>
/// <param name="Missed">Those to which nobody came; null when under ten.</param>
public sealed record NoShow(ReminderChannel Channel, int Held, int? Missed);

/// <summary>Counts appointments; no column about a person is read.</summary>
public sealed class AppointmentFigures(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>The delay to advice of each network, in the order of their codes.</summary>
    public async Task<IReadOnlyList<AdviceDelay>> DelaysAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from appointment in db.Set<Appointment>()
            join structure in db.Set<Structure>() on appointment.StructureId equals structure.Id
            where appointment.FirstOffered != null
            select new
            {
                structure.NetworkCode,
                appointment.AskedOn,
                appointment.FirstOffered,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.NetworkCode, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                    AdviceDelay.Of(
                        group.Key,
                        [
                            .. group.Select(row =>
                                Math.Max(
                                    0,
                                    LocalCalendar.Metropolitan.DayOf(row.FirstOffered!.Value).DayNumber
                                        - row.AskedOn.DayNumber
                                )
                            ),
                        ]
                    )
                )
                .OfType<AdviceDelay>(),
        ];
    }

    /// <summary>How often people do not come, by channel.</summary>
    public async Task<IReadOnlyList<NoShow>> NoShowsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Appointment>()
            .Where(one => one.State == AppointmentState.Met || one.State == AppointmentState.Missed)
            .GroupBy(one => new { one.Channel, one.State })
            .Select(group => new
            {
                group.Key.Channel,
                group.Key.State,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Channel)
                .OrderBy(group => group.Key)
                .Select(group =>
                {
                    var held = group.Sum(row => row.Count);
                    var missed = group.Where(row => row.State == AppointmentState.Missed).Sum(row => row.Count);
                    // Who came would be given back by subtraction.
                    var isShown =
                        (missed is 0 or >= SmallNumbers.Fewest) && held - missed is 0 or >= SmallNumbers.Fewest;
                    return new NoShow(group.Key, held, isShown ? missed : null);
                })
                .Where(line => line.Held >= SmallNumbers.Fewest),
        ];
    }
}
