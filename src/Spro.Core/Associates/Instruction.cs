using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>An application in the list of its call.</summary>
/// <param name="Id">The application.</param>
/// <param name="BodyName">Who applies.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Given">How many readings are in.</param>
/// <param name="IsFavourable">What was decided; null before.</param>
public sealed record ApplicationLine(
    Guid Id,
    string BodyName,
    ApplicationState State,
    DateTime? SentAt,
    int Given,
    bool? IsFavourable
);

/// <summary>An application with what the Région may see of its readings.</summary>
/// <param name="Open">The application.</param>
/// <param name="Readings">Those that may be seen, with the name of the reader.</param>
/// <param name="Given">How many are in.</param>
/// <param name="Declared">Who has declared, and whether they are set aside.</param>
public sealed record InstructedApplication(
    OpenApplication Open,
    IReadOnlyList<(string Reader, ApplicationReading Reading)> Readings,
    int Given,
    IReadOnlyList<(string Reader, bool IsSetAside)> Declared
);

/// <summary>What the Région says of whether an application may be read.</summary>
public enum CheckResult
{
    /// <summary>It may.</summary>
    Eligible,

    /// <summary>It may not.</summary>
    NotEligible,

    /// <summary>Something is missing.</summary>
    PieceAsked,
}

/// <summary>A decision as a form gives it.</summary>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedOn">The day.</param>
/// <param name="Reference">The number of the act.</param>
/// <param name="IsFavourable">The label is given.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Remedies">Ways and delays of appeal.</param>
/// <param name="Grant">The label, when it is given.</param>
public sealed record DecisionDraft(
    string? DecidedBy,
    DateOnly? DecidedOn,
    string? Reference,
    bool? IsFavourable,
    string? Reasons,
    string? Remedies,
    LabelGrant Grant
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>What the Région does with the applications of a call: whether they may be read, and what was decided.</summary>
public sealed class Instruction(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Applications applications,
    LabelGrants grants,
    TimeProvider clock
)
{
    /// <summary>The code of the refusal to who is named to read, and has not said whether they have an interest.</summary>
    public const string NotDeclared = "not-declared";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>The applications sent to a call, the first sent first: a page of them.</summary>
    public async Task<ListPage<ApplicationLine>> ListAsync(
        Actor actor,
        Guid callId,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CallApplication>()
            .Where(one => one.CallId == callId && one.State != ApplicationState.Draft)
            .OrderBy(one => one.SentAt)
            .ThenBy(one => one.Id)
            .Select(one => new ApplicationLine(
                one.Id,
                one.BodyName,
                one.State,
                one.SentAt,
                db.Set<ApplicationReading>()
                    .Count(reading => reading.ApplicationId == one.Id && reading.GivenAt != null),
                db.Set<LabelDecision>()
                    .Where(decision => decision.ApplicationId == one.Id)
                    .Select(decision => (bool?)decision.IsFavourable)
                    .FirstOrDefault()
            ))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>An application that was sent; null when there is none such.</summary>
    /// <exception cref="RefusedException">The actor is named to read it, and has an interest in it or has not yet said whether.</exception>
    public async Task<InstructedApplication?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var application = await db.Set<CallApplication>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.State != ApplicationState.Draft, cancellationToken);
        if (application is null)
            return null;
        var readings = await db.Set<ApplicationReading>()
            .AsNoTracking()
            .Where(one => one.ApplicationId == id)
            .ToListAsync(cancellationToken);
        var readers = await Calls.NamedAsync(db, application.CallId, cancellationToken);
        RequireDeclared(actor, readers, readings);
        var names = await keyring.NamesAsync(db, [.. readings.Select(one => (Guid?)one.AccountId)], cancellationToken);
        string NameOf(Guid account) => names.GetValueOrDefault(account, "Compte fermé");
        return new(
            await Applications.OpenAsync(db, keyring, application, cancellationToken),
            [
                .. ReadingRules
                    .SeenBy(readings, actor.AccountId, readers.Contains(actor.AccountId))
                    .Select(one => (NameOf(one.AccountId), one)),
            ],
            readings.Count(one => one.GivenAt is not null),
            [.. readings.Select(one => (NameOf(one.AccountId), one.HasInterest))]
        );
    }

    /// <summary>Says whether an application may be read, why, and asks for what is missing; the body is told.</summary>
    /// <exception cref="RefusedException">It is too late or too early for that, or no reason is given.</exception>
    public async Task CheckAsync(
        Actor actor,
        Guid id,
        int revision,
        CheckResult? result,
        string? note,
        DateOnly? pieceBy,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var application = await OwnAsync(db, actor, id, cancellationToken);
        // The other click of the same form.
        if (
            application.Revision == revision + 1
            && StateOf(result) == application.State
            && application.CheckedBy == actor.AccountId
            && application.CheckNote == note?.Trim().ReplaceLineEndings("\n")
        )
            return;
        Revisions.Require(application.Revision, revision);
        if (application.State == ApplicationState.Decided)
            throw Decided();
        var wrong = new Mistakes();
        if (result is null)
            wrong.Add("result", "missing", "Choisissez une réponse.");
        var chosen = result.GetValueOrDefault();
        application.CheckNote = wrong.Try(() =>
            Typed.Line(
                note,
                "note",
                chosen == CheckResult.PieceAsked ? "Écrivez ce qui manque." : "Écrivez pourquoi : l'organisme le lira.",
                CallForProjects.LongestText
            )
        );
        if (chosen == CheckResult.PieceAsked && (pieceBy is null || pieceBy < Today))
            wrong.Add("pieceBy", "missing", "Écrivez jusqu'à quel jour l'organisme peut l'apporter.");
        wrong.Throw();
        if (
            chosen != CheckResult.Eligible
            && await db.Set<ApplicationReading>()
                .AnyAsync(one => one.ApplicationId == id && one.GivenAt != null, cancellationToken)
        )
            throw new RefusedException("read", "Cette candidature est déjà lue et notée : elle reste recevable.");
        application.State = StateOf(chosen)!.Value;
        (application.PieceBy, application.PieceReply) =
            chosen == CheckResult.PieceAsked ? (pieceBy, null) : ((DateOnly?)null, application.PieceReply);
        (application.CheckedAt, application.CheckedBy) = (Now, actor.AccountId);
        application.Revision++;
        await TellAsync(
            db,
            keyring,
            application,
            chosen switch
            {
                CheckResult.Eligible => "Votre candidature remplit les conditions. Elle va être lue et notée.",
                CheckResult.NotEligible => "Votre candidature ne remplit pas les conditions de l'appel.",
                _ =>
                    $"Il manque quelque chose à votre candidature. Vous pouvez l'apporter jusqu'au {pieceBy!.Value.InFrench}.",
            },
            cancellationToken
        );
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>
    /// Records what was decided of an application; a favourable one gives a label to a structure of the directory, which is listed
    /// as an associated member. The body is told.
    /// </summary>
    /// <exception cref="RefusedException">It is not time, two readings are not in, or something is missing.</exception>
    public async Task DecideAsync(
        Actor actor,
        Guid id,
        int revision,
        DecisionDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var application = await OwnAsync(db, actor, id, cancellationToken);
        if (application.State == ApplicationState.Decided)
            return;
        Revisions.Require(application.Revision, revision);
        if (application.State is not (ApplicationState.Eligible or ApplicationState.NotEligible))
            throw new RefusedException("not-checked", "Dites d'abord si la candidature remplit les conditions.");
        var wrong = new Mistakes(draft.Unread);
        if (draft.IsFavourable is null)
            wrong.Add("isFavourable", "missing", "Dites si la décision est favorable.");
        var isFavourable = draft.IsFavourable.GetValueOrDefault();
        if (application.State == ApplicationState.NotEligible && isFavourable)
            wrong.Add(
                "isFavourable",
                "not-eligible",
                "Cette candidature ne remplit pas les conditions : la décision ne peut pas être favorable."
            );
        var given = await db.Set<ApplicationReading>()
            .CountAsync(one => one.ApplicationId == id && one.GivenAt != null, cancellationToken);
        if (application.State == ApplicationState.Eligible && given < ApplicationReading.Least)
            throw new RefusedException(
                "not-read",
                $"Il faut au moins deux lectures notées avant de décider : il y en a {given}."
            );
        var call = await db.Set<CallForProjects>().SingleAsync(one => one.Id == application.CallId, cancellationToken);
        var decision = new LabelDecision
        {
            Id = StableId.Of("label-decision", id.ToString()),
            ApplicationId = id,
            CallId = call.Id,
            CallTitle = call.Title,
            BodyName = application.BodyName,
            DecidedBy =
                wrong.Try(() =>
                    Typed.Line(draft.DecidedBy, "decidedBy", "Écrivez qui a décidé, par exemple une commission.")
                ) ?? "",
            DecidedOn = wrong.Try(() => DecidedAfter(application, draft.DecidedOn)),
            Reference = wrong.Try(() => Typed.Optional(draft.Reference, "reference", CallForProjects.LongestLine)),
            IsFavourable = isFavourable,
            Reasons = wrong.Try(() =>
                Typed.Line(draft.Reasons, "reasons", "Écrivez pourquoi.", CallForProjects.LongestText)
            ),
            Remedies = wrong.Try(() =>
                Typed.Line(
                    draft.Remedies,
                    "remedies",
                    "Écrivez comment contester la décision, et jusqu'à quand.",
                    CallForProjects.LongestText
                )
            ),
            RecordedAt = Now,
            FromDemonstration = call.FromDemonstration,
        };
        db.Add(decision);
        application.State = ApplicationState.Decided;
        application.Revision++;
        await TellAsync(
            db,
            keyring,
            application,
            isFavourable
                ? "La décision est favorable : votre organisme devient membre associé. Le lien donne les motifs et les dates."
                : "La décision n'est pas favorable. Le lien donne les motifs, et dit comment la contester.",
            cancellationToken
        );
        if (isFavourable)
        {
            await grants.GrantAsync(db, decision, application, draft.Grant, wrong, cancellationToken);
            return;
        }
        wrong.Throw();
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>A paper of an application that the actor may read, with its file; null otherwise.</summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Actor actor,
        Guid paperId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.CallReading);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var about = await db.Set<Paper>()
            .Where(one => one.Id == paperId)
            .Select(one => one.AboutId)
            .SingleOrDefaultAsync(cancellationToken);
        var application = await db.Set<CallApplication>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == about && one.State != ApplicationState.Draft, cancellationToken);
        if (application is null)
            return null;
        var own = await db.Set<ApplicationReading>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.ApplicationId == application.Id && one.AccountId == actor.AccountId,
                cancellationToken
            );
        var isReader = await db.Set<CallReader>()
            .AnyAsync(one => one.CallId == application.CallId && one.AccountId == actor.AccountId, cancellationToken);
        var isFree = own is null ? !isReader : !own.HasInterest;
        var may = actor.May(Purpose.Calls) || isReader && Readings.MayBeRead(application);
        return isFree && may ? await PaperFiles.ReadAsync(db, paperId, cancellationToken) : null;
    }

    private DateOnly DecidedAfter(CallApplication application, DateOnly? typed)
    {
        var day = DecidedOn(typed, Today);
        return application.SentAt is { } sent && day < LocalCalendar.Metropolitan.DayOf(sent)
            ? throw RefusedException.At(
                "decidedOn",
                "before",
                $"La candidature est arrivée le {LocalCalendar.Metropolitan.DayOf(sent).InFrench} : la décision vient après."
            )
            : day;
    }

    internal static DateOnly DecidedOn(DateOnly? typed, DateOnly today) =>
        typed is not { } day ? throw RefusedException.At("decidedOn", "missing", "Écrivez le jour de la décision.")
        : day > today ? throw RefusedException.At("decidedOn", "ahead", "Ce jour n'est pas encore venu.")
        : day;

    private async Task TellAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        CallApplication application,
        string news,
        CancellationToken cancellationToken
    )
    {
        if (Applications.ContactOf(keyring, application) is not { } contact)
            return;
        var call = await db.Set<CallForProjects>().SingleAsync(one => one.Id == application.CallId, cancellationToken);
        applications.Write(db, keyring, call, application.Id, contact.Email, news);
    }

    private static async Task<CallApplication> OwnAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var application =
            await db.Set<CallApplication>()
                .SingleOrDefaultAsync(one => one.Id == id && one.State != ApplicationState.Draft, cancellationToken)
            ?? throw new RefusedException("unknown-application", "Cette candidature n'existe plus.");
        RequireDeclared(
            actor,
            await Calls.NamedAsync(db, application.CallId, cancellationToken),
            await db.Set<ApplicationReading>()
                .AsNoTracking()
                .Where(one => one.ApplicationId == id)
                .ToListAsync(cancellationToken)
        );
        return application;
    }

    private static void RequireDeclared(
        Actor actor,
        IReadOnlyCollection<Guid> readers,
        IReadOnlyList<ApplicationReading> readings
    )
    {
        var own = readings.FirstOrDefault(one => one.AccountId == actor.AccountId);
        if (own is { HasInterest: true })
            throw Readings.SetAside();
        if (own is null && readers.Contains(actor.AccountId))
            throw new RefusedException(
                NotDeclared,
                "On vous a confié la lecture de cette candidature : dites d'abord si vous y avez un intérêt."
            );
    }

    private static ApplicationState? StateOf(CheckResult? result) =>
        result switch
        {
            CheckResult.Eligible => ApplicationState.Eligible,
            CheckResult.NotEligible => ApplicationState.NotEligible,
            CheckResult.PieceAsked => ApplicationState.PieceAsked,
            _ => null,
        };

    private static RefusedException Decided() =>
        new("decided", "La décision est enregistrée : cette candidature ne change plus.");
}
