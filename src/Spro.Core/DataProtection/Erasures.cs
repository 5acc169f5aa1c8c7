using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Ambassadors;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>What was done again in a store that was put back.</summary>
/// <param name="Erased">Erasures that people had asked for.</param>
/// <param name="Closed">Keys, accounts, roles and links that had been closed.</param>
public readonly record struct Replayed(int Erased, int Closed);

/// <summary>
/// Erases what a structure holds of somebody, or closes it until the archives agree; and in a store that a backup has brought
/// back, erases again what was erased and closes again what was closed to somebody.
/// </summary>
public sealed class Erasures(
    IDbContextFactory<SproDbContext> databases,
    ErasureJournal journal,
    ReferralFollowUps followUps,
    MessageUpkeep upkeep,
    TimeProvider clock
)
{
    /// <summary>Erases, or only closes, all that a structure holds of a request, and saves it with what the caller has changed.</summary>
    internal async Task EraseAsync(
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
        await journal.CommitAsync(db, all, cancellationToken);

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
    /// Does again, in a store that was put back, what the journal says: each twice is once. Nobody is signed in after it, and no
    /// invitation or link for a password of before opens anything.
    /// </summary>
    public async Task<Replayed> ReplayAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            await Closings.EndAllUnderWayAsync(db, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var all = await journal.ReadAsync(cancellationToken);
        // A last day may have been corrected since: the last line says it.
        var lastDays = all.Where(one => one.What == ErasedThing.Membership)
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .Select(lines => lines.Last())
            .ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var one in all.Where(one => one.What != ErasedThing.Membership || lastDays.Contains(one)))
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await ApplyAsync(db, one, id => Task.FromResult(IsKeptElsewhere(all, one, id)), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        await upkeep.DeleteFilesAsync(cancellationToken);
        return new Replayed(all.Count(one => !one.IsOfAccess), all.Count(one => one.IsOfAccess));
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
        // Even where nothing is found: a backup may be from before it came, and its sender may send it again.
        if (one.What is ErasedThing.Referral or ErasedThing.Appointment or ErasedThing.Waiting or ErasedThing.Contact)
            await Tombstones.LayAsync(db, one.Id, one.At, cancellationToken);
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
                else if (contact is not null)
                {
                    db.Add(contact.ToCount());
                    db.Remove(contact);
                }
                break;
            case ErasedThing.Withdrawal:
                await WithdrawAsync(one.Id, cancellationToken);
                break;
            case ErasedThing.Path:
                await RemovePathAsync(db, one.Id, one.At, cancellationToken);
                break;
            case ErasedThing.AccessKey:
                await Closings.RevokeKeyAsync(db, one.Id, one.At, cancellationToken);
                break;
            case ErasedThing.Account:
                await Closings.DisableAsync(db, one.Id, one.At, cancellationToken);
                break;
            case ErasedThing.Membership:
                await Closings.EndMembershipAsync(db, one.Id, one.At, clock.GetUtcNow().UtcDateTime, cancellationToken);
                break;
            case ErasedThing.Link:
                await ReferralLinks.RevokeAsync(db, one.Id, one.At, cancellationToken);
                break;
            case ErasedThing.Registration:
                await RegistrationErasures.EraseAsync(db, one.Id, clock.GetUtcNow().UtcDateTime, cancellationToken);
                break;
            case ErasedThing.Encounter:
                await Encounters.EraseAsync(db, one.Id, clock.GetUtcNow().UtcDateTime, cancellationToken);
                break;
            case ErasedThing.Enrolment:
                await Enrolments.EraseAsync(db, one.Id, cancellationToken);
                break;
            case ErasedThing.Ambassador:
                await AmbassadorRegister.EraseAsync(db, one.Id, cancellationToken);
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
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var contacts = await RemovePathAsync(db, path, now, cancellationToken);
        // Each by its identifier too: a backup may be from before it came, and its sender may send it again.
        await journal.CommitAsync(
            db,
            [
                Erasure.Of(now, ErasedThing.Path, path),
                .. contacts.Select(id => Erasure.Of(now, ErasedThing.Contact, id)),
            ],
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<Guid>> RemovePathAsync(
        SproDbContext db,
        Guid path,
        DateTime at,
        CancellationToken cancellationToken
    )
    {
        var contacts = await db.Set<Contact>().Where(found => found.PathId == path).ToListAsync(cancellationToken);
        var ids = contacts.ConvertAll(contact => contact.Id);
        foreach (var id in ids)
            await Tombstones.LayAsync(db, id, at, cancellationToken);
        db.RemoveRange(contacts);
        db.RemoveRange(await db.Set<CallRequest>().Where(call => ids.Contains(call.Id)).ToListAsync(cancellationToken));
        return ids;
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
