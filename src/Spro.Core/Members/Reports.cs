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
/// <param name="Answer">How it ended; null while it waits.</param>
public sealed record Report(Remark Remark, string Place, string? From, ReportAnswer? Answer);

/// <summary>A report of money asked for, that nobody has answered in time.</summary>
/// <param name="Structure">Name of the structure.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="At">When it was said.</param>
public sealed record OverdueReport(string Structure, string Place, DateTime At);

/// <summary>A report of money asked for, and what the structure answered.</summary>
/// <param name="Structure">Name of the structure.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="At">When it was said.</param>
/// <param name="Answer">How it ended.</param>
public sealed record ClosedReport(string Structure, string Place, DateTime At, ReportAnswer Answer);

/// <summary>
/// "Une information est fausse", "on m'a demandé de payer": what anybody says of a place reaches who answers for it, is
/// followed to an end, and reaches the Région when money was asked for and nobody answers (charter §3).
/// </summary>
public sealed class Reports(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>After so many days, a report of money asked for that waits is shown to the Région.</summary>
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
            join colleague in db.Set<Structure>() on remark.FromStructureId equals colleague.Id into colleagues
            from colleague in colleagues.DefaultIfEmpty()
            where place.StructureId == structureId
            select new
            {
                remark,
                place.Name,
                From = (string?)colleague.Name,
                answer,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new Report(one.remark, one.Name, one.From, one.answer))
                .OrderBy(one => one.Answer is not null)
                .ThenByDescending(one => one.Remark.Kind == RemarkKind.AskedToPay)
                .ThenByDescending(one => one.Remark.CreatedAt),
        ];
    }

    /// <summary>Ends a report. False when there is none such among those of the actor.</summary>
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
        var own = db.StructuresOf(actor);
        if (
            !await (
                from remark in OfPlaces(db)
                join place in db.Set<Place>() on remark.PlaceId equals place.Id
                where remark.Id == remarkId && own.Any(one => one.Id == place.StructureId)
                select remark
            ).AnyAsync(cancellationToken)
        )
            return false;
        var said = new ReportAnswer
        {
            RemarkId = remarkId,
            Outcome =
                outcome ?? throw RefusedException.At("outcome", "outcome-missing", "Choisissez ce qui a été fait."),
            Text = Words(text),
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

    /// <summary>Reports of money asked for on the actor's territory, that wait for more than <see cref="DaysToAnswer"/> days.</summary>
    public async Task<IReadOnlyList<OverdueReport>> OverdueAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var (department, latest) = (actor.DepartmentCode, clock.GetUtcNow().UtcDateTime.AddDays(-DaysToAnswer));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from remark in OfPlaces(db)
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            join structure in db.Set<Structure>() on place.StructureId equals structure.Id
            where remark.Kind == RemarkKind.AskedToPay && remark.CreatedAt < latest
            where department == null || place.DepartmentCode == department
            where !db.Set<ReportAnswer>().Any(answer => answer.RemarkId == remark.Id)
            orderby remark.CreatedAt, remark.Id
            select new OverdueReport(structure.Name, place.Name, remark.CreatedAt)
        ).ToListAsync(cancellationToken);
    }

    /// <summary>Reports of money asked for on the actor's territory that were answered, the latest first; they are kept a year.</summary>
    public async Task<IReadOnlyList<ClosedReport>> ClosedAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DirectoryWatch);
        var department = actor.DepartmentCode;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from remark in OfPlaces(db)
            join answer in db.Set<ReportAnswer>() on remark.Id equals answer.RemarkId
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            join structure in db.Set<Structure>() on place.StructureId equals structure.Id
            where remark.Kind == RemarkKind.AskedToPay
            where department == null || place.DepartmentCode == department
            orderby answer.At descending, remark.Id
            select new ClosedReport(structure.Name, place.Name, remark.CreatedAt, answer)
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
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

    private static string Words(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? throw RefusedException.At("text", "answer-missing", "Écrivez en une phrase ce qui a été fait.")
        : text.Length > ReportAnswer.LongestText
            ? throw RefusedException.At(
                "text",
                "answer-long",
                $"Raccourcissez ce texte : {ReportAnswer.LongestText} caractères au plus."
            )
        : text.Trim();
}
