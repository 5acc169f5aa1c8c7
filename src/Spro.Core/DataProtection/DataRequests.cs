using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.DataProtection;

/// <summary>
/// The person asks for a copy, or to be forgotten, by their own code: one request goes to each structure that holds something
/// on their path. What goes on stops at once when they ask to be forgotten.
/// </summary>
public sealed class DataRequests(
    IDbContextFactory<SproDbContext> databases,
    ReferralFollowUps followUps,
    SubjectSearch subjects,
    Bookings bookings,
    WaitingList waitingList,
    ErasureJournal journal,
    RequestMessages messages,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>Where structures find what they have to answer.</summary>
    public const string Path = "/droits";

    /// <summary>Asks as the person themself, who has opened a hand-over; null when it is no longer kept.</summary>
    /// <exception cref="RefusedException">The same is asked already.</exception>
    public async Task<DataRequest?> AskAsync(
        Guid id,
        DataRequestKind kind,
        Guid referralId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var referral = await db.Set<Referral>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == referralId, cancellationToken);
        return referral is null
            ? await KnownAsync(db, id, cancellationToken)
            : await AskAsync(
                db,
                id,
                kind,
                await Subject.OfPathAsync(db, referral.PathId, Now, cancellationToken),
                referral,
                null,
                null,
                cancellationToken
            );
    }

    /// <summary>Writes down what somebody asks who comes or phones.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="id">Chosen by the form.</param>
    /// <param name="kind">What they ask.</param>
    /// <param name="shown">What shows that they may.</param>
    /// <param name="chosen">A word they choose, to see the answers; not needed with the word of a hand-over.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">Nothing is kept under that code, or the same is asked already.</exception>
    public async Task<DataRequest> AskAtDeskAsync(
        Actor actor,
        Guid id,
        DataRequestKind kind,
        ShownBy shown,
        string? chosen,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(shown);
        if (!actor.May(Purpose.PersonRights))
            throw new NotAllowedException(Purpose.PersonRights);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await KnownAsync(db, id, cancellationToken) is { } known)
            return known;
        var (subject, referral) = await subjects.FindAsync(db, actor, shown, cancellationToken);
        return await AskAsync(db, id, kind, subject, referral, chosen, actor, cancellationToken);
    }

    private async Task<DataRequest> AskAsync(
        SproDbContext db,
        Guid id,
        DataRequestKind kind,
        Subject subject,
        Referral? referral,
        string? chosen,
        Actor? actor,
        CancellationToken cancellationToken
    )
    {
        if (await KnownAsync(db, id, cancellationToken) is { } known)
            return known;
        // The pass of the person's page opens either: an identifier is of one thing.
        if (await db.Set<Referral>().AnyAsync(one => one.Id == id, cancellationToken))
            throw new RefusedException("request-taken", "Ce formulaire est incomplet : rouvrez la page.");
        await RefuseSameAsync(db, kind, subject, cancellationToken);
        var structures = (await Holdings.ReadAsync(db, subject, cancellationToken)).Structures.ToList();
        if (kind == DataRequestKind.Erasure)
            await StopAsync(db, subject, cancellationToken);
        if (structures.Count == 0)
            throw new RefusedException(
                "nothing-kept",
                kind == DataRequestKind.Erasure
                    ? "Aucune structure ne garde rien sous ce code. Ce que le code gardait lui-même est effacé."
                    : "Aucune structure ne garde rien sous ce code."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        var (word, key) =
            referral is { Word: { } own } ? (own, referral.Id)
            : Chosen(chosen) is { } text ? (keyring.HashOf(id, text), id)
            : (null, id);
        var request = new DataRequest
        {
            Id = id,
            Kind = kind,
            Reference = referral?.Reference ?? Referral.NewReference(),
            Word = word,
            WordKey = key,
            PathId = subject.PathId,
            ReferralIds = subject.ReferralIds,
            AppointmentId = subject.AppointmentId,
            AskedAt = Now,
            AskedOn = Today,
            DueOn = RequestDeadline.Of(Today),
            RecordedBy = actor?.AccountId,
        };
        db.Add(request);
        foreach (var structure in structures)
        {
            var answer = new DataAnswer
            {
                Id = Guid.CreateVersion7(),
                RequestId = id,
                StructureId = structure,
            };
            db.Add(answer);
            await messages.TellAsync(db, keyring, answer, request.DueOn, cancellationToken);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return request;
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (await KnownAsync(db, id, cancellationToken) is { } first)
                return first;
            throw;
        }
    }

    // Whoever asks to be forgotten is no longer handed over, expected or waited for; their code opens nothing.
    private async Task StopAsync(SproDbContext db, Subject subject, CancellationToken cancellationToken)
    {
        var (path, ids, own, now) = subject;
        var open = await db.Set<Referral>()
            .Where(one =>
                ids.Contains(one.Id) && one.State != ReferralState.Ended && one.State != ReferralState.Withdrawn
            )
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in open)
            await followUps.WithdrawAsync(id, Guid.CreateVersion7(), cancellationToken);
        var known = ids.Select(id => (Guid?)id).ToList();
        var expected = await db.Set<Appointment>()
            .Where(one => one.Id == own || known.Contains(one.ReferralId))
            .Where(one => one.State == AppointmentState.Booked && one.Start > now)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in expected)
            await bookings.CancelAsync(_ => true, id, _ => CancelledBy.Person, cancellationToken);
        await waitingList.StopAsync(one => one.Id == own || known.Contains(one.ReferralId), cancellationToken);
        var codes = await db.Set<SavedSituation>()
            .Where(one => path != null && one.PathId == path)
            .Select(one => one.CodeHash)
            .ToListAsync(cancellationToken);
        await journal.WriteAsync(
            [.. codes.Select(code => new Erasure(now, ErasedThing.Code, code))],
            cancellationToken
        );
        await db.Set<SavedSituation>().Where(one => codes.Contains(one.CodeHash)).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task RefuseSameAsync(
        SproDbContext db,
        DataRequestKind kind,
        Subject subject,
        CancellationToken cancellationToken
    )
    {
        var (path, appointment) = (subject.PathId, subject.AppointmentId);
        var due = await db.Set<DataRequest>()
            .Where(one => one.Kind == kind)
            .Where(one => path != null && one.PathId == path || appointment != null && one.AppointmentId == appointment)
            .Where(one =>
                db.Set<DataAnswer>()
                    .Any(answer => answer.RequestId == one.Id && answer.State == DataAnswerState.Waiting)
            )
            .Select(one => (DateOnly?)one.DueOn)
            .FirstOrDefaultAsync(cancellationToken);
        if (due is { } day)
            throw new RefusedException(
                "already-asked",
                $"C'est déjà demandé : les structures répondent au plus tard le {day.InFrench}."
            );
    }

    private static Task<DataRequest?> KnownAsync(SproDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<DataRequest>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);

    private static string? Chosen(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return
            Search.FrenchText.Fold(typed.Trim()).Length
                is >= StructureReferrals.ShortestWord
                    and <= StructureReferrals.LongestWord
            ? typed
            : throw RefusedException.At(
                "choisi",
                "person-unknown",
                $"Choisissez un mot ou un nombre de {StructureReferrals.ShortestWord} à {StructureReferrals.LongestWord} lettres ou chiffres."
            );
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);
}
