using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>A call as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="What">What is asked.</param>
/// <param name="Criteria">One a line; its weight first when it has one ("3 Des métiers qui recrutent").</param>
/// <param name="Questions">One a line.</param>
/// <param name="OpensAt">From when, in UTC.</param>
/// <param name="ClosesAt">Until when, in UTC.</param>
/// <param name="DecisionBy">When the Région means to decide.</param>
/// <param name="Remedies">Ways and delays of appeal.</param>
public sealed record CallDraft(
    Guid Id,
    int Revision,
    string? Title,
    string? What,
    string? Criteria,
    string? Questions,
    DateTime? OpensAt,
    DateTime? ClosesAt,
    DateOnly? DecisionBy,
    string? Remedies
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A call in a list.</summary>
/// <param name="Call">The call.</param>
/// <param name="Sent">How many applications were sent.</param>
/// <param name="Waiting">How many of them wait for a decision.</param>
public sealed record CallLine(CallForProjects Call, int Sent, int Waiting);

/// <summary>Somebody who reads, or may.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="IsNamed">They read this call.</param>
public sealed record ReaderLine(Guid AccountId, string Name, bool IsNamed);

/// <summary>Calls for projects: written, published, read by whom.</summary>
public sealed class Calls(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    private const int HeaviestWeight = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those that anybody may read, the last to close first.</summary>
    public async Task<IReadOnlyList<CallForProjects>> PublishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CallForProjects>()
            .AsNoTracking()
            .Where(call => call.PublishedAt != null)
            .OrderByDescending(call => call.ClosesAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One that anybody may read; null when there is none such.</summary>
    public async Task<CallForProjects?> FindPublishedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CallForProjects>()
            .AsNoTracking()
            .SingleOrDefaultAsync(call => call.Id == id && call.PublishedAt != null, cancellationToken);
    }

    /// <summary>All of them, for the Région, the last to close first.</summary>
    public async Task<IReadOnlyList<CallLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var calls = await db.Set<CallForProjects>()
            .AsNoTracking()
            .OrderByDescending(call => call.ClosesAt)
            .ToListAsync(cancellationToken);
        var counts = await db.Set<CallApplication>()
            .Where(one => one.State != ApplicationState.Draft)
            .GroupBy(one => one.CallId)
            .Select(some => new
            {
                some.Key,
                Sent = some.Count(),
                Waiting = some.Count(one => one.State != ApplicationState.Decided),
            })
            .ToDictionaryAsync(one => one.Key, cancellationToken);
        return
        [
            .. calls.Select(call =>
                counts.TryGetValue(call.Id, out var count)
                    ? new CallLine(call, count.Sent, count.Waiting)
                    : new CallLine(call, 0, 0)
            ),
        ];
    }

    /// <summary>One of them, for the Région; null when there is none such.</summary>
    public async Task<CallForProjects?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CallForProjects>()
            .AsNoTracking()
            .SingleOrDefaultAsync(call => call.Id == id, cancellationToken);
    }

    /// <summary>
    /// Writes a call, or changes it. Once published, bodies write on it: what is asked and how it is judged stay, and it may only
    /// close later.
    /// </summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, CallDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await db.Set<CallForProjects>().SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken);
        var isAgain = call is not null && draft.Revision == 0;
        if (call is null)
            db.Add(call = new CallForProjects { Id = draft.Id, Title = "" });
        else if (!isAgain)
            Revisions.Require(call.Revision, draft.Revision);
        var wrong = new Mistakes(draft.Unread);
        if (call.PublishedAt is null)
        {
            call.Title = wrong.Try(() => Typed.Line(draft.Title, "title", "Donnez un titre.")) ?? "";
            call.What =
                wrong.Try(() =>
                    Typed.Line(draft.What, "what", "Écrivez ce que vous demandez.", CallForProjects.LongestText)
                ) ?? "";
            if (draft.OpensAt is { } opens)
                call.OpensAt = opens;
            else
                wrong.Add("opens", "missing", "Écrivez le jour et l'heure d'ouverture.");
            wrong.Try(() => FillCriteria(call, draft.Criteria));
            wrong.Try(() => FillQuestions(call, draft.Questions));
        }
        else if (draft.ClosesAt < call.ClosesAt)
            wrong.Add("closes", "earlier", "Cet appel est publié : la clôture peut être repoussée, pas avancée.");
        // Who was in time would be judged beside who was not.
        else if (draft.ClosesAt > call.ClosesAt && call.ClosesAt <= Now)
            wrong.Add("closes", "closed", "Cet appel est clos : il ne rouvre pas. Écrivez un nouvel appel.");
        if (draft.ClosesAt is not { } closes)
            wrong.Add("closes", "missing", "Écrivez le jour et l'heure de clôture.");
        else if (closes <= call.OpensAt)
            wrong.Add("closes", "before", "La clôture vient après l'ouverture.");
        else
            call.ClosesAt = closes;
        if (draft.ClosesAt is { } close && draft.DecisionBy < LocalCalendar.Metropolitan.DayOf(close))
            wrong.Add("decisionBy", "before", "La décision vient après la clôture.");
        else if (draft.DecisionBy != call.DecisionBy && draft.DecisionBy < LocalCalendar.Metropolitan.DayOf(Now))
            wrong.Add("decisionBy", "past", "Ce jour est passé : écrivez un jour à venir.");
        else
            call.DecisionBy = draft.DecisionBy;
        call.Remedies = wrong.Try(() => Typed.Optional(draft.Remedies, "remedies"));
        wrong.Throw();
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await WriteAsync(db, call, cancellationToken);
    }

    /// <summary>Refuses a call that cannot be published as it is.</summary>
    /// <exception cref="RefusedException">It has no criterion, or closes too soon; it names the field.</exception>
    public void RequirePublishable(CallForProjects call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Criteria.Count == 0)
            throw RefusedException.At("criteria", "missing", "Écrivez au moins un critère avant de publier.");
        if (call.ClosesAt <= Now)
            throw RefusedException.At("closes", "over", "La clôture est passée : choisissez une autre date.");
    }

    /// <summary>Publishes a call: anybody reads it, and bodies apply once it opens. Twice does it once.</summary>
    /// <exception cref="RefusedException">It has no criterion, or closes too soon.</exception>
    public async Task PublishAsync(Actor actor, Guid id, int revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await OwnAsync(db, id, cancellationToken);
        if (call.PublishedAt is not null)
            return;
        Revisions.Require(call.Revision, revision);
        RequirePublishable(call);
        call.PublishedAt = Now;
        await WriteAsync(db, call, cancellationToken);
    }

    /// <summary>The papers of a call: anybody reads them once it is published.</summary>
    public async Task<IReadOnlyList<Paper>> PapersAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PaperShelf.OfAsync(db, id, cancellationToken);
    }

    /// <summary>A paper of a published call, with its file; null otherwise.</summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(Guid paperId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Paper>()
            .AnyAsync(
                paper =>
                    paper.Id == paperId
                    && db.Set<CallForProjects>().Any(call => call.Id == paper.AboutId && call.PublishedAt != null),
                cancellationToken
            )
            ? await PaperFiles.ReadAsync(db, paperId, cancellationToken)
            : null;
    }

    /// <summary>Joins a paper to a call.</summary>
    /// <exception cref="RefusedException">It cannot be taken; it names the field.</exception>
    public async Task AddPaperAsync(Actor actor, Guid id, PaperDraft paper, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(paper);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await OwnAsync(db, id, cancellationToken);
        await PaperShelf.AddAsync(db, call.Id, paper with { IsPublic = true }, Now, cancellationToken);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Takes a paper of a call away.</summary>
    public async Task RemovePaperAsync(Actor actor, Guid id, Guid paperId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await OwnAsync(db, id, cancellationToken);
        await db.Set<Paper>()
            .Where(paper => paper.Id == paperId && paper.AboutId == call.Id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Who may read applications, and who is named for this call, by name.</summary>
    public async Task<IReadOnlyList<ReaderLine>> ReadersAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var named = await NamedAsync(db, id, cancellationToken);
        var possible = await db.MembershipsAtWork(Purpose.CallReading, Now)
            .Select(one => one.AccountId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var names = await keyring.NamesAsync(
            db,
            [.. possible.Concat(named).Select(one => (Guid?)one)],
            cancellationToken
        );
        return
        [
            .. names
                .Select(one => new ReaderLine(one.Key, one.Value, named.Contains(one.Key)))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture)
                .ThenBy(one => one.AccountId),
        ];
    }

    /// <summary>Names who reads the applications of a call, two at least. Who has declared or scored stays.</summary>
    /// <exception cref="RefusedException">They are too few, one of them may not read, or has begun; or somebody changed the call meanwhile.</exception>
    public async Task NameReadersAsync(
        Actor actor,
        Guid id,
        int revision,
        IReadOnlyCollection<Guid> accounts,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(accounts);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await OwnAsync(db, id, cancellationToken);
        var possible = await db.MembershipsAtWork(Purpose.CallReading, Now)
            .Select(one => one.AccountId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var named = await db.Set<CallReader>().Where(one => one.CallId == call.Id).ToListAsync(cancellationToken);
        if (
            named.Count >= ApplicationReading.Least
            && accounts.ToHashSet().SetEquals(named.Select(one => one.AccountId))
        )
            return;
        Revisions.Require(call.Revision, revision);
        var begun = await db.Set<ApplicationReading>()
            .Where(one => db.Set<CallApplication>().Any(each => each.Id == one.ApplicationId && each.CallId == id))
            .Select(one => one.AccountId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var gone in named.Where(one => !accounts.Contains(one.AccountId)))
        {
            if (begun.Contains(gone.AccountId))
                throw RefusedException.At(
                    "readers",
                    "begun",
                    "Une des personnes retirées a déjà déclaré ses intérêts ou noté : elle reste."
                );
            db.Remove(gone);
        }
        foreach (var added in accounts.Distinct().Except(named.Select(one => one.AccountId)))
        {
            if (!possible.Contains(added))
                throw RefusedException.At("readers", "unknown", "Choisissez des personnes de la liste.");
            db.Add(
                new CallReader
                {
                    CallId = call.Id,
                    AccountId = added,
                    NamedAt = Now,
                }
            );
        }
        if (accounts.Distinct().Count() < ApplicationReading.Least)
            throw RefusedException.At(
                "readers",
                "too-few",
                "Cochez au moins deux personnes : chaque candidature est lue et notée par deux personnes, sans que l'une voie la note de l'autre."
            );
        await WriteAsync(db, call, cancellationToken);
    }

    /// <summary>"3 Des métiers qui recrutent": a criterion as the form shows it.</summary>
    public static string Written(CallCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return string.Create(CultureInfo.InvariantCulture, $"{criterion.Weight} {criterion.Text}");
    }

    internal static Task<List<Guid>> NamedAsync(SproDbContext db, Guid call, CancellationToken cancellationToken) =>
        db.Set<CallReader>()
            .Where(one => one.CallId == call)
            .Select(one => one.AccountId)
            .ToListAsync(cancellationToken);

    private static async Task<CallForProjects> OwnAsync(
        SproDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<CallForProjects>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
        ?? throw new RefusedException("unknown-call", "Cet appel à projets n'existe plus.");

    private static async Task WriteAsync(SproDbContext db, CallForProjects call, CancellationToken cancellationToken)
    {
        call.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    private static void FillCriteria(CallForProjects call, string? typed)
    {
        List<CallCriterion> criteria = [];
        foreach (var line in Lines(typed, "criteria"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var hasWeight = int.TryParse(
                line.AsSpan(0, Math.Max(space, 0)),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var weight
            );
            var text = hasWeight ? line[(space + 1)..].Trim() : line;
            if (hasWeight && weight is < 1 or > HeaviestWeight)
                throw RefusedException.At("criteria", "weight", $"« {line} » : le poids va de 1 à {HeaviestWeight}.");
            if (criteria.Exists(one => one.Text == text))
                throw RefusedException.At("criteria", "twice", $"« {text} » est écrit deux fois : gardez une ligne.");
            criteria.Add(
                new CallCriterion
                {
                    Id = call.Criteria.Find(one => one.Text == text)?.Id ?? Guid.CreateVersion7(),
                    Text = text,
                    Weight = hasWeight ? weight : 1,
                }
            );
        }
        if (!criteria.Select(Written).SequenceEqual(call.Criteria.Select(Written)))
            call.Criteria = criteria;
    }

    private static void FillQuestions(CallForProjects call, string? typed)
    {
        var lines = Lines(typed, "questions");
        if (!lines.SequenceEqual(call.Questions.Select(one => one.Text)))
            call.Questions =
            [
                .. lines.Select(text => new CallQuestion
                {
                    Id = call.Questions.Find(one => one.Text == text)?.Id ?? Guid.CreateVersion7(),
                    Text = text,
                }),
            ];
    }

    private static List<string> Lines(string? typed, string field)
    {
        var lines = (typed ?? "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (lines.Count > CallForProjects.MostLines)
            throw RefusedException.At(field, "too-many", $"Écrivez {CallForProjects.MostLines} lignes au plus.");
        if (lines.Exists(line => line.Length > CallForProjects.LongestLine))
            throw RefusedException.At(
                field,
                "too-long",
                $"Écrivez {CallForProjects.LongestLine} caractères au plus par ligne."
            );
        return lines;
    }

    private static RefusedException Missing(string field, string message) =>
        RefusedException.At(field, "missing", message);
}
