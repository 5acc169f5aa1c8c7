using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>A request that a structure has to answer, in a list.</summary>
/// <param name="Answer">Its answer, by which it is opened.</param>
/// <param name="Request">The request.</param>
public sealed record RequestLine(DataAnswer Answer, DataRequest Request);

/// <summary>A request, opened to a structure.</summary>
/// <param name="Answer">Its answer.</param>
/// <param name="Request">The request.</param>
/// <param name="Holds">All that the structure holds, as far as it may read it.</param>
/// <param name="AwaitsArchives">The archives' approval is needed and not yet obtained: an erasure only closes.</param>
/// <param name="Words">What it has answered.</param>
public sealed record RequestFile(
    DataAnswer Answer,
    DataRequest Request,
    PersonCopy Holds,
    bool AwaitsArchives,
    string? Words
);

/// <summary>A structure answers, each for itself, the people who ask for a copy or to be forgotten.</summary>
public sealed class StructureRequests(
    IDbContextFactory<SproDbContext> databases,
    PersonCopies copies,
    Erasures erasures,
    RequestUpkeep upkeep,
    AccessLog readings,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The longest reasons, in characters.</summary>
    public const int LongestWords = 2000;

    private const int MostShown = 200;
    private const int MostTries = 5;

    /// <summary>Those of the actor's structure, what waits first, the most urgent before.</summary>
    public async Task<IReadOnlyList<RequestLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.PersonRights);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from answer in db.Set<DataAnswer>().AsNoTracking()
            join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
            where answer.StructureId == structure
            orderby answer.AnsweredAt != null, request.DueOn, request.AskedAt
            select new { answer, request }
        )
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return [.. found.Select(one => new RequestLine(one.answer, one.request))];
    }

    /// <summary>Opens one, with what the structure holds; each reading is noted. Null when there is none such.</summary>
    public async Task<RequestFile?> OpenAsync(Actor actor, Guid answerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.PersonRights);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, structure, answerId, cancellationToken) is not var (answer, request))
            return null;
        var held = (await Holdings.ReadAsync(db, request.Subject, cancellationToken)).Of(structure);
        foreach (var one in held.Referrals)
            readings.Add(db, actor, Purpose.PersonRights, StructureReferrals.Kind, one.Id);
        foreach (var one in held.Contacts)
            readings.Add(db, actor, Purpose.PersonRights, "contact", one.Id);
        foreach (var one in held.Appointments.Concat(held.Waiting))
            readings.Add(db, actor, Purpose.PersonRights, AppointmentFiles.Kind, one.Id);
        await db.SaveChangesAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return new RequestFile(
            answer,
            request,
            await copies.OfStructureAsync(db, request.Subject, structure, cancellationToken),
            await ArchivesHolds.IsAwaitedAsync(db, structure, cancellationToken),
            keyring.Read(answer.Words, DataAnswerMapping.WordsColumn, answer.Id)
        );
    }

    /// <summary>
    /// Does what is asked: the person can take the structure's copy away, or what it held is erased (closed only, where the
    /// archives have not agreed). False when there is none such, or it is answered already.
    /// </summary>
    public Task<bool> DoAsync(Actor actor, Guid answerId, string? words, CancellationToken cancellationToken) =>
        AnswerAsync(actor, answerId, isDone: true, words, cancellationToken);

    /// <summary>Refuses, with reasons that the person reads. False when there is none such, or it is answered already.</summary>
    /// <exception cref="RefusedException">No reason is given.</exception>
    public Task<bool> RefuseAsync(Actor actor, Guid answerId, string? reasons, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reasons)
            ? throw RefusedException.At("Words", "reasons-missing", "Écrivez vos raisons : la personne les lira.")
            : AnswerAsync(actor, answerId, isDone: false, reasons, cancellationToken);

    private async Task<bool> AnswerAsync(
        Actor actor,
        Guid answerId,
        bool isDone,
        string? words,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.PersonRights);
        if (words?.Length > LongestWords)
            throw RefusedException.At("Words", "too-long", $"Écrivez {LongestWords} caractères au plus.");
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (
                await FindAsync(db, structure, answerId, cancellationToken)
                is not
                ({ State: DataAnswerState.Waiting } answer, var request)
            )
                return false;
            var erases = isDone && request.Kind == DataRequestKind.Erasure;
            var awaits = erases && await ArchivesHolds.IsAwaitedAsync(db, structure, cancellationToken);
            answer.State =
                awaits ? DataAnswerState.Closed
                : isDone ? DataAnswerState.Done
                : DataAnswerState.Refused;
            answer.AnsweredAt = clock.GetUtcNow().UtcDateTime;
            answer.AnsweredBy = actor.AccountId;
            answer.Words = (await keys.OpenAsync(cancellationToken)).Seal(
                string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
                DataAnswerMapping.WordsColumn,
                answer.Id
            );
            try
            {
                if (erases)
                    await erasures.EraseAsync(db, request, structure, closeOnly: awaits, cancellationToken);
                else
                    await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (tried < MostTries)
            {
                // A colleague has just answered, or another structure has just erased its side of the same hand-over.
                continue;
            }
            if (erases)
            {
                await upkeep.ForgetPathsAsync(cancellationToken);
                await erasures.DeleteFilesAsync(cancellationToken);
            }
            return true;
        }
    }

    private static async Task<(DataAnswer Answer, DataRequest Request)?> FindAsync(
        SproDbContext db,
        Guid structure,
        Guid answerId,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from answer in db.Set<DataAnswer>()
            join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
            where answer.Id == answerId && answer.StructureId == structure
            select new { answer, request }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.answer, found.request);
    }
}
