using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Messages;

/// <summary>A message to record.</summary>
/// <param name="To">Who it is for, and how it goes.</param>
/// <param name="Content">What it says, made by <see cref="MessageTemplates"/>.</param>
public sealed record NewMessage(Recipient To, MessageContent Content)
{
    /// <summary>
    /// The object it is about, by which it can be withdrawn: an appointment, a referral. Null for a message that nothing
    /// withdraws.
    /// </summary>
    public Guid? AboutId { get; init; }

    /// <summary>The structure on whose behalf it goes. A letter needs one: its professionals print it.</summary>
    public Guid? StructureId { get; init; }

    /// <summary>Not before this UTC instant (a reminder); null, the default, means at once.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>
    /// Not after this UTC instant: the start of the appointment that a reminder is about. Null when it is useful however
    /// late; a letter that nobody prints is late after <see cref="Outbox.DaysToPrint"/> days.
    /// </summary>
    public DateTime? UsefulUntil { get; init; }
}

/// <summary>
/// Where a service of the domain leaves what it owes people. It only adds to the caller's own context: the caller's one
/// SaveChanges records the act and its messages together, or neither.
/// <code>
/// var keyring = await keys.OpenAsync(cancellationToken);        // before the transaction
/// db.Add(appointment);
/// outbox.Add(db, keyring, new NewMessage(Recipient.ByEmail(email), templates.AppointmentConfirmed(notice))
/// {
///     AboutId = appointment.Id,
///     StructureId = appointment.StructureId,
/// });
/// await db.SaveChangesAsync(cancellationToken);                 // both, or neither; then the sender wakes
/// </code>
/// </summary>
/// <param name="signal">Wakes the sender of this node.</param>
/// <param name="clock">The clock.</param>
/// <param name="site">Address of the service: its host ends the Message-ID of each e-mail.</param>
public sealed class Outbox(OutboxSignal signal, TimeProvider clock, Uri site)
{
    /// <summary>How many links that somebody lost are written to an address at once.</summary>
    public const int MostLinks = 20;

    /// <summary>A link that is asked for again and again leaves once in that time: nobody fills the mailbox of another.</summary>
    public static readonly TimeSpan BetweenLinks = TimeSpan.FromMinutes(10);

    /// <summary>A letter that nobody has printed for that long after it was due is a dead letter.</summary>
    public const int DaysToPrint = 30;

    /// <summary>What was written about so lately that its link does not leave again.</summary>
    /// <param name="db">The store.</param>
    /// <param name="now">Now, in UTC.</param>
    public static IQueryable<Guid> ToldLately(SproDbContext db, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - BetweenLinks;
        return db.Set<OutgoingMessage>()
            .Where(message => message.AboutId != null && message.CreatedAt > since)
            .Select(message => message.AboutId!.Value);
    }

    /// <summary>
    /// Adds a message to the caller's context and saves nothing. When the caller saves, the sender of this node is woken;
    /// those of other nodes look by themselves every few seconds.
    /// </summary>
    /// <param name="db">The caller's own context, saved by the caller.</param>
    /// <param name="keyring">From <see cref="IdentityKeys.OpenAsync"/>: recipient and content are sealed with it.</param>
    /// <param name="message">What to send.</param>
    /// <returns>The identifier of the message.</returns>
    /// <exception cref="ArgumentException">
    /// The content has no SMS and goes by SMS, a letter has no structure, or the calendar says another method: a mistake of
    /// the caller.
    /// </exception>
    public Guid Add(SproDbContext db, IdentityKeyring keyring, NewMessage message)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(keyring);
        ArgumentNullException.ThrowIfNull(message);
        Check(message);
        var now = clock.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        var due = message.DueAt ?? now;
        db.Add(
            new OutgoingMessage
            {
                Id = id,
                Channel = message.To.Channel,
                Kind = message.Content.Kind,
                AboutId = message.AboutId,
                StructureId = message.StructureId,
                MailId = $"{id:N}@{site.IdnHost}",
                Recipient = keyring.Seal(message.To.Address, OutgoingMessageMapping.RecipientColumn, id),
                Content = keyring.Seal(message.Content.ToJson(), OutgoingMessageMapping.ContentColumn, id),
                CreatedAt = now,
                DueAt = due,
                NextAttemptAt = due,
                UsefulUntil =
                    message.UsefulUntil
                    ?? (message.To.Channel == MessageChannel.Letter ? due.AddDays(DaysToPrint) : null),
            }
        );
        signal.WakeOnceSaved(db);
        return id;
    }

    /// <summary>
    /// Calls back what has not been sent about an object: the appointment is cancelled, the person withdraws. It marks the
    /// rows in the caller's context, blanks what they say, and saves nothing. An attempt already under way may still reach
    /// its reader.
    /// </summary>
    /// <param name="db">The caller's own context, saved by the caller.</param>
    /// <param name="aboutId">The object.</param>
    /// <param name="kinds">Only those kinds (a reminder that moves); all of them when none is given.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many messages will not leave.</returns>
    public async Task<int> WithdrawAsync(
        SproDbContext db,
        Guid aboutId,
        IReadOnlyCollection<MessageKind> kinds,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(kinds);
        var now = clock.GetUtcNow().UtcDateTime;
        // What this same context has added and not yet saved counts too.
        await db.Set<OutgoingMessage>()
            .Where(message =>
                message.AboutId == aboutId && message.State != MessageState.Sent && message.WithdrawnAt == null
            )
            .LoadAsync(cancellationToken);
        var called = db.Set<OutgoingMessage>()
            .Local.Where(message =>
                message.AboutId == aboutId
                && message.State != MessageState.Sent
                && message.WithdrawnAt is null
                && (kinds.Count == 0 || kinds.Contains(message.Kind))
            )
            .ToList();
        foreach (var message in called)
        {
            // The sender writes other columns: neither undoes what the other says.
            message.WithdrawnAt = now;
            message.Recipient = null;
            message.Content = null;
        }
        return called.Count;
    }

    /// <summary>
    /// Calls back at once all that has not been sent of some kinds, whatever it is about: a store was put back, and what they
    /// would bring opens nothing any more.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="kinds">Those kinds.</param>
    /// <param name="now">When, in UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many messages will not leave.</returns>
    internal static Task<int> WithdrawAllAsync(
        SproDbContext db,
        IReadOnlyCollection<MessageKind> kinds,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        db.Set<OutgoingMessage>()
            .Where(message =>
                kinds.Contains(message.Kind) && message.State != MessageState.Sent && message.WithdrawnAt == null
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.WithdrawnAt, now)
                        .SetProperty(message => message.Recipient, (Sealed?)null)
                        .SetProperty(message => message.Content, (Sealed?)null),
                cancellationToken
            );

    /// <summary>
    /// Erases every message about an object, sent or not, with its trace: somebody asked to be forgotten. Like the rest, it
    /// marks the rows in the caller's context and saves nothing.
    /// </summary>
    /// <param name="db">The caller's own context, saved by the caller.</param>
    /// <param name="aboutId">The object.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="structureId">Only those that went on behalf of that structure; all of them when null.</param>
    public static async Task EraseAsync(
        SproDbContext db,
        Guid aboutId,
        CancellationToken cancellationToken,
        Guid? structureId = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        db.RemoveRange(
            await db.Set<OutgoingMessage>()
                .Where(message =>
                    message.AboutId == aboutId && (structureId == null || message.StructureId == structureId)
                )
                .ToListAsync(cancellationToken)
        );
    }

    private static void Check(NewMessage message)
    {
        if (message.To.Channel == MessageChannel.Sms && message.Content.Sms is null)
            throw new ArgumentException($"{message.Content.Kind} never goes by SMS.", nameof(message));
        if (message.To.Channel == MessageChannel.Letter && message.StructureId is null)
            throw new ArgumentException("A letter needs the structure that prints it.", nameof(message));
        if (
            message.Content.Calendar is { } calendar
            && !calendar.Text.Contains(
                calendar.Method == CalendarMethod.Cancel ? "METHOD:CANCEL" : "METHOD:REQUEST",
                StringComparison.Ordinal
            )
        )
            throw new ArgumentException("The calendar says another method than its part.", nameof(message));
    }
}
