using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.DataProtection;

/// <summary>What time does to requests: reminds those who have to answer, and deletes what is over.</summary>
public sealed class RequestUpkeep(
    IDbContextFactory<SproDbContext> databases,
    RequestMessages messages,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>How long a request is kept once every structure has answered, as the proof of the answers.</summary>
    public const int YearsKept = 1;

    /// <summary>Reminds structures whose month ends; safe on several nodes at once. Gives how many were.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        var latest = RequestDeadline.LatestReminded(today);
        List<(Guid Answer, DateOnly DueOn)> waiting;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var found = await (
                from answer in db.Set<DataAnswer>().AsNoTracking()
                join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
                where answer.State == DataAnswerState.Waiting && answer.Reminders < 2 && request.DueOn <= latest
                select new { answer.Id, request.DueOn }
            ).ToListAsync(cancellationToken);
            waiting = [.. found.Select(one => (one.Id, one.DueOn))];
        }
        var keyring = await keys.OpenAsync(cancellationToken);
        var reminded = 0;
        foreach (var (id, dueOn) in waiting)
        {
            // One at a time: one that fails holds back no other.
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var answer = await db.Set<DataAnswer>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            var due = RequestDeadline.RemindersBy(today, dueOn);
            if (answer is not { State: DataAnswerState.Waiting } || answer.Reminders >= due)
                continue;
            answer.Reminders = due;
            await messages.TellAsync(db, keyring, answer, dueOn, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                reminded++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // It has just answered, or another node has reminded it.
            }
        }
        return reminded;
    }

    /// <summary>Deletes requests that every structure has answered for long; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DataRequest>()
            .Where(request =>
                request.AskedAt < oldest
                && !db.Set<DataAnswer>()
                    .Any(answer =>
                        answer.RequestId == request.Id
                        && (
                            answer.State == DataAnswerState.Waiting
                            || answer.State == DataAnswerState.Closed
                            || answer.AnsweredAt >= oldest
                        )
                    )
            )
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Once every structure has erased, nothing needs what led to the person any more: it is blanked. Asked after each answer is
    /// saved, so that the last of two who answer at once does it, and again by the housekeeping. Gives how many were.
    /// </summary>
    public async Task<int> ForgetPathsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var over = await db.Set<DataRequest>()
            .Where(request => request.Kind == DataRequestKind.Erasure)
            .Where(request => request.PathId != null || request.AppointmentId != null)
            .Where(request =>
                db.Set<DataAnswer>()
                    .Where(answer => answer.RequestId == request.Id)
                    .All(answer => answer.State == DataAnswerState.Done)
            )
            .ToListAsync(cancellationToken);
        foreach (var request in over)
            (request.PathId, request.ReferralIds, request.AppointmentId) = (null, [], null);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return over.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was deleted meanwhile.
            return 0;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
