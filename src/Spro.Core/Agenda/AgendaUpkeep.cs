using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>Deletes what is kept of those who registered when its time has come; counts stay.</summary>
public sealed class AgendaUpkeep(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Deletes what people needed once the day is over, then registrations; gives how many of these.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = LocalCalendar.Metropolitan;
        var today = calendar.ToUtc(calendar.DayOf(now).ToDateTime(TimeOnly.MinValue));
        var oldest = now.AddDays(-Registration.DaysKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var over = db.Set<AgendaAction>().Where(action => action.EndsAt < today).Select(action => action.Id);
        await db.Set<Registration>()
            .Where(one => (one.Needs != null || one.NeedsAnswer != null) && over.Contains(one.ActionId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Needs, (Sealed?)null).SetProperty(one => one.NeedsAnswer, (Sealed?)null),
                cancellationToken
            );
        var expired = await db.Set<AgendaAction>()
            .Where(action => action.EndsAt < oldest && db.Set<Registration>().Any(one => one.ActionId == action.Id))
            .Select(action => action.Id)
            .ToListAsync(cancellationToken);
        var deleted = 0;
        foreach (var id in expired)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var people = await SeatCount.TakenAsync(db, id, cancellationToken);
            await db.Set<AgendaAction>()
                .Where(action => action.Id == id && action.Registered == null)
                .ExecuteUpdateAsync(set => set.SetProperty(action => action.Registered, people), cancellationToken);
            deleted += await db.Set<Registration>()
                .Where(one => one.ActionId == id)
                .ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return deleted;
    }
}
