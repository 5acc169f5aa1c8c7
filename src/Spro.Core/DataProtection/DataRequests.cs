using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.DataProtection;

/// <summary>What shows, at a desk or by telephone, that the person may ask: their code and word, or a file of the structure.</summary>
public sealed record ShownBy
{
    /// <summary>The reference of a hand-over, with its word.</summary>
    public string? Reference { get; init; }

    /// <summary>The word of that reference.</summary>
    public string? Word { get; init; }

    /// <summary>The code of a sheet or of a card.</summary>
    public string? Code { get; init; }

    /// <summary>A hand-over of the structure, whose file was opened with the person.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>An appointment that the structure gives or has booked, or somebody who waits for one.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>A contact of its desk.</summary>
    public Guid? ContactId { get; init; }
}

/// <summary>A request, as the person sees it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answers">What each structure answers.</param>
public sealed record SeenRequest(DataRequest Request, IReadOnlyList<SeenAnswer> Answers);

/// <summary>What a structure answers, as the person sees it.</summary>
/// <param name="Structure">Its name.</param>
/// <param name="State">Where its answer stands.</param>
/// <param name="AnsweredAt">When it answered.</param>
/// <param name="Words">Its reasons, or what it adds.</param>
public sealed record SeenAnswer(string Structure, DataAnswerState State, DateTime? AnsweredAt, string? Words);

/// <summary>
/// The person asks for a copy, or to be forgotten, by their own code: one request goes to each structure that holds something
/// on their path, and they see each answer.
/// </summary>
public sealed class DataRequests(
    IDbContextFactory<SproDbContext> databases,
    ReferralFollowUps followUps,
    SavedSituations situations,
    Bookings bookings,
    ErasureJournal journal,
    Outbox outbox,
    MessageTemplates templates,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>Where structures find what they have to answer.</summary>
    public const string Path = "/droits";

    /// <summary>How long a request is kept once every structure has answered, as the proof of the answers.</summary>
    public const int YearsKept = 1;

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
        var (subject, referral) = await FindAsync(db, actor, shown, cancellationToken);
        return await AskAsync(db, id, kind, subject, referral, chosen, actor, cancellationToken);
    }

    /// <summary>The request that a reference and a word open, once the hand-over is gone; null in every other case alike.</summary>
    public async Task<Guid?> RecogniseAsync(string reference, string word, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(word);
        var written = Referral.WrittenReference(reference);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<DataRequest>()
            .AsNoTracking()
            .Where(one => one.Reference == written && one.Word != null)
            .OrderByDescending(one => one.AskedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return await ChosenWord.OpensAsync(db, keyring, found, word, Now, cancellationToken) ? found?.Id : null;
    }

    /// <summary>What was asked on the path of a hand-over, the latest first.</summary>
    public async Task<IReadOnlyList<SeenRequest>> OfReferralAsync(Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SeeAsync(
            db,
            db.Set<DataRequest>()
                .Where(one => db.Set<Referral>().Any(some => some.Id == referralId && some.PathId == one.PathId)),
            cancellationToken
        );
    }

    /// <summary>A request that its word has opened, with those of the same reference, the latest first; none when it is gone.</summary>
    public async Task<IReadOnlyList<SeenRequest>> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SeeAsync(
            db,
            db.Set<DataRequest>()
                .Where(one =>
                    db.Set<DataRequest>()
                        .Any(some => some.Id == id && some.Reference == one.Reference && some.WordKey == one.WordKey)
                ),
            cancellationToken
        );
    }

    /// <summary>Reminds structures whose month ends; safe on several nodes at once. Gives how many were.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var today = Today;
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
            await TellAsync(db, keyring, answer, dueOn, cancellationToken);
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
            await TellAsync(db, keyring, answer, request.DueOn, cancellationToken);
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
        await db.Set<Waiting>()
            .Where(one => one.Id == own || known.Contains(one.ReferralId))
            .Where(one => one.State == WaitingState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, WaitingState.Withdrawn), cancellationToken);
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

    private async Task<(Subject Subject, Referral? Referral)> FindAsync(
        SproDbContext db,
        Actor actor,
        ShownBy shown,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(shown.Reference))
        {
            var opened = await followUps.RecogniseAsync(shown.Reference, shown.Word ?? "", cancellationToken);
            return await ReferralAsync(one => one.Id == opened)
                ?? throw Unknown(
                    "reference",
                    "Cette référence et ce mot n'ouvrent rien. Après cinq essais, il faut attendre un quart d'heure."
                );
        }
        if (!string.IsNullOrWhiteSpace(shown.Code))
            return await situations.PathOfAsync(shown.Code, cancellationToken) is { } path
                ? (await Subject.OfPathAsync(db, path, Now, cancellationToken), null)
                : throw Unknown("code", "Ce code n'ouvre rien, ou n'a pas été donné à un accueil.");
        var structure = actor.StructureFor(Purpose.PersonRights);
        if (shown.ReferralId is { } referral)
            return await ReferralAsync(one => one.Id == referral, structure)
                ?? throw Unknown("dossier", "Votre structure ne garde pas cet aiguillage.");
        if (
            shown.ContactId is { } contact
            && await db.Set<Contact>()
                .Where(one => one.Id == contact && one.StructureId == structure)
                .Select(one => (Guid?)one.PathId)
                .SingleOrDefaultAsync(cancellationToken)
                is { } ofDesk
        )
            return (await Subject.OfPathAsync(db, ofDesk, Now, cancellationToken), null);
        if (
            shown.AppointmentId is { } appointment
            && await db.Set<Appointment>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    one =>
                        one.Id == appointment && (one.StructureId == structure || one.BookedByStructureId == structure),
                    cancellationToken
                )
                is { } found
        )
            return await ReferralAsync(one => one.Id == found.ReferralId)
                ?? (new Subject(null, [], appointment, Now), null);
        if (
            shown.AppointmentId is { } waiting
            && await db.Set<Waiting>()
                .AnyAsync(
                    one => one.Id == waiting && (one.StructureId == structure || one.BookedByStructureId == structure),
                    cancellationToken
                )
        )
            return (new Subject(null, [], waiting, Now), null);
        throw Unknown("reference", "Demandez à la personne sa référence et son mot, ou le code de sa carte.");

        async Task<(Subject, Referral?)?> ReferralAsync(
            System.Linq.Expressions.Expression<Func<Referral, bool>> which,
            Guid? heldBy = null
        )
        {
            var some = db.Set<Referral>().AsNoTracking().Where(which);
            if (heldBy is { } holder)
                some = some.Where(Referral.IsHeldBy(holder));
            return await some.SingleOrDefaultAsync(cancellationToken) is { } one
                ? (await Subject.OfPathAsync(db, one.PathId, Now, cancellationToken), one)
                : null;
        }
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

    private async Task<IReadOnlyList<SeenRequest>> SeeAsync(
        SproDbContext db,
        IQueryable<DataRequest> some,
        CancellationToken cancellationToken
    )
    {
        var requests = await some.AsNoTracking().OrderByDescending(one => one.AskedAt).ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return [];
        var ids = requests.Select(one => one.Id).ToList();
        var answers = await (
            from answer in db.Set<DataAnswer>().AsNoTracking()
            join structure in db.Set<Structure>() on answer.StructureId equals structure.Id
            where ids.Contains(answer.RequestId)
            orderby structure.Name
            select new { answer, structure.Name }
        ).ToListAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. requests.Select(request => new SeenRequest(
                request,
                [
                    .. answers
                        .Where(one => one.answer.RequestId == request.Id)
                        .Select(one => new SeenAnswer(
                            one.Name,
                            one.answer.State,
                            one.answer.AnsweredAt,
                            keyring.Read(one.answer.Words, DataAnswerMapping.WordsColumn, one.answer.Id)
                        )),
                ]
            )),
        ];
    }

    // Nothing of the person is said; where the directory knows no address, the structure sees it in its list.
    private async Task TellAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DataAnswer answer,
        DateOnly dueOn,
        CancellationToken cancellationToken
    )
    {
        var email = await db.Set<Place>()
            .Where(place => place.StructureId == answer.StructureId && place.Email != null)
            .OrderBy(place => place.Id)
            .Select(place => place.Email)
            .FirstOrDefaultAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(email))
            return;
        try
        {
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    Recipient.ByEmail(email),
                    templates.DataRequestWaiting(dueOn, templates.PageAt($"{Path}/{answer.Id}"))
                )
                {
                    AboutId = answer.Id,
                    StructureId = answer.StructureId,
                }
            );
        }
        catch (RefusedException)
        {
            // The directory holds what its sources wrote.
        }
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
            : throw Unknown(
                "choisi",
                $"Choisissez un mot ou un nombre de {StructureReferrals.ShortestWord} à {StructureReferrals.LongestWord} lettres ou chiffres."
            );
    }

    private static RefusedException Unknown(string field, string message) =>
        RefusedException.At(field, "person-unknown", message);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);
}
