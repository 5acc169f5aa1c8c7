using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Associates;

/// <summary>A recognition with the name of its structure.</summary>
/// <param name="Recognition">The recognition.</param>
/// <param name="Structure">The structure.</param>
/// <param name="IsFictitious">It is fictitious.</param>
public sealed record RecognitionLine(ProviderRecognition Recognition, string Structure, bool IsFictitious);

/// <summary>A recognition as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is recorded once.</param>
/// <param name="Structure">The name of the structure in the directory.</param>
/// <param name="Act">The act.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day; null while none is known.</param>
/// <param name="Criteria">How many of the three that the law asks for are met.</param>
public sealed record RecognitionDraft(
    Guid Id,
    string? Structure,
    string? Act,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    int Criteria
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>Bodies that the Région recognises under article L6111-5, beside labels and apart from them.</summary>
public sealed class Recognitions(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>What the law asks for: full information, personal advice, the way to who suits best.</summary>
    public const int Criteria = 3;

    /// <summary>A page of all of them, by name of their structure.</summary>
    public async Task<ListPage<RecognitionLine>> ListAsync(int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PageAsync(db, db.Set<ProviderRecognition>(), page, cancellationToken);
    }

    /// <summary>A page of those that hold on a day.</summary>
    public async Task<ListPage<RecognitionLine>> HeldOnAsync(
        DateOnly day,
        int page,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PageAsync(
            db,
            db.Set<ProviderRecognition>()
                .Where(one => one.ValidFrom <= day && (one.ValidTo == null || one.ValidTo >= day)),
            page,
            cancellationToken
        );
    }

    /// <summary>One of them; null when there is none such.</summary>
    public async Task<RecognitionLine?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Lines(db, db.Set<ProviderRecognition>().Where(one => one.Id == id))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records one, as the Région.</summary>
    /// <exception cref="RefusedException">Something is missing, the law is not met, or there is one already; it names the field.</exception>
    public async Task RecordAsync(Actor actor, RecognitionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wrong = new Mistakes(draft.Unread);
        var structure = await wrong.TryAsync(() =>
            LabelGrants.FindAsync(db, draft.Structure, own: null, cancellationToken)
        );
        if (structure is null)
            wrong.Add("structure", "missing", "Écrivez le nom de la structure dans l'annuaire.");
        var act = wrong.Try(() => Typed.Line(draft.Act, "act", "Écrivez la référence de la décision."));
        if (draft.Criteria < Criteria)
            wrong.Add("criteria", "missing", "La loi demande les trois : sans elles, rien n'est reconnu.");
        if (draft.ValidFrom is null)
            wrong.Add("recognisedFrom", "missing", "Écrivez le premier jour.");
        var from = draft.ValidFrom.GetValueOrDefault();
        if (draft.ValidTo < from)
            wrong.Add("recognisedTo", "before", "Le dernier jour vient après le premier.");
        wrong.Throw();
        var recognition = new ProviderRecognition
        {
            Id = draft.Id,
            StructureId = structure!.Id,
            Act = act!,
            ValidFrom = from,
            ValidTo = draft.ValidTo,
            Revision = 1,
        };
        if (
            await db.IsKeptAsync(
                recognition,
                one => (one.StructureId, one.Act, one.ValidFrom, one.ValidTo),
                cancellationToken
            )
        )
            return;
        if (
            await db.Set<ProviderRecognition>()
                .AnyAsync(
                    one => one.StructureId == structure!.Id && (one.ValidTo == null || one.ValidTo >= from),
                    cancellationToken
                )
        )
            throw Held();
        db.Add(recognition);
        try
        {
            await db.SaveNewAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else has just recorded it.
            throw Held();
        }
    }

    /// <summary>Says the last day of one.</summary>
    /// <exception cref="RefusedException">No day is given, or somebody said so meanwhile.</exception>
    public async Task EndAsync(Actor actor, Guid id, int revision, DateOnly? last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var recognition =
            await db.Set<ProviderRecognition>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw new RefusedException("unknown-recognition", "Cette reconnaissance n'existe plus.");
        if (last is not { } day || day < recognition.ValidFrom)
            throw RefusedException.At("last", "missing", "Écrivez le dernier jour, après le premier.");
        if (recognition.ValidTo == day)
            return;
        Revisions.Require(recognition.Revision, revision);
        recognition.ValidTo = day;
        recognition.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    private static async Task<ListPage<RecognitionLine>> PageAsync(
        SproDbContext db,
        IQueryable<ProviderRecognition> which,
        int number,
        CancellationToken cancellationToken
    )
    {
        var page = await Lines(db, which).PageAsync(number, cancellationToken);
        return page.With([.. page.Rows.OrderBy(one => one.Structure, StringComparer.CurrentCulture)]);
    }

    private static IQueryable<RecognitionLine> Lines(SproDbContext db, IQueryable<ProviderRecognition> which) =>
        from recognition in which.AsNoTracking()
        join structure in db.Set<Structure>() on recognition.StructureId equals structure.Id
        orderby structure.Name, recognition.ValidFrom, recognition.Id
        select new RecognitionLine(recognition, structure.Name, structure.IsFictitious);

    private static RefusedException Held() =>
        RefusedException.At("structure", "held", "Cette structure est déjà reconnue à cette date.");
}
