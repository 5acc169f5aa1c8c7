using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Territories;

namespace Spro.Core.Library;

/// <summary>What is shared, as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is shared once.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Kind">What it is; null when not said.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What it says or is for.</param>
/// <param name="Source">Its source or its authors.</param>
/// <param name="IsWithRegion">Made with the Région.</param>
/// <param name="DepartmentCodes">What it is about; none is the whole region.</param>
/// <param name="SectorCode">The sector; empty for all.</param>
/// <param name="Licence">Under which licence.</param>
/// <param name="ReviewOn">By when it is read again.</param>
/// <param name="IsPublic">Anybody reads it.</param>
public sealed record LibraryDraft(
    Guid Id,
    int Revision,
    LibraryKind? Kind,
    string? Title,
    string? Summary,
    string? Source,
    bool IsWithRegion,
    IReadOnlyCollection<string> DepartmentCodes,
    string? SectorCode,
    string? Licence,
    DateOnly? ReviewOn,
    bool IsPublic
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A version as a form gives it.</summary>
/// <param name="Label">As its owner calls it.</param>
/// <param name="DatedOn">The day of what it says.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Paper">The file or the link; its identifier is that of the version.</param>
public sealed record VersionDraft(string? Label, DateOnly? DatedOn, string? Changes, PaperDraft? Paper)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>What professionals share: added, changed, given a new version, taken up, taken away.</summary>
public sealed class SharedLibrary(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    // Nothing is to be trusted for longer without its owner reading it again.
    private const int MostYearsToReview = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>Shares something with its first version; the same form twice shares it once.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    public async Task ShareAsync(
        Actor actor,
        LibraryDraft draft,
        VersionDraft version,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(version);
        actor.Require(Purpose.Library);
        if (!actor.MayShare())
            throw new RefusedException(
                "no-owner",
                "Seules une structure, la Région ou le Cariforef partagent un outil : il faut que quelqu'un en réponde."
            );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = new LibraryItem
        {
            Id = draft.Id,
            Title = "",
            Summary = "",
            Source = "",
            Licence = "",
            OwnerId = actor.StructureId,
            OwnerRole = LibraryOwners.OfRole(actor.Role) ?? actor.Role,
            SharedAt = Now,
            SharedBy = actor.AccountId,
            Revision = 1,
        };
        var wrong = new Mistakes(draft.Unread);
        Fill(item, draft, wrong);
        if (
            wrong.All.Count == 0
            && await db.IsKeptAsync(
                item,
                one => (one.Title, one.Summary, one.Source, one.Licence, one.Kind, one.IsPublic, one.ReviewOn),
                cancellationToken
            )
        )
            return;
        await wrong.TryAsync(() =>
            db.Set<LibraryItem>()
                .Where(one => one.Title == item.Title && one.OwnerId == item.OwnerId && one.OwnerRole == item.OwnerRole)
                .RequireNoneAsync(
                    "title",
                    "Vous partagez déjà un outil de ce titre : ajoutez-lui plutôt une version.",
                    cancellationToken
                )
        );
        db.Add(item);
        await AddVersionAsync(db, item, version, isFirst: true, wrong, cancellationToken);
        wrong.Throw();
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Its owner changes what is said of it.</summary>
    /// <exception cref="RefusedException">It is not theirs, something is missing, or somebody changed it meanwhile.</exception>
    public async Task ChangeAsync(Actor actor, LibraryDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = await OwnAsync(db, actor, draft.Id, cancellationToken);
        Revisions.Require(item.Revision, draft.Revision);
        var wrong = new Mistakes(draft.Unread);
        Fill(item, draft, wrong);
        wrong.Throw();
        item.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Its owner adds a version; the former ones stay. The same form twice adds it once.</summary>
    /// <exception cref="RefusedException">It is not theirs, or something is missing.</exception>
    public async Task AddVersionAsync(Actor actor, Guid id, VersionDraft version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = await OwnAsync(db, actor, id, cancellationToken);
        if (version.Paper is { } paper && item.Versions.Exists(one => one.Id == paper.Id))
            return;
        var wrong = new Mistakes();
        await AddVersionAsync(db, item, version, isFirst: false, wrong, cancellationToken);
        wrong.Throw();
        item.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Says that one's structure uses it; said again, it changes what it says of it.</summary>
    /// <exception cref="RefusedException">It is one's own, is no longer there, or one is of no structure.</exception>
    public async Task UseAsync(Actor actor, Guid id, string? feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        if (actor.StructureId is not { } structure)
            throw new RefusedException("no-structure", "Seule une structure peut dire qu'elle utilise un outil.");
        var said = TypedText.Optional(feedback, "feedback", LibraryItem.LongestText);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<LibraryItem>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == id && one.WithdrawnAt == null, cancellationToken)
            is not { } item
        )
            throw new RefusedException("gone", "Cet outil n'est plus partagé.");
        if (item.OwnerId == structure)
            throw new RefusedException(
                "own",
                "C'est votre structure qui le partage : elle ne se compte pas elle-même."
            );
        if (
            await db.Set<LibraryUse>()
                .SingleOrDefaultAsync(one => one.ItemId == id && one.StructureId == structure, cancellationToken) is
            { } known
        )
            known.Feedback = said ?? known.Feedback;
        else
            db.Add(
                new LibraryUse
                {
                    ItemId = id,
                    StructureId = structure,
                    At = Now,
                    Feedback = said,
                }
            );
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Its owner, the Cariforef or the Région takes it away, for a reason; false when it was no longer there.</summary>
    /// <exception cref="RefusedException">No reason is given.</exception>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<LibraryItem>()
                .SingleOrDefaultAsync(one => one.Id == id && one.WithdrawnAt == null, cancellationToken)
            is not { } item
        )
            return false;
        if (!item.IsOwnedBy(actor))
            actor.Require(Purpose.LibraryReview);
        item.WithdrawnFor =
            TypedText.Optional(reason, "reason", LibraryItem.LongestText)
            ?? throw Missing("reason", "Écrivez pourquoi : sa structure le lira.");
        (item.WithdrawnAt, item.WithdrawnBy) = (Now, actor.AccountId);
        item.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
        return true;
    }

    /// <summary>The Région confirms that a tool was made with it; false when nobody says so.</summary>
    public async Task<bool> ConfirmAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.EncounterSetup);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<LibraryItem>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { IsWithRegion: true, WithdrawnAt: null } item
        )
            return false;
        if (item.RegionConfirmedAt is not null)
            return true;
        item.RegionConfirmedAt = Now;
        item.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
        return true;
    }

    private void Fill(LibraryItem item, LibraryDraft draft, Mistakes wrong)
    {
        if (draft.Kind is { } kind)
            item.Kind = kind;
        else
            wrong.Add("kind", "missing", "Choisissez ce que c'est.");
        var before = (item.Title, item.Summary, item.Source, item.IsWithRegion);
        item.Describe(
            wrong.Try(() => Line(draft.Title, "title", "Donnez un titre.")) ?? "",
            wrong.Try(() =>
                TypedText.Optional(draft.Summary, "summary", LibraryItem.LongestText)
                ?? throw Missing("summary", "Écrivez en quelques phrases ce que l'on y trouve.")
            ) ?? "",
            wrong.Try(() => Line(draft.Source, "source", "Écrivez d'où cela vient, ou qui l'a écrit.")) ?? ""
        );
        // What the Région confirmed of one text is not said of another.
        item.IsWithRegion = draft.IsWithRegion;
        if (before != (item.Title, item.Summary, item.Source, item.IsWithRegion))
            item.RegionConfirmedAt = null;
        var catalogue = catalogues.Current;
        item.DepartmentCodes = [.. catalogue.Departments.Select(one => one.Code).Where(draft.DepartmentCodes.Contains)];
        item.SectorCode = string.IsNullOrWhiteSpace(draft.SectorCode) ? null : draft.SectorCode;
        if (item.SectorCode is { } sector && catalogue.Occupations.Sectors.All(one => one.Code != sector))
            wrong.Add("sector", "unknown", "Choisissez un secteur de la liste.");
        if (draft.Kind == LibraryKind.SectorTool && item.SectorCode is null)
            wrong.Add("sector", "missing", "Choisissez le secteur de cet outil.");
        item.Licence =
            wrong.Try(() => Line(draft.Licence, "licence", "Écrivez ce que les autres peuvent en faire.")) ?? "";
        if (draft.ReviewOn is { } day && day > Today && day <= Today.AddYears(MostYearsToReview))
            item.ReviewOn = day;
        else
            wrong.Add("reviewOn", "missing", $"Écrivez un jour à venir, dans les {MostYearsToReview} ans.");
        item.IsPublic = draft.IsPublic;
    }

    private async Task AddVersionAsync(
        SproDbContext db,
        LibraryItem item,
        VersionDraft draft,
        bool isFirst,
        Mistakes wrong,
        CancellationToken cancellationToken
    )
    {
        foreach (var refused in draft.Unread)
            wrong.Add(refused);
        if (draft.DatedOn is null || draft.DatedOn > Today)
            wrong.Add("datedOn", "missing", "Écrivez la date du document, aujourd'hui au plus tard.");
        var version = new LibraryVersion
        {
            Id = draft.Paper?.Id ?? Guid.CreateVersion7(),
            ItemId = item.Id,
            Label =
                wrong.Try(() =>
                    Line(draft.Label, "label", "Écrivez comment s'appelle cette version, par exemple « 2026 ».")
                ) ?? "",
            DatedOn = draft.DatedOn.GetValueOrDefault(),
            Changes = wrong.Try(() => TypedText.Optional(draft.Changes, "changes", LibraryItem.LongestLine)),
            AddedAt = Now,
        };
        if (!isFirst && version.Changes is null)
            wrong.Add("changes", "missing", "Écrivez en une phrase ce qui change.");
        db.Add(version);
        if (draft.Paper is { } paper)
            await wrong.TryAsync(() =>
                PaperShelf.AddAsync(
                    db,
                    version.Id,
                    paper with
                    {
                        Title =
                            $"{item.Title}, version {version.Label}" is var title && title.Length > Paper.LongestTitle
                                ? title[..Paper.LongestTitle]
                                : title,
                        // Whether anybody may have it is said of the whole.
                        IsPublic = true,
                    },
                    Now,
                    cancellationToken
                )
            );
        else if (item.Kind != LibraryKind.Experience || !isFirst)
            wrong.Add("file", "missing", "Choisissez un fichier, ou écrivez un lien.");
    }

    private static async Task<LibraryItem> OwnAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        return
            await db.Set<LibraryItem>()
                .Include(one => one.Versions)
                .SingleOrDefaultAsync(one => one.Id == id && one.WithdrawnAt == null, cancellationToken)
                is { } item
            && item.IsOwnedBy(actor)
            ? item
            : throw new RefusedException("unknown", "Cet outil n'est plus partagé, ou n'est pas le vôtre.");
    }

    private static string Line(string? typed, string field, string missing) =>
        TypedText.Optional(typed, field, LibraryItem.LongestLine) ?? throw Missing(field, missing);

    private static RefusedException Missing(string field, string message) =>
        RefusedException.At(field, "missing", message);
}
