using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Messages;

namespace Spro.Core.Appointments;

/// <summary>
/// What a structure held of an appointment, or of somebody who waits for one, goes because the person asked so. An
/// appointment is of the structure that receives; one that had booked there only stops knowing of it. Each marks rows in the
/// caller's context and saves nothing.
/// </summary>
internal static class AppointmentErasures
{
    /// <summary>Closes an appointment to everybody, or to the structure that had booked it elsewhere.</summary>
    public static async Task CloseAsync(
        SproDbContext db,
        Guid id,
        Guid structure,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync<Appointment>(db, id, cancellationToken) is not { } one)
            return;
        if (one.StructureId == structure)
            one.ClosedAt ??= now;
        else
            Leave(one, structure);
    }

    /// <summary>Erases an appointment with its notes, links and messages, or lets the structure that had booked it go.</summary>
    public static async Task EraseAsync(SproDbContext db, Guid id, Guid structure, CancellationToken cancellationToken)
    {
        if (await FindAsync<Appointment>(db, id, cancellationToken) is not { } one)
            return;
        if (one.StructureId != structure)
        {
            Leave(one, structure);
            return;
        }
        await Outbox.EraseAsync(db, id, cancellationToken);
        db.RemoveRange(
            await db.Set<AccessRecord>()
                .Where(record =>
                    (record.Kind == AppointmentFiles.Kind || record.Kind == AccessRecord.OfLetters)
                    && record.ObjectId == id
                )
                .ToListAsync(cancellationToken)
        );
        db.Remove(one);
    }

    /// <summary>Closes the waiting of somebody to everybody, or to the structure that had written them down.</summary>
    public static async Task CloseWaitingAsync(
        SproDbContext db,
        Guid id,
        Guid structure,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync<Waiting>(db, id, cancellationToken) is not { } one)
            return;
        if (one.StructureId == structure)
        {
            // Nobody is proposed a slot who has asked to be forgotten.
            one.State = one.State == WaitingState.Waiting ? WaitingState.Withdrawn : one.State;
            one.ClosedAt ??= now;
        }
        else if (one.BookedByStructureId == structure)
            one.BookedByStructureId = one.StructureId;
    }

    /// <summary>Erases the waiting of somebody, or lets the structure that had written them down go.</summary>
    public static async Task EraseWaitingAsync(
        SproDbContext db,
        Guid id,
        Guid structure,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync<Waiting>(db, id, cancellationToken) is not { } one)
            return;
        if (one.StructureId == structure)
        {
            await Outbox.EraseAsync(db, id, cancellationToken);
            db.Remove(one);
        }
        else if (one.BookedByStructureId == structure)
            one.BookedByStructureId = one.StructureId;
    }

    private static void Leave(Appointment one, Guid structure)
    {
        if (one.BookedByStructureId == structure)
            (one.BookedByStructureId, one.BookedBy) = (one.StructureId, one.AdviserId);
    }

    private static Task<T?> FindAsync<T>(SproDbContext db, Guid id, CancellationToken cancellationToken)
        where T : class =>
        db.Set<T>()
            .IgnoreQueryFilters()
            .SingleOrDefaultAsync(one => EF.Property<Guid>(one, "Id") == id, cancellationToken);
}
