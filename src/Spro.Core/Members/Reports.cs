using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>A report about a place, with how it ended.</summary>
/// <param name="Remark">What was said.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="From">Name of the structure of the professional who says it; null for the public, or for who belongs to none.</param>
/// <param name="Reply">What the structure replies; null while it does not, or when it closes the report itself.</param>
/// <param name="Answer">How it ended; null while it waits.</param>
public sealed record Report(Remark Remark, string Place, string? From, ReportReply? Reply, ReportAnswer? Answer)
{
    /// <summary>Who answers for the place ends it; money asked for is ended by the Région or its officers.</summary>
    public bool IsForStructure => Remark.Kind != RemarkKind.AskedToPay;

    /// <summary>The structure still has something to say.</summary>
    public bool WaitsForStructure => Answer is null && (IsForStructure || Reply is null);
}

/// <summary>A report of money asked for, as who watches over the directory reads it.</summary>
/// <param name="Remark">What was said.</param>
/// <param name="Structure">Name of the structure.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="Reply">What the structure replies; null while it does not.</param>
/// <param name="Answer">How it ended; null while it waits.</param>
public sealed record PaymentReport(
    Remark Remark,
    string Structure,
    string Place,
    ReportReply? Reply,
    ReportAnswer? Answer
);

/// <summary>
/// "Une information est fausse" reaches who answers for the place, and is followed to an end there. "On m'a demandé de payer"
/// reaches the Région and its officers at once: the structure replies, and does not close what accuses it (charter §3).
/// </summary>
public sealed class Reports(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>After so many days, a report of money asked for that waits is said to be late.</summary>
    public const int DaysToAnswer = 30;

    /// <summary>What was said of the places of a structure of the actor's, what waits first; null when it is not theirs.</summary>
    public async Task<IReadOnlyList<Report>?> OfAsync(
        Actor actor,
        Guid structureId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.StructuresOf(actor).AnyAsync(one => one.Id == structureId, cancellationToken))
            return null;
        var all = await (
            from remark in OfPlaces(db)
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            join answer in db.Set<ReportAnswer>() on remark.Id equals answer.RemarkId into answers
            from answer in answers.DefaultIfEmpty()
            join reply in db.Set<ReportReply>() on remark.Id equals reply.RemarkId into replies
            from reply in replies.DefaultIfEmpty()
            join colleague in db.Set<Structure>() on remark.FromStructureId equals colleague.Id into colleagues
            from colleague in colleagues.DefaultIfEmpty()
            where place.StructureId == structureId
            select new
            {
                remark,
                place.Name,
                From = (string?)colleague.Name,
                reply,
                answer,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new Report(one.remark, one.Name, one.From, one.reply, one.answer))
                .OrderByDescending(one => one.WaitsForStructure)
                .ThenBy(one => one.Answer is not null)
                .ThenByDescending(one => one.Remark.Kind == RemarkKind.AskedToPay)
                .ThenByDescending(one => one.Remark.CreatedAt),
        ];
    }

    /// <summary>Ends a report that is the structure's to end. False when there is none such among those of the actor.</summary>
    /// <exception cref="RefusedException">Nothing is said of what was done, or somebody has just answered.</exception>
    public async Task<bool> AnswerAsync(
        Actor actor,
        Guid remarkId,
        ReportOutcome? outcome,
        string? text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OfActor(db, actor, remarkId)
                .AnyAsync(remark => remark.Kind != RemarkKind.AskedToPay, cancellationToken)
            && await EndAsync(db, actor, remarkId, outcome, text, cancellationToken);
    }

    /// <summary>
    /// Replies, for the structure, to a report of money asked for; again as long as it is not closed. False when there is none
    /// such among those of the actor.
    /// </summary>
    /// <param name="actor">Who answers for the structure.</param>
    /// <param name="remarkId">The report.</param>
    /// <param name="seen">The reply that the form shows; nothing when it shows none.</param>
    /// <param name="text">The reply.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">Nothing is said, somebody has just replied otherwise, or it has just been closed.</exception>
    public async Task<bool> ReplyAsync(
        Actor actor,
        Guid remarkId,
        string? seen,
        string? text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            !await OfActor(db, actor, remarkId)
                .AnyAsync(remark => remark.Kind == RemarkKind.AskedToPay, cancellationToken)
        )
            return false;
        var words = Words(text, "Écrivez votre réponse.");
        if (await AnswerOfAsync(db, remarkId, cancellationToken) is not null)
            throw new RefusedException(
                "answered-already",
                "Ce signalement vient d'être clos : lisez la décision ci-dessous."
            );
        var reply = await db.Set<ReportReply>()
            .SingleOrDefaultAsync(one => one.RemarkId == remarkId, cancellationToken);
        if (reply is null)
            db.Add(reply = new ReportReply { RemarkId = remarkId, Text = words });
        else if (reply.Text == words)
            return true;
        else if (Shown(reply.Text) != Shown(seen))
            throw Revisions.ChangedMeanwhile();
        (reply.Text, reply.At, reply.ActorId, reply.Role) = (
            words,
            clock.GetUtcNow().UtcDateTime,
            actor.AccountId,
            actor.Role
        );
        if (!await db.SaveNewAsync(cancellationToken) && !await SaysAsync(remarkId, words, cancellationToken))
            throw Revisions.ChangedMeanwhile();
        return true;
    }

    /// <summary>
    /// Ends, for the Région or one of its officers, a report of money asked for on their territory. False when there is none such.
    /// </summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="remarkId">The report.</param>
    /// <param name="seen">The reply of the structure that the form shows; nothing when it shows none.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="text">Why.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">
    /// Nothing is said of what was done, the structure has replied meanwhile, or somebody has just answered.
    /// </exception>
    public async Task<bool> CloseAsync(
        Actor actor,
        Guid remarkId,
        string? seen,
        ReportOutcome? outcome,
        string? text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var department = actor.DepartmentCode;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            !await (
                from remark in db.Set<Remark>()
                join place in db.Set<Place>() on remark.PlaceId equals place.Id
                where remark.Id == remarkId && remark.Kind == RemarkKind.AskedToPay
                where department == null || place.DepartmentCode == department
                select remark
            ).AnyAsync(cancellationToken)
        )
            return false;
        var reply = await db.Set<ReportReply>()
            .Where(one => one.RemarkId == remarkId)
            .Select(one => one.Text)
            .SingleOrDefaultAsync(cancellationToken);
        // Whoever decides has read what the structure says.
        if (Shown(reply) != Shown(seen) && await AnswerOfAsync(db, remarkId, cancellationToken) is null)
            throw new RefusedException(
                "replied-meanwhile",
                "La structure vient de répondre : lisez sa réponse ci-dessous, puis décidez."
            );
        return await EndAsync(db, actor, remarkId, outcome, text, cancellationToken);
    }

    /// <summary>
    /// Reports of money asked for on the actor's territory: those that wait, the oldest first, then those that ended, the latest
    /// first. They are kept a year.
    /// </summary>
    public async Task<IReadOnlyList<PaymentReport>> PaymentsAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var department = actor.DepartmentCode;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await (
            from remark in db.Set<Remark>()
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            join structure in db.Set<Structure>() on place.StructureId equals structure.Id
            join answer in db.Set<ReportAnswer>() on remark.Id equals answer.RemarkId into answers
            from answer in answers.DefaultIfEmpty()
            join reply in db.Set<ReportReply>() on remark.Id equals reply.RemarkId into replies
            from reply in replies.DefaultIfEmpty()
            where remark.Kind == RemarkKind.AskedToPay
            where department == null || place.DepartmentCode == department
            orderby remark.CreatedAt, remark.Id
            select new PaymentReport(remark, structure.Name, place.Name, reply, answer)
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Where(one => one.Answer is null),
            .. all.Where(one => one.Answer is not null).OrderByDescending(one => one.Answer!.At),
        ];
    }

    /// <summary>A report that waits has waited longer than <see cref="DaysToAnswer"/> days.</summary>
    public bool IsLate(Remark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return remark.CreatedAt < clock.GetUtcNow().UtcDateTime.AddDays(-DaysToAnswer);
    }

    private async Task<bool> EndAsync(
        SproDbContext db,
        Actor actor,
        Guid remarkId,
        ReportOutcome? outcome,
        string? text,
        CancellationToken cancellationToken
    )
    {
        var said = new ReportAnswer
        {
            RemarkId = remarkId,
            Outcome =
                outcome ?? throw RefusedException.At("outcome", "outcome-missing", "Choisissez ce qui a été fait."),
            Text = Words(text, "Écrivez en une phrase ce qui a été fait."),
            At = clock.GetUtcNow().UtcDateTime,
            ActorId = actor.AccountId,
            Role = actor.Role,
        };
        if (await AnswerOfAsync(db, remarkId, cancellationToken) is { } known)
            return Same(known, said);
        db.Add(said);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var again = await databases.CreateDbContextAsync(cancellationToken);
            return await AnswerOfAsync(again, remarkId, cancellationToken) is { } first && Same(first, said);
        }
    }

    // A form gives lines back with the ends of its own.
    private static string Shown(string? seen) => seen?.Trim().ReplaceLineEndings("\n") ?? "";

    private async Task<bool> SaysAsync(Guid remarkId, string words, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ReportReply>()
            .AnyAsync(one => one.RemarkId == remarkId && one.Text == words, cancellationToken);
    }

    private static IQueryable<Remark> OfActor(SproDbContext db, Actor actor, Guid remarkId)
    {
        var own = db.StructuresOf(actor);
        return from remark in OfPlaces(db)
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            where remark.Id == remarkId && own.Any(one => one.Id == place.StructureId)
            select remark;
    }

    private static IQueryable<Remark> OfPlaces(SproDbContext db) =>
        db.Set<Remark>()
            .Where(one =>
                one.Kind == RemarkKind.WrongInformation
                || one.Kind == RemarkKind.AskedToPay
                || one.Kind == RemarkKind.ProposedCorrection
            );

    private static Task<ReportAnswer?> AnswerOfAsync(
        SproDbContext db,
        Guid remarkId,
        CancellationToken cancellationToken
    ) => db.Set<ReportAnswer>().AsNoTracking().SingleOrDefaultAsync(one => one.RemarkId == remarkId, cancellationToken);

    // A double click says the same; a colleague who answered first is not overwritten.
    private static bool Same(ReportAnswer first, ReportAnswer said) =>
        (first.Outcome, first.Text, first.ActorId) == (said.Outcome, said.Text, said.ActorId)
            ? true
            : throw new RefusedException(
                "answered-already",
                "Quelqu'un vient de répondre à ce signalement : lisez sa réponse."
            );

    private static string Words(string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? throw RefusedException.At("text", "answer-missing", missing)
        : text.Length > ReportAnswer.LongestText
            ? throw RefusedException.At(
                "text",
                "answer-long",
                $"Raccourcissez ce texte : {ReportAnswer.LongestText} caractères au plus."
            )
        : text.Trim();
}
