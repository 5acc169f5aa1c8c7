using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>Something somebody does at a moment to a record of the directory that said some facts.</summary>
/// <param name="By">Who; null by a link.</param>
/// <param name="At">When.</param>
/// <param name="Before">What the record said.</param>
/// <param name="Last">Number of its last change, when it was read before the record.</param>
internal sealed record DirectoryAct(Actor? By, DateTime At, JsonObject Before, int? Last = null)
{
    private const int Tries = 5;

    public DateOnly Today => LocalCalendar.Metropolitan.DayOf(At);

    /// <summary>Changes a record of the actor's in one transaction, and tells the public. False when it is not theirs.</summary>
    /// <exception cref="RefusedException">It cannot be.</exception>
    public static async Task<bool> DoAsync<T>(
        IDbContextFactory<SproDbContext> databases,
        TimeProvider clock,
        Actor actor,
        Purpose purpose,
        Guid id,
        Func<SproDbContext, T, DirectoryAct, Task> change,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(actor);
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            // Read before the record: who changes it from now on takes the number that this act would have.
            var last = await db.LastNumberAsync(id, cancellationToken);
            if (await db.FindOwnAsync<T>(actor, id, cancellationToken, purpose) is not { } record)
                return false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                await change(
                    db,
                    record,
                    new DirectoryAct(actor, clock.GetUtcNow().UtcDateTime, RecordFacts.Of(record), last)
                );
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            // Somebody else has just changed it: it is judged again on what they made of it.
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    /// <summary>The same act, on another record.</summary>
    public DirectoryAct On(SourcedRecord other) => this with { Before = RecordFacts.Of(other), Last = null };

    /// <summary>Keeps, to be saved with it, what the record says otherwise, and confirms it when all of it was read.</summary>
    /// <param name="db">The store.</param>
    /// <param name="record">The record as it is now.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="seen">Number of the last change that who acts has seen; null when it does not matter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="confirms">Who acts has read all that it says.</param>
    public async Task KeepAsync(
        SproDbContext db,
        SourcedRecord record,
        DirectoryChangeKind kind,
        int? seen,
        CancellationToken cancellationToken,
        bool confirms = true
    )
    {
        var (was, becomes) = RecordFacts.Differences(Before, RecordFacts.Of(record));
        if (was.Count == 0)
        {
            // Sent twice, or saved as it was: who saves it has read it.
            if (confirms)
                await ConfirmAsync(db, record, cancellationToken);
            return;
        }
        await RequireSeenAsync(db, record.Id, seen, cancellationToken);
        if (confirms)
            Confirm(record);
        else
            record.ConfirmedByMember = true;
        await AddAsync(db, record, kind, was, becomes, cancellationToken);
    }

    /// <summary>
    /// Keeps what was done to a record of which nobody read all that it says: no import changes it back, but its confirmation
    /// stays as old as it was.
    /// </summary>
    public async Task NoteAsync(
        SproDbContext db,
        SourcedRecord record,
        DirectoryChangeKind kind,
        CancellationToken cancellationToken,
        string? moved = null
    )
    {
        var (was, becomes) = RecordFacts.Differences(Before, RecordFacts.Of(record));
        record.ConfirmedByMember = true;
        await AddAsync(db, record, kind, was, becomes, cancellationToken, moved);
    }

    /// <summary>Refuses who acts on a record that somebody changed since it was shown.</summary>
    public static async Task RequireSeenAsync(
        SproDbContext db,
        Guid recordId,
        int? seen,
        CancellationToken cancellationToken
    )
    {
        if (
            seen is { } shown
            && await db.Set<DirectoryChange>()
                .AnyAsync(
                    one => one.RecordId == recordId && one.Number > shown && one.Kind != DirectoryChangeKind.Confirmed,
                    cancellationToken
                )
        )
            throw Revisions.ChangedMeanwhile();
    }

    /// <summary>Says that the record is right, once a day in the history.</summary>
    public async Task ConfirmAsync(SproDbContext db, SourcedRecord record, CancellationToken cancellationToken)
    {
        var isNew = record is not { ConfirmedByMember: true } || record.ConfirmedOn != Today;
        Confirm(record);
        if (isNew)
            await AddAsync(db, record, DirectoryChangeKind.Confirmed, [], [], cancellationToken);
    }

    public void Confirm(SourcedRecord record) => (record.ConfirmedByMember, record.ConfirmedOn) = (true, Today);

    private async Task AddAsync(
        SproDbContext db,
        SourcedRecord record,
        DirectoryChangeKind kind,
        JsonObject was,
        JsonObject becomes,
        CancellationToken cancellationToken,
        string? moved = null
    ) =>
        db.Add(
            new DirectoryChange
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(At)),
                RecordId = record.Id,
                Number = (Last ?? await db.LastNumberAsync(record.Id, cancellationToken)) + 1,
                Record = record.Kind(),
                StructureId = record.OwnStructure(),
                Kind = kind,
                At = At,
                ActorId = By?.AccountId,
                Role = By?.Role,
                Before = was.ToJsonString(RecordFacts.Json),
                After = becomes.ToJsonString(RecordFacts.Json),
                Moved = moved,
            }
        );
}
