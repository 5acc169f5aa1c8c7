using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>What a link of an application opens.</summary>
/// <param name="Call">The call.</param>
/// <param name="Application">What is written.</param>
/// <param name="Contact">Whom to reach; null once forgotten.</param>
/// <param name="Papers">What is joined.</param>
/// <param name="Decision">What was decided; null before.</param>
public sealed record OpenApplication(
    CallForProjects Call,
    CallApplication Application,
    ApplicationContact? Contact,
    IReadOnlyList<Paper> Papers,
    LabelDecision? Decision
);

/// <summary>One page of an application, as its form gives it: what is null is of another page, and stays.</summary>
public sealed record ApplicationPage
{
    /// <summary>The revision that the form shows.</summary>
    public required int Revision { get; init; }

    /// <summary>The body.</summary>
    public (string? Name, string? Website, string? Presentation)? Body { get; init; }

    /// <summary>Whom to reach.</summary>
    public (string? Name, string? Function, string? Email, string? Phone)? Contact { get; init; }

    /// <summary>Answers to questions.</summary>
    public IReadOnlyDictionary<Guid, (bool? Yes, string? Text)>? Questions { get; init; }

    /// <summary>The project, with what is said of each criterion.</summary>
    public (string? Project, IReadOnlyDictionary<Guid, string?> Criteria)? Project { get; init; }

    /// <summary>What it commits to.</summary>
    public IReadOnlyDictionary<CommitmentKind, string?>? Commitments { get; init; }
}

/// <summary>
/// What bodies do with applications: begin, write over several visits, send in time, bring what is missing. Nobody has to have an
/// account: a link opens one application, and no other.
/// </summary>
public sealed class Applications(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    /// <summary>The address of the pages that a link opens.</summary>
    public const string Path = "/candidature";

    private const string Closed =
        "Cet appel est clos : une candidature envoyée après l'heure n'est pas examinée. Ce que vous avez écrit est gardé, vous pouvez le relire.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>
    /// Begins an application; the link that opens it leaves by e-mail, and is given once. The same form twice begins one.
    /// </summary>
    /// <param name="callId">The call.</param>
    /// <param name="form">Chosen by the form, and known to nobody else: it gives a link to what it has begun.</param>
    /// <param name="bodyName">Who applies.</param>
    /// <param name="email">Where the link goes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The end of the link.</returns>
    /// <exception cref="RefusedException">The call is not open, or something is missing; it names the field.</exception>
    public async Task<string> BeginAsync(
        Guid callId,
        Guid form,
        string? bodyName,
        string? email,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await OpenCallAsync(db, callId, cancellationToken);
        var wrong = new Mistakes();
        var name = wrong.Try(() => Typed.Line(bodyName, "body", "Écrivez le nom de votre organisme."))!;
        var address = wrong.Try(() => AccountIdentity.ReadEmail(email))!;
        wrong.Throw();
        // Another address is another application: the link to the first may have gone astray.
        var id = StableId.Of("call-application-form", $"{call.Id}/{form}/{address}");
        string token;
        if (await db.Set<CallApplication>().AnyAsync(one => one.Id == id, cancellationToken))
            token = AddLink(db, call, id);
        else
        {
            db.Add(New(keyring, call, id, name, address, structureId: null));
            token = Write(db, keyring, call, id, address, MessageOf.Begun);
        }
        // The other click of the form has just begun it: this one opens it.
        return await db.SaveNewAsync(cancellationToken)
            ? token
            : await BeginAsync(callId, form, bodyName, email, cancellationToken);
    }

    /// <summary>
    /// Opens the application of the actor's structure to a call, begun if there is none; a link is given for it, once.
    /// </summary>
    /// <exception cref="RefusedException">There is none, and the call is not open.</exception>
    public async Task<string> OpenOwnAsync(Actor actor, Guid callId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.OwnLabel);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<CallApplication>()
            .Where(one => one.CallId == callId && one.StructureId == structure)
            .OrderBy(one => one.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var call = known is null
            ? await OpenCallAsync(db, callId, cancellationToken)
            : await db.Set<CallForProjects>().SingleAsync(one => one.Id == callId, cancellationToken);
        if (known is null)
        {
            var account = await db.Set<Account>().SingleAsync(one => one.Id == actor.AccountId, cancellationToken);
            var name = await db.Set<Structure>()
                .Where(one => one.Id == structure)
                .Select(one => one.Name)
                .SingleAsync(cancellationToken);
            // An account of a structure applies once to a call, however often it clicks.
            var id = StableId.Of("call-application", $"{call.Id}/{structure}");
            db.Add(known = New(keyring, call, id, name, keyring.EmailOf(account), structure));
        }
        var token = AddLink(db, call, known.Id);
        // The other click has just begun it: this one opens it.
        return await db.SaveNewAsync(cancellationToken) ? token : await OpenOwnAsync(actor, callId, cancellationToken);
    }

    /// <summary>
    /// Sends the link again to whoever began an application to a call with that address. Nobody learns whether there is one.
    /// </summary>
    /// <exception cref="RefusedException">It is no address.</exception>
    public async Task SendLinkAgainAsync(Guid callId, string? email, CancellationToken cancellationToken)
    {
        var address = AccountIdentity.ReadEmail(email);
        var keyring = await keys.OpenAsync(cancellationToken);
        var key = keyring.LookUp(address, CallApplication.EmailColumn);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var call = await db.Set<CallForProjects>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == callId && one.PublishedAt != null, cancellationToken);
        if (call is null)
            return;
        foreach (
            var id in await db.Set<CallApplication>()
                .Where(one => one.CallId == callId && one.EmailKey == key)
                .Select(one => one.Id)
                .ToListAsync(cancellationToken)
        )
            Write(db, keyring, call, id, address, MessageOf.Again);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What a link opens; null when it opens nothing, or nothing any more.</summary>
    public async Task<OpenApplication?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await IdAsync(db, token, cancellationToken) is not { } id)
            return null;
        var application = await db.Set<CallApplication>()
            .AsNoTracking()
            .SingleAsync(one => one.Id == id, cancellationToken);
        return await OpenAsync(db, keyring, application, cancellationToken);
    }

    /// <summary>Saves one page, as it is: what is missing is said when it is sent.</summary>
    /// <exception cref="RefusedException">It was sent, or written elsewhere meanwhile, or something cannot be read.</exception>
    public async Task SaveAsync(string? token, ApplicationPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (call, application) = await DraftAsync(db, token, cancellationToken);
        Revisions.Require(application.Revision, page.Revision);
        Fill(keyring, call, application, page);
        application.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Joins a paper: to a draft, or to what is missing once that is asked for.</summary>
    /// <exception cref="RefusedException">It cannot be taken; it names the field.</exception>
    public async Task AddPaperAsync(string? token, PaperDraft paper, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paper);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (_, application) = await DraftAsync(db, token, cancellationToken, isPiece: true);
        await PaperShelf.AddAsync(db, application.Id, paper with { IsPublic = false }, Now, cancellationToken);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Takes a paper of a draft away.</summary>
    public async Task RemovePaperAsync(string? token, Guid paperId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (_, application) = await DraftAsync(db, token, cancellationToken);
        await db.Set<Paper>()
            .Where(paper => paper.Id == paperId && paper.AboutId == application.Id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What is still missing before it may be sent, in words.</summary>
    public static IReadOnlyList<string> MissingIn(CallForProjects call, CallApplication application)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(application);
        return
        [
            .. (
                (string?[])
                    [
                        application.Presentation is null ? "la présentation de votre organisme" : null,
                        call.Questions.Exists(one => application.AnswerTo(one.Id)?.Yes is null)
                            ? "une réponse à chaque condition"
                            : null,
                        application.Project is null ? "votre projet" : null,
                        call.Criteria.Exists(one => application.AnswerTo(one.Id)?.Text is null)
                            ? "quelques mots sur chaque critère"
                            : null,
                        application.Commitments.Count == 0 ? "au moins un engagement" : null,
                    ]
            ).OfType<string>(),
        ];
    }

    /// <summary>Sends an application. Twice sends it once.</summary>
    /// <exception cref="RefusedException">It is late, or something is missing.</exception>
    public async Task SendAsync(string? token, int revision, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await IdAsync(db, token, cancellationToken) is not { } id)
            throw Gone();
        var application = await db.Set<CallApplication>().SingleAsync(one => one.Id == id, cancellationToken);
        if (application.State != ApplicationState.Draft)
            return;
        var call = await db.Set<CallForProjects>().SingleAsync(one => one.Id == application.CallId, cancellationToken);
        if (Now >= call.ClosesAt)
            throw new RefusedException("late", Closed);
        Revisions.Require(application.Revision, revision);
        if (MissingIn(call, application) is { Count: > 0 } missing)
            throw new RefusedException("missing", $"Il manque : {string.Join(" ; ", missing)}.");
        (application.State, application.SentAt) = (ApplicationState.Sent, Now);
        application.Revision++;
        if (ContactOf(keyring, application) is { } contact)
            Write(db, keyring, call, application.Id, contact.Email, MessageOf.Sent);
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Answers that what was missing has been brought, in words.</summary>
    /// <exception cref="RefusedException">Nothing is asked for, it is too late, or nothing is said.</exception>
    public async Task ReplyAsync(string? token, int revision, string? reply, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await IdAsync(db, token, cancellationToken) is not { } id)
            throw Gone();
        var application = await db.Set<CallApplication>().SingleAsync(one => one.Id == id, cancellationToken);
        if (application.State != ApplicationState.PieceAsked)
            return;
        Revisions.Require(application.Revision, revision);
        RequireTime(application);
        application.PieceReply = Typed.Line(
            reply,
            "reply",
            "Dites en quelques mots ce que vous apportez.",
            CallForProjects.LongestText
        );
        application.State = ApplicationState.Sent;
        application.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Forgets contacts, and deletes applications kept long enough, with their papers; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var (draft, contact, whole) = (
            Now.AddMonths(-CallApplication.MonthsOfDraft),
            Now.AddMonths(-CallApplication.MonthsOfContact),
            Now.AddYears(-CallApplication.YearsOfApplication)
        );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var calls = db.Set<CallForProjects>();
        var now = Now;
        await db.Set<ApplicationLink>().Where(one => one.UsefulUntil < now).ExecuteDeleteAsync(cancellationToken);
        await db.Set<CallApplication>()
            .Where(one =>
                (one.Contact != null || one.EmailKey != null)
                && calls.Any(call => call.Id == one.CallId && call.ClosesAt < contact)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Contact, (Sealed?)null).SetProperty(one => one.EmailKey, (byte[]?)null),
                cancellationToken
            );
        var old = db.Set<CallApplication>()
            .Where(one =>
                one.State == ApplicationState.Draft && calls.Any(call => call.Id == one.CallId && call.ClosesAt < draft)
                || calls.Any(call => call.Id == one.CallId && call.ClosesAt < whole)
                    && !db.Set<LabelDecision>()
                        .Any(decision => decision.ApplicationId == one.Id && decision.IsFavourable)
            );
        var ids = old.Select(one => one.Id);
        await db.Set<Paper>().Where(paper => ids.Contains(paper.AboutId)).ExecuteDeleteAsync(cancellationToken);
        // Why it was refused says no less of the body than what it had written.
        await db.Set<LabelDecision>()
            .Where(one => !one.IsFavourable && ids.Contains(one.ApplicationId!.Value))
            .ExecuteDeleteAsync(cancellationToken);
        return await old.ExecuteDeleteAsync(cancellationToken);
    }

    internal static ApplicationContact? ContactOf(IdentityKeyring keyring, CallApplication application) =>
        keyring.Read(application.Contact, CallApplication.ContactColumn, application.Id) is { } json
            ? JsonSerializer.Deserialize<ApplicationContact>(json, JsonSerializerOptions.Web)
            : null;

    internal static async Task<OpenApplication> OpenAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        CallApplication application,
        CancellationToken cancellationToken
    ) =>
        new(
            await db.Set<CallForProjects>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == application.CallId, cancellationToken),
            application,
            ContactOf(keyring, application),
            await PaperShelf.OfAsync(db, application.Id, cancellationToken),
            await db.Set<LabelDecision>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.ApplicationId == application.Id, cancellationToken)
        );

    /// <summary>Adds to the caller's context news of an application for whoever applies, with a link that opens it.</summary>
    internal string Write(
        SproDbContext db,
        IdentityKeyring keyring,
        CallForProjects call,
        Guid applicationId,
        string email,
        string news
    )
    {
        var token = AddLink(db, call, applicationId);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(email),
                templates.ApplicationNews(news, call.Title, templates.PageAt($"{Path}/{token}"))
            )
            {
                AboutId = applicationId,
            }
        );
        return token;
    }

    private static string AddLink(SproDbContext db, CallForProjects call, Guid applicationId)
    {
        var token = LinkToken.New();
        db.Add(
            new ApplicationLink
            {
                Id = Guid.CreateVersion7(),
                ApplicationId = applicationId,
                TokenHash = token.Hash,
                UsefulUntil = call.ClosesAt.AddMonths(CallApplication.MonthsOfContact),
            }
        );
        return token.Text;
    }

    private CallApplication New(
        IdentityKeyring keyring,
        CallForProjects call,
        Guid id,
        string name,
        string email,
        Guid? structureId
    ) =>
        new()
        {
            Id = id,
            CallId = call.Id,
            StructureId = structureId,
            BodyName = name,
            Contact = Seal(keyring, id, new ApplicationContact(null, null, email, null)),
            EmailKey = keyring.LookUp(email, CallApplication.EmailColumn),
            CreatedAt = Now,
        };

    private static Sealed Seal(IdentityKeyring keyring, Guid id, ApplicationContact contact) =>
        keyring.Seal(JsonSerializer.Serialize(contact, JsonSerializerOptions.Web), CallApplication.ContactColumn, id);

    private static void Fill(
        IdentityKeyring keyring,
        CallForProjects call,
        CallApplication application,
        ApplicationPage page
    )
    {
        var wrong = new Mistakes();
        string? Optional(string? typed, string field, int longest = CallForProjects.LongestText) =>
            wrong.Try(() => Typed.Optional(typed, field, longest));
        if (page.Body is { } body)
        {
            application.BodyName =
                wrong.Try(() => Typed.Line(body.Name, "body", "Écrivez le nom de votre organisme.")) ?? "";
            application.Website = wrong.Try(() => Typed.Link(body.Website, "website"));
            application.Presentation = Optional(body.Presentation, "presentation");
        }
        if (page.Contact is { } contact)
        {
            var email = wrong.Try(() => AccountIdentity.ReadEmail(contact.Email)) ?? "";
            application.Contact = Seal(
                keyring,
                application.Id,
                new(
                    Optional(contact.Name, "name", CallForProjects.LongestLine),
                    Optional(contact.Function, "function", CallForProjects.LongestLine),
                    email,
                    Optional(contact.Phone, "phone", 30)
                )
            );
            application.EmailKey = keyring.LookUp(email, CallApplication.EmailColumn);
        }
        if (page.Questions is { } questions)
            foreach (var question in call.Questions)
                if (questions.TryGetValue(question.Id, out var said))
                    Answer(application, question.Id, said.Yes, Optional(said.Text, $"text-{question.Id}"));
        if (page.Project is { } project)
        {
            application.Project = Optional(project.Project, "project");
            foreach (var criterion in call.Criteria)
                if (project.Criteria.TryGetValue(criterion.Id, out var said))
                    Answer(application, criterion.Id, null, Optional(said, $"text-{criterion.Id}"));
        }
        if (page.Commitments is { } commitments)
            application.Commitments =
            [
                .. Enum.GetValues<CommitmentKind>()
                    .Select(kind =>
                        (kind, Text: Optional(commitments.GetValueOrDefault(kind), $"commitment-{kind}", 1000))
                    )
                    .Where(one => one.Text is not null)
                    .Select(one => new PlannedCommitment { Kind = one.kind, Text = one.Text! }),
            ];
        wrong.Throw();
    }

    private static void Answer(CallApplication application, Guid about, bool? yes, string? text)
    {
        if (application.AnswerTo(about) is not { } answer)
            application.Answers.Add(answer = new ApplicationAnswer { About = about });
        (answer.Yes, answer.Text) = (yes, text);
    }

    private async Task<CallForProjects> OpenCallAsync(SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var call = await db.Set<CallForProjects>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.PublishedAt != null, cancellationToken);
        return call is null ? throw new RefusedException("unknown-call", "Cet appel à projets n'existe plus.")
            : call.IsOpenAt(Now) ? call
            : throw new RefusedException(
                "not-open",
                Now < call.OpensAt
                    ? "Cet appel n'est pas encore ouvert : revenez le jour de l'ouverture."
                    : "Cet appel est clos : il ne prend plus de candidature."
            );
    }

    private async Task<Guid?> IdAsync(SproDbContext db, string? token, CancellationToken cancellationToken)
    {
        var hash = LinkToken.HashOf(token);
        var now = Now;
        return await db.Set<ApplicationLink>()
            .Where(one => one.TokenHash == hash && one.UsefulUntil >= now)
            .Select(one => (Guid?)one.ApplicationId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<(CallForProjects, CallApplication)> DraftAsync(
        SproDbContext db,
        string? token,
        CancellationToken cancellationToken,
        bool isPiece = false
    )
    {
        if (await IdAsync(db, token, cancellationToken) is not { } id)
            throw Gone();
        var application = await db.Set<CallApplication>().SingleAsync(one => one.Id == id, cancellationToken);
        if (isPiece && application.State == ApplicationState.PieceAsked)
            RequireTime(application);
        else if (application.State != ApplicationState.Draft)
            throw new RefusedException("sent", "Cette candidature est envoyée : elle ne change plus.");
        return (
            await db.Set<CallForProjects>().SingleAsync(one => one.Id == application.CallId, cancellationToken),
            application
        );
    }

    private void RequireTime(CallApplication application)
    {
        if (application.PieceBy < Today)
            throw new RefusedException(
                "late",
                $"Le délai pour apporter ce qui manque s'est achevé le {application.PieceBy!.Value.InFrench}. Écrivez à la Région."
            );
    }

    private static RefusedException Gone() =>
        new(
            "unknown-link",
            "Ce lien n'ouvre aucune candidature. Demandez-en un autre sur la page de l'appel à projets."
        );

    private static class MessageOf
    {
        public const string Begun =
            "Votre candidature est commencée. Gardez ce message : son lien vous y ramène quand vous voulez.";
        public const string Again = "Voici de nouveau le lien de votre candidature.";
        public const string Sent =
            "Votre candidature est bien arrivée, à temps. La Région regarde d'abord si elle remplit les conditions.";
    }
}
