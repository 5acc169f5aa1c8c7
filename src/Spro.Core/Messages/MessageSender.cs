using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Messages;

/// <summary>What a round of sending did.</summary>
/// <param name="Sent">Accepted by a server.</param>
/// <param name="Later">To be tried again.</param>
/// <param name="Dead">That nobody will try again of themselves.</param>
public readonly record struct SendingRound(int Sent, int Later, int Dead);

/// <summary>
/// Sends what is due, at least once, from any number of nodes. An attempt first leases the row by one conditional update:
/// two senders never hold the same one. When a sender is killed its lease runs out and another takes over, with the same
/// Message-ID: a duplicate is possible only between the server's acceptance and the line that notes it.
/// </summary>
public sealed class MessageSender(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    IEnumerable<IMessageChannel> channels,
    TimeProvider clock
)
{
    /// <summary>An attempt lasts no longer.</summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(60);

    /// <summary>A lease outlives the longest attempt by far, clocks of nodes that disagree by a minute or two included.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int AtOnce = 4;
    private const int RowsAtOnce = 100;

    private readonly Dictionary<MessageChannel, IMessageChannel> _channels = channels.ToDictionary(one => one.Channel);

    /// <summary>Sends all that is due now.</summary>
    /// <exception cref="RefusedException">The master key is missing: nothing was touched.</exception>
    public async Task<SendingRound> RunOnceAsync(CancellationToken cancellationToken)
    {
        var dead = await GiveUpAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        var (sent, later) = (0, 0);
        while (await DueAsync(cancellationToken) is { Count: > 0 } due)
        {
            var taken = 0;
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (id, cancelled) =>
                {
                    if (await LeaseAsync(id, cancelled) is not { } attempt)
                        return;
                    Interlocked.Increment(ref taken);
                    switch (await AttemptAsync(id, attempt, keyring, cancelled))
                    {
                        case MessageState.Sent:
                            Interlocked.Increment(ref sent);
                            break;
                        case MessageState.Waiting:
                            Interlocked.Increment(ref later);
                            break;
                        case MessageState.Dead:
                            Interlocked.Increment(ref dead);
                            break;
                    }
                }
            );
            // Others are at it: what they do not send will be due again.
            if (taken == 0)
                break;
        }
        return new SendingRound(sent, later, dead);
    }

    // Messages that would say nothing useful any more, and those whose every attempt was cut short.
    private async Task<int> GiveUpAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = db.Set<OutgoingMessage>()
            .Where(message =>
                message.State == MessageState.Waiting
                && message.WithdrawnAt == null
                && (message.LeasedUntil == null || message.LeasedUntil < now)
            );
        // Nearly always there is none: looking takes no lock, writing would.
        if (
            !await waiting.AnyAsync(
                message => message.UsefulUntil < now || message.Attempts >= Backoff.MostAttempts,
                cancellationToken
            )
        )
            return 0;
        return await KillAsync(waiting.Where(message => message.UsefulUntil < now), SendProblem.TooLate)
            + await KillAsync(
                waiting.Where(message => message.Attempts >= Backoff.MostAttempts),
                SendProblem.Interrupted
            );

        Task<int> KillAsync(IQueryable<OutgoingMessage> some, SendProblem problem) =>
            some.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.State, MessageState.Dead)
                        .SetProperty(message => message.LastProblem, problem),
                cancellationToken
            );
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var sendable = _channels.Keys.ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Free(db, now)
            .Where(message => sendable.Contains(message.Channel))
            .OrderBy(message => message.NextAttemptAt)
            .ThenBy(message => message.Id)
            .Select(message => message.Id)
            .Take(RowsAtOnce)
            .ToListAsync(cancellationToken);
    }

    // Counted before it is made: a message that brings the program down does not bring it down for ever.
    private async Task<Guid?> LeaseAsync(Guid id, CancellationToken cancellationToken)
    {
        var (now, attempt) = (Now, Guid.CreateVersion7());
        var until = now + Lease;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await Free(db, now)
                .Where(message => message.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(message => message.LeasedBy, attempt)
                            .SetProperty(message => message.LeasedUntil, until)
                            .SetProperty(message => message.Attempts, message => message.Attempts + 1),
                    cancellationToken
                ) == 1
            ? attempt
            : null;
    }

    private static IQueryable<OutgoingMessage> Free(SproDbContext db, DateTime now) =>
        db.Set<OutgoingMessage>()
            .Where(message =>
                message.State == MessageState.Waiting
                && message.WithdrawnAt == null
                && message.NextAttemptAt <= now
                && (message.UsefulUntil == null || message.UsefulUntil >= now)
                && (message.LeasedUntil == null || message.LeasedUntil < now)
            );

    /// <summary>Null when it was called back meanwhile.</summary>
    private async Task<MessageState?> AttemptAsync(
        Guid id,
        Guid attempt,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var message = await db.Set<OutgoingMessage>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.LeasedBy == attempt, cancellationToken);
        if (message is not { WithdrawnAt: null, Recipient: { } recipient, Content: { } content })
            return null;
        Delivery delivery;
        try
        {
            var parcel = new Parcel(
                id,
                message.MailId,
                Recipient.Known(message.Channel, keyring.Read(recipient, OutgoingMessageMapping.RecipientColumn, id)),
                MessageContent.FromJson(keyring.Read(content, OutgoingMessageMapping.ContentColumn, id)),
                message.DueAt > message.CreatedAt ? message.DueAt : message.CreatedAt
            );
            delivery = await DeliverAsync(parcel, cancellationToken);
        }
        catch (CryptographicException)
        {
            delivery = Delivery.Never(SendProblem.Unreadable);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops: the next one need not wait for the lease to run out.
            await Held(db, id, attempt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.LeasedUntil, (DateTime?)null),
                    CancellationToken.None
                );
            throw;
        }
        return await NoteAsync(db, message, attempt, delivery);
    }

    private async Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestAttempt);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _channels[parcel.To.Channel].DeliverAsync(parcel, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Delivery.Later(SendProblem.TooSlow);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Delivery.Later(SendProblem.Unreachable);
        }
    }

    // Whatever stops the program, what a server has accepted is noted.
    private async Task<MessageState> NoteAsync(
        SproDbContext db,
        OutgoingMessage message,
        Guid attempt,
        Delivery delivery
    )
    {
        var now = Now;
        var held = Held(db, message.Id, attempt);
        if (delivery.Problem is not { } problem)
        {
            await held.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.State, MessageState.Sent)
                        .SetProperty(one => one.SentAt, now)
                        .SetProperty(one => one.Recipient, (Sealed?)null)
                        .SetProperty(one => one.Content, (Sealed?)null)
                        .SetProperty(one => one.LastProblem, (SendProblem?)null)
                        .SetProperty(one => one.LeasedUntil, (DateTime?)null),
                CancellationToken.None
            );
            return MessageState.Sent;
        }
        var state =
            delivery.MayTryAgain && message.Attempts < Backoff.MostAttempts ? MessageState.Waiting : MessageState.Dead;
        var next = now + Backoff.After(message.Attempts, delivery.After, Random.Shared.NextDouble());
        await held.ExecuteUpdateAsync(
            set =>
                set.SetProperty(one => one.State, state)
                    .SetProperty(one => one.LastProblem, problem)
                    .SetProperty(one => one.NextAttemptAt, next)
                    .SetProperty(one => one.LeasedUntil, (DateTime?)null),
            CancellationToken.None
        );
        return state;
    }

    // An attempt that lost its lease notes nothing: another one holds the row.
    private static IQueryable<OutgoingMessage> Held(SproDbContext db, Guid id, Guid attempt) =>
        db.Set<OutgoingMessage>().Where(message => message.Id == id && message.LeasedBy == attempt);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
