using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Messages;

/// <summary>A message that could not be sent, without a word of what it says or to whom.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Channel">How it should have gone.</param>
/// <param name="Kind">What it is.</param>
/// <param name="DueAt">When it was due, in UTC.</param>
/// <param name="Attempts">How many times it was tried.</param>
/// <param name="Problem">Why the last attempt failed.</param>
/// <param name="MayTryAgain">Whether trying again makes sense.</param>
public sealed record DeadLetter(
    Guid Id,
    MessageChannel Channel,
    MessageKind Kind,
    DateTime DueAt,
    int Attempts,
    SendProblem? Problem,
    bool MayTryAgain
);

/// <summary>How the messages stand.</summary>
/// <param name="Waiting">To be sent, later ones included.</param>
/// <param name="Late">Of these, due for more than a quarter of an hour.</param>
/// <param name="ToPrint">Letters that a structure has to print.</param>
/// <param name="Dead">The dead letters, the latest first.</param>
public sealed record MessageStanding(int Waiting, int Late, int ToPrint, IReadOnlyList<DeadLetter> Dead);

/// <summary>What those who run the software see of the messages, and can do: never who they are for nor what they say.</summary>
public sealed class MessageUpkeep(
    IDbContextFactory<SproDbContext> databases,
    OutboxSignal signal,
    MailSettings mail,
    SmsSettings sms,
    TimeProvider clock
)
{
    /// <summary>How many days the trace of a message is kept once it was sent or called back.</summary>
    public const int DaysOfTrace = 90;

    /// <summary>How many days after it was due a dead letter is kept, so that it can be tried again.</summary>
    public const int DaysOfDeadLetter = 30;

    private const int MostShown = 200;
    private static readonly TimeSpan UsualDelay = TimeSpan.FromMinutes(15);

    /// <summary>How the messages stand now; of the dead letters, the latest two hundred.</summary>
    public async Task<MessageStanding> ReadAsync(CancellationToken cancellationToken)
    {
        var late = Now - UsualDelay;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = db.Set<OutgoingMessage>().AsNoTracking().Where(message => message.WithdrawnAt == null);
        var waiting = kept.Where(message => message.State == MessageState.Waiting);
        var sent = waiting.Where(message => message.Channel != MessageChannel.Letter);
        var now = Now;
        return new MessageStanding(
            await sent.CountAsync(cancellationToken),
            await sent.CountAsync(message => message.DueAt < late, cancellationToken),
            await waiting.CountAsync(
                message => message.Channel == MessageChannel.Letter && message.DueAt <= now,
                cancellationToken
            ),
            await kept.Where(message => message.State == MessageState.Dead)
                .OrderByDescending(message => message.DueAt)
                .ThenBy(message => message.Id)
                .Take(MostShown)
                .Select(message => new DeadLetter(
                    message.Id,
                    message.Channel,
                    message.Kind,
                    message.DueAt,
                    message.Attempts,
                    message.LastProblem,
                    message.Content != null && (message.UsefulUntil == null || message.UsefulUntil >= now)
                ))
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>Sends dead letters again, from the first attempt; those that would come too late stay where they are.</summary>
    /// <param name="id">Which; all of them when null.</param>
    /// <param name="cancellationToken">Stops before anything has changed.</param>
    /// <returns>How many will be tried.</returns>
    public async Task<int> TryAgainAsync(Guid? id, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tried = await db.Set<OutgoingMessage>()
            .Where(message =>
                message.State == MessageState.Dead
                && message.WithdrawnAt == null
                && message.Content != null
                && (message.UsefulUntil == null || message.UsefulUntil >= now)
                && (id == null || message.Id == id)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.State, MessageState.Waiting)
                        .SetProperty(message => message.Attempts, 0)
                        .SetProperty(message => message.NextAttemptAt, now),
                cancellationToken
            );
        signal.Wake();
        return tried;
    }

    /// <summary>
    /// Deletes the traces and the dead letters kept as long as promised, and the files of the drop folders whose trace is
    /// no more, erased ones included; gives how many messages.
    /// </summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var (oldTrace, oldDead) = (now.AddDays(-DaysOfTrace), now.AddDays(-DaysOfDeadLetter));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var deleted = await db.Set<OutgoingMessage>()
            .Where(message =>
                message.SentAt < oldTrace
                || message.WithdrawnAt < oldTrace
                || message.State == MessageState.Dead
                    // A letter that nobody printed died later than it was due.
                    && (message.UsefulUntil > message.DueAt ? message.UsefulUntil : message.DueAt) < oldDead
            )
            .ExecuteDeleteAsync(cancellationToken);
        await DeleteFilesAsync(db, cancellationToken);
        return deleted;
    }

    /// <summary>Deletes the files of the drop folders whose message is no more: somebody asked to be forgotten.</summary>
    internal async Task DeleteFilesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await DeleteFilesAsync(db, cancellationToken);
    }

    private async Task DeleteFilesAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        foreach (var directory in new[] { mail.DropDirectory, sms.DropDirectory })
            await DeleteOrphansAsync(db, directory, cancellationToken);
    }

    private static async Task DeleteOrphansAsync(
        SproDbContext db,
        string directory,
        CancellationToken cancellationToken
    )
    {
        foreach (var some in DropFile.In(directory).Chunk(MostShown))
        {
            var ids = some.Select(file => file.Id).ToList();
            var known = await db.Set<OutgoingMessage>()
                .Where(message => ids.Contains(message.Id))
                .Select(message => message.Id)
                .ToListAsync(cancellationToken);
            foreach (var (_, path) in some.ExceptBy(known, file => file.Id))
                File.Delete(path);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
