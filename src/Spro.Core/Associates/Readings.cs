using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Associates;

/// <summary>An application in the list of who reads it.</summary>
/// <param name="Id">The application.</param>
/// <param name="CallTitle">Its call.</param>
/// <param name="BodyName">Who applies.</param>
/// <param name="Own">Their reading; null before they declare.</param>
/// <param name="State">Where the application stands.</param>
public sealed record ToRead(Guid Id, string CallTitle, string BodyName, ApplicationReading? Own, ApplicationState State)
{
    /// <summary>It waits for them.</summary>
    public bool WaitsForThem =>
        State != ApplicationState.Decided && Own is null
        || State == ApplicationState.Eligible && Own is { HasInterest: false, GivenAt: null };
}

/// <summary>An application for who reads it.</summary>
/// <param name="Call">The call.</param>
/// <param name="BodyName">Who applies: what one has to know to declare an interest.</param>
/// <param name="Own">Their reading; null before they declare.</param>
/// <param name="Open">The application; null before they declare and before it may be read, and for who is set aside.</param>
/// <param name="Others">Readings of others, once they may be seen.</param>
/// <param name="IsOpen">It may still be scored.</param>
public sealed record ReaderFile(
    CallForProjects Call,
    string BodyName,
    ApplicationReading? Own,
    OpenApplication? Open,
    IReadOnlyList<(string Reader, ApplicationReading Reading)> Others,
    bool IsOpen
);

/// <summary>
/// What named readers do: say whether they have an interest, then score, each without seeing what the others think.
/// </summary>
public sealed class Readings(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    private const int LongestComment = 1000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the actor is named to read, what waits first.</summary>
    public async Task<IReadOnlyList<ToRead>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.CallReading);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = actor.AccountId;
        // They say whether they have an interest before anything else: from the moment it is sent, and wherever it has gone since.
        var rows = await (
            from application in db.Set<CallApplication>().AsNoTracking()
            join call in db.Set<CallForProjects>() on application.CallId equals call.Id
            join reader in db.Set<CallReader>() on call.Id equals reader.CallId
            where reader.AccountId == account
            where application.State != ApplicationState.Draft
            orderby application.SentAt
            select new
            {
                application.Id,
                call.Title,
                application.BodyName,
                application.State,
            }
        ).ToListAsync(cancellationToken);
        var own = await db.Set<ApplicationReading>()
            .AsNoTracking()
            .Where(one => one.AccountId == account)
            .ToDictionaryAsync(one => one.ApplicationId, cancellationToken);
        return
        [
            .. rows.Select(one => new ToRead(one.Id, one.Title, one.BodyName, own.GetValueOrDefault(one.Id), one.State))
                .OrderBy(one => one.WaitsForThem ? 0 : 1),
        ];
    }

    /// <summary>An application that the actor is named to read; null when there is none such.</summary>
    public async Task<ReaderFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await NamedAsync(db, actor, id, cancellationToken) is not { } application)
            return null;
        var call = await db.Set<CallForProjects>()
            .AsNoTracking()
            .SingleAsync(one => one.Id == application.CallId, cancellationToken);
        var readings = await db.Set<ApplicationReading>()
            .AsNoTracking()
            .Where(one => one.ApplicationId == id)
            .ToListAsync(cancellationToken);
        var own = readings.Find(one => one.AccountId == actor.AccountId);
        var seen = ReadingRules
            .SeenBy(readings, actor.AccountId, isReader: true)
            .Where(one => one.AccountId != actor.AccountId)
            .ToList();
        var names = await keyring.NamesAsync(db, [.. seen.Select(one => (Guid?)one.AccountId)], cancellationToken);
        var open =
            own is { HasInterest: false } && MayBeRead(application)
                ? await Applications.OpenAsync(db, keyring, application, cancellationToken)
                : null;
        return new(
            call,
            application.BodyName,
            own,
            // Whom to reach is for the Région: one does not score a person.
            open is null
                ? null
                : open with
                {
                    Contact = null,
                },
            [.. seen.Select(one => (names.GetValueOrDefault(one.AccountId, "Compte fermé"), one))],
            application.State == ApplicationState.Eligible
        );
    }

    /// <summary>Says whether the actor has an interest in an application; once said, it stays.</summary>
    /// <exception cref="RefusedException">They are not named, did not choose, or said the contrary before.</exception>
    public async Task DeclareAsync(
        Actor actor,
        Guid id,
        bool? hasInterest,
        string? interest,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await NamedAsync(db, actor, id, cancellationToken) is null)
            throw NotNamed();
        var declared = await db.Set<ApplicationReading>()
            .Where(one => one.ApplicationId == id && one.AccountId == actor.AccountId)
            .Select(one => (bool?)one.HasInterest)
            .SingleOrDefaultAsync(cancellationToken);
        if (declared is not null)
        {
            if (hasInterest is not null && hasInterest != declared)
                throw new RefusedException(
                    "declared-already",
                    "Vous avez déjà répondu autre chose. Si votre réponse a changé, dites-le à la Région."
                );
            return;
        }
        if (hasInterest == false && !string.IsNullOrWhiteSpace(interest))
            throw RefusedException.At(
                "interest",
                "contradiction",
                "Vous écrivez un intérêt : choisissez « J'ai un intérêt », ou effacez ce que vous avez écrit."
            );
        db.Add(
            new ApplicationReading
            {
                ApplicationId = id,
                AccountId = actor.AccountId,
                DeclaredAt = Now,
                HasInterest =
                    hasInterest ?? throw RefusedException.At("interest", "missing", "Dites si vous avez un intérêt."),
                Interest = Typed.Optional(interest, "which", LongestComment),
            }
        );
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Gives points, criterion by criterion; once given, they stay. Twice gives them once.</summary>
    /// <exception cref="RefusedException">They may not, or a criterion has no points or no comment; it names the field.</exception>
    public async Task GiveAsync(
        Actor actor,
        Guid id,
        IReadOnlyDictionary<Guid, (int? Points, string? Comment)> scores,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(scores);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var application = await NamedAsync(db, actor, id, cancellationToken) ?? throw NotNamed();
        var reading = await db.Set<ApplicationReading>()
            .SingleOrDefaultAsync(
                one => one.ApplicationId == id && one.AccountId == actor.AccountId,
                cancellationToken
            );
        if (reading is null)
            throw new RefusedException(
                Instruction.NotDeclared,
                "Dites d'abord si vous avez un intérêt dans cette candidature."
            );
        if (reading.HasInterest)
            throw SetAside();
        if (reading.GivenAt is not null)
        {
            var isSame = reading.Scores.All(one =>
                scores.TryGetValue(one.CriterionId, out var said)
                && said.Points == one.Points
                && said.Comment?.Trim().ReplaceLineEndings("\n") == one.Comment
            );
            if (isSame)
                return;
            throw new RefusedException(
                "given-already",
                "Vos notes sont déjà données : elles ne changent plus. Celles que vous lisez ci-dessous sont gardées."
            );
        }
        if (application.State != ApplicationState.Eligible)
            throw new RefusedException("not-open", "Cette candidature ne se note pas, ou ne se note plus.");
        var criteria = await db.Set<CallForProjects>()
            .AsNoTracking()
            .Where(one => one.Id == application.CallId)
            .SingleAsync(cancellationToken);
        var wrong = new Mistakes();
        foreach (var criterion in criteria.Criteria)
        {
            var (points, comment) = scores.GetValueOrDefault(criterion.Id);
            if (points is not (>= 0 and <= ApplicationReading.MostPoints))
                wrong.Add(
                    $"points-{criterion.Id}",
                    "missing",
                    $"Donnez une note de 0 à {ApplicationReading.MostPoints}."
                );
            reading.Scores.Add(
                new CriterionScore
                {
                    CriterionId = criterion.Id,
                    Points = points.GetValueOrDefault(),
                    Comment =
                        wrong.Try(() =>
                            Typed.Line(
                                comment,
                                $"comment-{criterion.Id}",
                                "Dites pourquoi, en quelques mots.",
                                LongestComment
                            )
                        ) ?? "",
                }
            );
        }
        wrong.Throw();
        reading.GivenAt = Now;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other click has just given them.
        }
    }

    internal static RefusedException SetAside() =>
        new(
            "set-aside",
            "Vous avez déclaré un intérêt dans cette candidature : vous ne pouvez ni la lire, ni la noter, ni l'instruire. Une autre personne de la Région s'en charge."
        );

    /// <summary>The Région has said that it may be read.</summary>
    internal static bool MayBeRead(CallApplication application) =>
        application.State is ApplicationState.Eligible or ApplicationState.Decided;

    private static RefusedException NotNamed() => new("not-named", "La Région ne vous a pas confié cette candidature.");

    private static async Task<CallApplication?> NamedAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.CallReading);
        var account = actor.AccountId;
        return await db.Set<CallApplication>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                one =>
                    one.Id == id
                    // One may say that one has an interest as soon as it was sent: nothing of it is shown before.
                    && one.State != ApplicationState.Draft
                    && db.Set<CallReader>().Any(reader => reader.CallId == one.CallId && reader.AccountId == account),
                cancellationToken
            );
    }
}
