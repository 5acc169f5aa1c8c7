using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>
/// Erases what a structure holds of somebody, or closes it until the archives agree; and erases it again in a store that a
/// backup has brought back.
/// </summary>
public sealed class Erasures(
    IDbContextFactory<SproDbContext> databases,
    ErasureJournal journal,
    ReferralFollowUps followUps,
    MessageUpkeep upkeep,
    TimeProvider clock
)
{
    /// <summary>Marks all that a structure holds of a request in the caller's context; the journal is written at once.</summary>
    internal async Task MarkAsync(
        SproDbContext db,
        DataRequest request,
        Guid structure,
        bool closeOnly,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var held = (await Holdings.ReadAsync(db, request.Subject, cancellationToken)).Of(structure);
        List<Erasure> all =
        [
            .. held.Contacts.Select(one => Of(ErasedThing.Contact, one)),
            .. held.Referrals.Select(one => Of(ErasedThing.Referral, one)),
            .. held.Appointments.Select(one => Of(ErasedThing.Appointment, one)),
            .. held.Waiting.Select(one => Of(ErasedThing.Waiting, one)),
        ];
        await journal.WriteAsync(all, cancellationToken);
        var closedElsewhere = await db.Set<DataAnswer>()
            .Where(answer =>
                answer.RequestId == request.Id
                && answer.StructureId != structure
                && answer.State == DataAnswerState.Closed
            )
            .Select(answer => answer.StructureId)
            .ToListAsync(cancellationToken);
        foreach (var one in all)
            await ApplyAsync(db, one, id => IsKeptElsewhereAsync(id, closedElsewhere), cancellationToken);

        Erasure Of(ErasedThing what, Held one) =>
            Erasure.Of(now, what, one.Id, structure) with
            {
                IsClosing = closeOnly,
            };

        Task<bool> IsKeptElsewhereAsync(Guid referral, IReadOnlyCollection<Guid> closed) =>
            closed.Count == 0
                ? Task.FromResult(false)
                : db.Set<Referral>()
                    .AnyAsync(
                        one => one.Id == referral && (closed.Contains(one.SenderId) || closed.Contains(one.ReceiverId)),
                        cancellationToken
                    );
    }

    /// <summary>Deletes the files that held messages now erased; what is left is done within the hour.</summary>
    internal Task DeleteFilesAsync(CancellationToken cancellationToken) => upkeep.DeleteFilesAsync(cancellationToken);

    /// <summary>
    /// Does again, in a store that was put back, the erasures of the journal: each twice is once. Gives how many there were.
    /// </summary>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        var all = await journal.ReadAsync(cancellationToken);
        foreach (var one in all)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await ApplyAsync(db, one, id => Task.FromResult(IsKeptElsewhere(all, one, id)), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        await upkeep.DeleteFilesAsync(cancellationToken);
        return all.Count;
    }

    // Another structure closed it, and the archives have not agreed since: the journal says so as the store did.
    private static bool IsKeptElsewhere(IReadOnlyList<Erasure> all, Erasure one, Guid referral)
    {
        var others = all.Where(other =>
            other.What == ErasedThing.Referral && other.Id == referral && other.StructureId != one.StructureId
        );
        return others
            .GroupBy(other => other.StructureId)
            .Any(structure => structure.Any(other => other.IsClosing) && structure.All(other => other.IsClosing));
    }

    /// <summary>Forgets the erasures that no backup brings back any more; gives how many.</summary>
    public Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken) =>
        journal.ForgetAsync(before, cancellationToken);

    private async Task ApplyAsync(
        SproDbContext db,
        Erasure one,
        Func<Guid, Task<bool>> isKeptElsewhere,
        CancellationToken cancellationToken
    )
    {
        var structure = one.StructureId ?? Guid.Empty;
        switch (one.What)
        {
            case ErasedThing.Referral when one.IsClosing:
                await ReferralErasures.CloseAsync(db, one.Id, structure, one.At, cancellationToken);
                break;
            case ErasedThing.Referral:
                await ReferralErasures.EraseAsync(
                    db,
                    one.Id,
                    structure,
                    await isKeptElsewhere(one.Id),
                    one.At,
                    cancellationToken
                );
                break;
            case ErasedThing.Appointment when one.IsClosing:
                await AppointmentErasures.CloseAsync(db, one.Id, structure, one.At, cancellationToken);
                break;
            case ErasedThing.Appointment:
                await AppointmentErasures.EraseAsync(db, one.Id, structure, cancellationToken);
                break;
            case ErasedThing.Waiting when one.IsClosing:
                await AppointmentErasures.CloseWaitingAsync(db, one.Id, structure, one.At, cancellationToken);
                break;
            case ErasedThing.Waiting:
                await AppointmentErasures.EraseWaitingAsync(db, one.Id, structure, cancellationToken);
                break;
            case ErasedThing.Contact:
                // Who asked on line to be called has the identifier of the contact.
                db.RemoveRange(
                    await db.Set<CallRequest>().Where(call => call.Id == one.Id).ToListAsync(cancellationToken)
                );
                var contact = await db.Set<Contact>()
                    .IgnoreQueryFilters()
                    .SingleOrDefaultAsync(found => found.Id == one.Id, cancellationToken);
                if (one.IsClosing)
                    contact?.ClosedAt ??= one.At;
                else
                    contact?.LeaveACount();
                break;
            case ErasedThing.Withdrawal:
                await WithdrawAsync(one.Id, cancellationToken);
                break;
            case ErasedThing.Path:
                await RemovePathAsync(db, one.Id, cancellationToken);
                break;
            case ErasedThing.Code:
                db.RemoveRange(
                    await db.Set<SavedSituation>()
                        .Where(found => found.CodeHash == one.Key)
                        .ToListAsync(cancellationToken)
                );
                break;
        }
    }

    /// <summary>Erases what was said at desks on the path of a code, unless it waits for the archives.</summary>
    public async Task ErasePathAsync(Guid path, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await RemovePathAsync(db, path, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task RemovePathAsync(SproDbContext db, Guid path, CancellationToken cancellationToken)
    {
        var contacts = await db.Set<Contact>().Where(found => found.PathId == path).ToListAsync(cancellationToken);
        var ids = contacts.ConvertAll(contact => contact.Id);
        db.RemoveRange(contacts);
        db.RemoveRange(await db.Set<CallRequest>().Where(call => ids.Contains(call.Id)).ToListAsync(cancellationToken));
    }

    // A store that was put back may be from before they said no.
    private async Task WithdrawAsync(Guid referral, CancellationToken cancellationToken)
    {
        try
        {
            await followUps.WithdrawAsync(referral, Guid.CreateVersion7(), cancellationToken);
        }
        catch (RefusedException over) when (over.Code == "not-now")
        {
            // It says no already.
        }
    }
}
