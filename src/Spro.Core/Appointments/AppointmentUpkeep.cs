using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>Deletes what is kept of appointments when its time has come.</summary>
public sealed class AppointmentUpkeep(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How long an appointment is kept after its day.</summary>
    public const int YearsKept = 2;

    private static readonly TimeSpan LinksKept = TimeSpan.FromDays(90);

    /// <summary>
    /// Deletes what people needed once the day is over, links long dead, and appointments kept as long as promised; gives
    /// how many of these.
    /// </summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = LocalCalendar.Metropolitan;
        var today = calendar.ToUtc(calendar.DayOf(now).ToDateTime(TimeOnly.MinValue));
        var (oldest, oldestLink) = (now.AddYears(-YearsKept), now - LinksKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<Appointment>()
            .Where(one => one.End < today && (one.Needs != null || one.NeedsAnswer != null))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Needs, (Sealed?)null).SetProperty(one => one.NeedsAnswer, (Sealed?)null),
                cancellationToken
            );
        await db.Set<AppointmentLink>()
            .Where(link => link.ExpiresAt < oldestLink)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Sitting>().Where(one => one.End < oldest).ExecuteDeleteAsync(cancellationToken);
        return await db.Set<Appointment>().Where(one => one.End < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
