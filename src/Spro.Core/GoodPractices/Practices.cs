using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.GoodPractices;

/// <summary>A practice as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is submitted once.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Need">What was needed.</param>
/// <param name="What">What is done.</param>
/// <param name="Conditions">What it takes.</param>
/// <param name="Effect">What was seen of its effect.</param>
public sealed record PracticeDraft(
    Guid Id,
    string? Title,
    string? Need,
    string? What,
    string? Conditions,
    string? Effect
);

/// <summary>A practice with the names of the structures it is about.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Structure">The structure that does it.</param>
/// <param name="Reuses">The structures that took it up, with what they say to the commission, the first first.</param>
public sealed record PracticeView(
    GoodPractice Practice,
    string? Structure,
    IReadOnlyList<(string Structure, string? Note, DateTime At)> Reuses
);

/// <summary>A published practice in a list.</summary>
/// <param name="Id">The practice.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StructureId">The structure that does it.</param>
/// <param name="Reuses">How many structures took it up.</param>
/// <param name="FromDemonstration">It is fictitious.</param>
public sealed record PracticeLine(Guid Id, string Title, Guid? StructureId, int Reuses, bool FromDemonstration);

/// <summary>A practice in the list of who submitted it.</summary>
/// <param name="Id">The practice.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReviewNote">What the commission wrote.</param>
public sealed record OwnPractice(Guid Id, string Title, DateTime SubmittedAt, PracticeState State, string? ReviewNote);

/// <summary>Good practices: submitted, reviewed, published, taken up, taken away.</summary>
public sealed class Practices(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those that anybody may read, the last published first.</summary>
    public async Task<ListPage<PracticeLine>> PublishedAsync(int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<GoodPractice>()
            .Where(one => one.State == PracticeState.Published)
            .OrderByDescending(one => one.ReviewedAt)
            .ThenBy(one => one.Id)
            .Select(one => new PracticeLine(
                one.Id,
                one.Title,
                one.StructureId,
                db.Set<PracticeReuse>().Count(reuse => reuse.PracticeId == one.Id),
                one.FromDemonstration
            ))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>
    /// A practice that anybody may read; null when there is none such. What structures say of it when they take it up is for
    /// the commission: nobody has read it before.
    /// </summary>
    public async Task<PracticeView?> FindPublishedAsync(Guid id, CancellationToken cancellationToken) =>
        (
            await ListAsync(
                practice => practice.Where(one => one.State == PracticeState.Published && one.Id == id),
                cancellationToken
            )
        ).SingleOrDefault()
            is { } view
            ? view with
            {
                Reuses = [.. view.Reuses.Select(reuse => (reuse.Structure, (string?)null, reuse.At))],
            }
            : null;

    /// <summary>What anybody reads, with what those who took it up say of it, for the commission.</summary>
    public Task<IReadOnlyList<PracticeView>> PublishedForReviewAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.PracticeReview);
        return ListAsync(practice => practice.Where(one => one.State == PracticeState.Published), cancellationToken);
    }

    /// <summary>What the actor has submitted, wherever it stands; the last that something happened to first.</summary>
    public async Task<ListPage<OwnPractice>> OfAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.GoodPractices);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<GoodPractice>()
            .Where(one => one.SubmittedBy == actor.AccountId)
            .OrderByDescending(one => one.ReviewedAt ?? one.SubmittedAt)
            .ThenBy(one => one.Id)
            .Select(one => new OwnPractice(one.Id, one.Title, one.SubmittedAt, one.State, one.ReviewNote))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>What waits for the commission, the first submitted first.</summary>
    public async Task<IReadOnlyList<PracticeView>> WaitingAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.PracticeReview);
        return
        [
            .. (
                await ListAsync(
                    practice => practice.Where(one => one.State == PracticeState.Submitted),
                    cancellationToken
                )
            ).Reverse(),
        ];
    }

    /// <summary>Tells a practice.</summary>
    /// <exception cref="RefusedException">Something is missing or too long; it names the field.</exception>
    public async Task SubmitAsync(Actor actor, PracticeDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.GoodPractices);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wrong = new Mistakes();
        var title = Needed(draft.Title, "title", "Donnez un titre.", GoodPractice.LongestTitle);
        var need = Needed(draft.Need, "need", "Écrivez le besoin de départ.");
        var what = Needed(draft.What, "what", "Écrivez ce que vous faites.");
        var conditions = wrong.Try(() => Text(draft.Conditions, "conditions"));
        var effect = wrong.Try(() => Text(draft.Effect, "effect"));
        wrong.Throw();
        var practice = new GoodPractice
        {
            Id = draft.Id,
            Title = title,
            Need = need,
            What = what,
            Conditions = conditions,
            Effect = effect,
            StructureId = actor.StructureId,
            SubmittedBy = actor.AccountId,
            SubmittedAt = Now,
        };
        if (
            await db.IsKeptAsync(
                practice,
                one => (one.Title, one.Need, one.What, one.Conditions, one.Effect),
                cancellationToken
            )
        )
            return;
        await db.Set<GoodPractice>()
            .Where(one => one.SubmittedBy == actor.AccountId && one.Title == title && one.What == what)
            .RequireNoneAsync("title", "Vous avez déjà proposé cette pratique.", cancellationToken);
        db.Add(practice);
        await db.SaveNewAsync(cancellationToken);

        string Needed(string? typed, string field, string missing, int longest = GoodPractice.LongestText) =>
            wrong.Try(() => Text(typed, field, longest) ?? throw Missing(field, missing)) ?? "";
    }

    /// <summary>Publishes a practice, or does not keep it and says why; the same form twice does it once. False when there is none such.</summary>
    /// <exception cref="RefusedException">
    /// It is not kept and no reason is given; or the actor submitted it; or it was answered otherwise already.
    /// </exception>
    public async Task<bool> ReviewAsync(
        Actor actor,
        Guid id,
        bool isKept,
        string? note,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.PracticeReview);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var practice = await db.Set<GoodPractice>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (practice is null)
            return false;
        if (practice.SubmittedBy == actor.AccountId)
            throw new RefusedException(
                "own-practice",
                "Vous avez proposé cette pratique : une autre personne de la commission donne l'avis."
            );
        if (practice.State != PracticeState.Submitted)
            // The same form twice; anything else is told.
            return practice.ReviewedBy == actor.AccountId && isKept == (practice.State == PracticeState.Published)
                ? true
                : throw Reviewed();
        practice.ReviewNote = Text(note, "note", GoodPractice.LongestText);
        if (!isKept && practice.ReviewNote is null)
            throw Missing("note", "Écrivez pourquoi elle n'est pas retenue : la personne qui l'a proposée le lira.");
        practice.State = isKept ? PracticeState.Published : PracticeState.Declined;
        (practice.ReviewedAt, practice.ReviewedBy) = (Now, actor.AccountId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Reviewed();
        }
        return true;
    }

    /// <summary>Takes a published practice away, for a reason; false when it was no longer public.</summary>
    /// <exception cref="RefusedException">No reason is given.</exception>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.PracticeReview);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var practice = await db.Set<GoodPractice>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (practice is not { State: PracticeState.Published })
            return false;
        practice.ReviewNote =
            Text(note, "note", GoodPractice.LongestText)
            ?? throw Missing("note", "Écrivez pourquoi elle est retirée : la personne qui l'a proposée le lira.");
        practice.State = PracticeState.Declined;
        (practice.ReviewedAt, practice.ReviewedBy) = (Now, actor.AccountId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        return true;
    }

    /// <summary>Says that one's structure has taken a practice up; said again, it changes the note.</summary>
    /// <exception cref="RefusedException">It is one's own, is not public, or one is of no structure.</exception>
    public async Task ReuseAsync(Actor actor, Guid id, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.GoodPractices);
        if (actor.StructureId is not { } structure)
            throw new RefusedException("no-structure", "Seule une structure peut dire qu'elle a repris une pratique.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var practice = await db.Set<GoodPractice>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.State == PracticeState.Published, cancellationToken);
        if (practice is null)
            throw new RefusedException("unknown-practice", "Cette pratique n'est plus publiée.");
        if (practice.StructureId == structure)
            throw new RefusedException(
                "own",
                "C'est la pratique de votre structure : elle ne compte pas comme reprise."
            );
        var said = Text(note, "note", GoodPractice.LongestText);
        var known = await db.Set<PracticeReuse>()
            .SingleOrDefaultAsync(one => one.PracticeId == id && one.StructureId == structure, cancellationToken);
        if (known is null)
            db.Add(
                new PracticeReuse
                {
                    PracticeId = id,
                    StructureId = structure,
                    At = Now,
                    Note = said,
                }
            );
        else
            known.Note = said ?? known.Note;
        await db.SaveNewAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<PracticeView>> ListAsync(
        Func<IQueryable<GoodPractice>, IQueryable<GoodPractice>> which,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var practices = await which(db.Set<GoodPractice>().AsNoTracking()).ToListAsync(cancellationToken);
        var ids = practices.ConvertAll(one => one.Id);
        var structures = practices.ConvertAll(one => one.StructureId);
        var names = await db.Set<Structure>()
            .Where(one => structures.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var reuses = await (
            from reuse in db.Set<PracticeReuse>()
            join structure in db.Set<Structure>() on reuse.StructureId equals structure.Id
            where ids.Contains(reuse.PracticeId)
            orderby reuse.At
            select new
            {
                reuse.PracticeId,
                structure.Name,
                reuse.Note,
                reuse.At,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. practices
                .OrderByDescending(one => one.ReviewedAt ?? one.SubmittedAt)
                .Select(one => new PracticeView(
                    one,
                    one.StructureId is { } id ? names.GetValueOrDefault(id) : null,
                    [
                        .. reuses
                            .Where(reuse => reuse.PracticeId == one.Id)
                            .Select(reuse => (reuse.Name, reuse.Note, reuse.At)),
                    ]
                )),
        ];
    }

    private static string? Text(string? typed, string field, int longest = GoodPractice.LongestText) =>
        TypedText.Optional(typed, field, longest);

    private static RefusedException Reviewed() =>
        new("reviewed-already", "Cette pratique a déjà reçu un avis : il reste.");

    private static RefusedException Missing(string field, string message) =>
        RefusedException.At(field, "missing", message);
}
