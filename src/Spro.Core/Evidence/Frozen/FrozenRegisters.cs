using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Frozen;

/// <summary>A frozen register in a list.</summary>
/// <param name="Id">The register.</param>
/// <param name="Day">The day it tells of.</param>
/// <param name="RepliesUntil">The last day on which those named may reply.</param>
/// <param name="PublishedAt">Since when anybody may read it; null before.</param>
/// <param name="FromDemonstration">It tells of fictitious data.</param>
public sealed record FrozenLine(
    Guid Id,
    DateOnly Day,
    DateOnly RepliesUntil,
    DateTime? PublishedAt,
    bool FromDemonstration
);

/// <summary>A frozen register, read.</summary>
/// <param name="Kept">As it is kept.</param>
/// <param name="Content">What it says; null when it cannot be read.</param>
/// <param name="IsWhole">It is as it was signed.</param>
/// <param name="Replies">What those named answer, by obligation.</param>
public sealed record OpenedRegister(
    FrozenRegister Kept,
    FrozenContent? Content,
    bool IsWhole,
    IReadOnlyList<RegisterReply> Replies
);

/// <summary>
/// Freezes the register of evidence, hears those it names, then publishes it (charter §5.1; DOMAIN CAP-32). What is frozen is
/// signed, and nothing rewrites it.
/// </summary>
public sealed class FrozenRegisters(
    IDbContextFactory<SproDbContext> databases,
    EvidenceRegister register,
    CatalogueHost catalogues,
    SigningKeys signing,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    private const int LastMonth = 12;

    /// <summary>The address of the page where one replies, before the identifier of the register.</summary>
    public const string ReplyPath = "/registre-a-publier/";

    /// <summary>Those that anybody may read, the last first.</summary>
    public async Task<IReadOnlyList<FrozenLine>> PublishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LinesAsync(db.Set<FrozenRegister>().Where(one => one.PublishedAt != null), cancellationToken);
    }

    /// <summary>Those of a year that anybody may read, the last first.</summary>
    public async Task<IReadOnlyList<FrozenLine>> PublishedOfAsync(int year, CancellationToken cancellationToken) =>
        [.. (await PublishedAsync(cancellationToken)).Where(one => one.Day.Year == year)];

    /// <summary>Whether one of them closes its year: frozen in its last month, it says the year, which is not counted again.</summary>
    public static bool CloseTheYear(IReadOnlyList<FrozenLine> ofYear) => ofYear.Any(one => one.Day.Month == LastMonth);

    /// <summary>All of them, the last first: for the Région, for those named, and for those who read before them.</summary>
    public async Task<IReadOnlyList<FrozenLine>> AllAsync(Actor actor, CancellationToken cancellationToken)
    {
        RequireReader(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LinesAsync(db.Set<FrozenRegister>(), cancellationToken);
    }

    /// <summary>One that anybody may read; null when there is none such.</summary>
    public Task<OpenedRegister?> FindPublishedAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(id, isPublished: true, cancellationToken);

    /// <summary>One, published or not; null when there is none such.</summary>
    public Task<OpenedRegister?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        RequireReader(actor);
        return FindAsync(id, isPublished: false, cancellationToken);
    }

    /// <summary>Freezes the register of today, and tells those who may reply; the same form twice freezes once.</summary>
    /// <param name="actor">The Région.</param>
    /// <param name="id">Chosen by the form.</param>
    /// <param name="repliesUntil">The last day on which those named may reply.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">The day leaves them too little time, or the register of today is frozen already.</exception>
    public async Task FreezeAsync(Actor actor, Guid id, DateOnly? repliesUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Charter);
        var now = Now;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        var least = today.AddDays(FrozenRegister.LeastDaysToReply);
        if (repliesUntil is not { } until || until < least || until > today.AddYears(1))
            throw RefusedException.At(
                "until",
                "day-missing",
                $"Écrivez un jour à partir du {least.InFrench} : celles et ceux que le registre nomme ont le temps de répondre."
            );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<FrozenRegister>().AnyAsync(one => one.Id == id, cancellationToken))
            return;
        if (
            await db.Set<FrozenRegister>()
                .AnyAsync(one => one.Day == today && !one.FromDemonstration, cancellationToken)
        )
            throw Frozen();
        var content = (await ComputeAsync(today, now, cancellationToken)).Write();
        var (signature, publicKey) = await signing.SignAsync(content, cancellationToken);
        db.Add(
            new FrozenRegister
            {
                Id = id,
                Day = today,
                RepliesUntil = until,
                Content = content,
                Signature = signature,
                PublicKey = publicKey,
                FrozenBy = actor.AccountId,
            }
        );
        await TellAsync(db, id, until, now, cancellationToken);
        try
        {
            await db.SaveNewAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else has just frozen it.
            throw Frozen();
        }
    }

    /// <summary>Answers, for one's body, what a register says of an obligation.</summary>
    /// <param name="actor">Who answers.</param>
    /// <param name="id">The register.</param>
    /// <param name="code">The obligation.</param>
    /// <param name="revision">The reply as it was read; zero for a new one.</param>
    /// <param name="text">What they say.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">The time is over, nothing is said against anybody, or the reply is not usable.</exception>
    public async Task ReplyAsync(
        Actor actor,
        Guid id,
        string? code,
        int revision,
        string? text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.RegisterReply);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<FrozenRegister>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } kept)
            throw new RefusedException("not-found", "Ce registre n'existe pas.");
        if (kept.PublishedAt is not null || Today > kept.RepliesUntil)
            throw new RefusedException(
                "too-late",
                $"Les réponses étaient attendues jusqu'au {kept.RepliesUntil.InFrench}."
            );
        if (FrozenContent.Read(kept.Content)?.Blamed.FirstOrDefault(one => one.Code == code) is not { } blamed)
            throw RefusedException.At(
                "code",
                "obligation-missing",
                "Choisissez un devoir que le registre dit en retard ou non tenu."
            );
        if (text?.Trim() is not { Length: > 0 and <= RegisterReply.LongestText } said)
            throw RefusedException.At(
                "text",
                "text-missing",
                $"Écrivez votre réponse, en {RegisterReply.LongestText} caractères au plus."
            );
        var body = await BodyAsync(db, actor, cancellationToken);
        var reply = await db.Set<RegisterReply>()
            .SingleOrDefaultAsync(
                one => one.RegisterId == id && one.ObligationCode == blamed.Code && one.Body == body,
                cancellationToken
            );
        // The same click twice says what is kept.
        if (reply?.Text == said)
            return;
        Revisions.Require(reply?.Revision ?? 0, revision);
        if (reply is null)
            db.Add(
                reply = new RegisterReply
                {
                    RegisterId = id,
                    ObligationCode = blamed.Code,
                    Body = body,
                    Text = said,
                }
            );
        (reply.Text, reply.WrittenAt, reply.WrittenBy) = (said, Now, actor.AccountId);
        reply.Revision++;
        if (!await db.SaveNewAsync(cancellationToken))
            throw Revisions.ChangedMeanwhile();
    }

    /// <summary>In whose name somebody replies.</summary>
    public async Task<string> BodyAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.RegisterReply);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await BodyAsync(db, actor, cancellationToken);
    }

    /// <summary>Publishes a register, with the replies; once published it stays.</summary>
    /// <exception cref="RefusedException">Those named may still reply.</exception>
    public async Task PublishAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<FrozenRegister>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } kept)
            throw new RefusedException("not-found", "Ce registre n'existe pas.");
        if (kept.PublishedAt is not null)
            return;
        if (FrozenContent.Read(kept.Content) is not { } content)
            throw new RefusedException(
                "unreadable",
                "Ce registre ne peut plus être lu : il ne sera pas publié. Figez le registre d'aujourd'hui."
            );
        if (Today <= kept.RepliesUntil && content.Blamed.Count > 0)
            throw new RefusedException(
                "replies-awaited",
                $"Les réponses sont attendues jusqu'au {kept.RepliesUntil.InFrench} : publiez ensuite."
            );
        kept.PublishedAt = Now;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The register of a day, whole.</summary>
    internal async Task<FrozenContent> ComputeAsync(DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var thresholds = await register.ThresholdsAsync(day, cancellationToken);
        var territories = new List<FrozenTerritory> { await OfAsync(null, null) };
        foreach (var department in catalogues.Current.Departments)
            territories.Add(await OfAsync(department.Code, department.Name));
        return new(FrozenContent.Current, now, territories);

        async Task<FrozenTerritory> OfAsync(string? code, string? name) =>
            new(
                code,
                name,
                [
                    .. (await register.AssessAsync(day, code, cancellationToken)).Select(one => new FrozenObligation(
                        one.Obligation.Code,
                        one.Obligation.Clause,
                        one.Obligation.Title,
                        one.Obligation.Rule,
                        thresholds.TryGetValue(one.Obligation.Code, out var value) ? value : null,
                        one.Assessment.State,
                        one.Assessment.Evidence
                    )),
                ]
            );
    }

    private async Task TellAsync(
        SproDbContext db,
        Guid id,
        DateOnly until,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var accounts = await db.AccountsAtWork(Purpose.RegisterReply, now)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        foreach (var account in accounts)
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    Recipient.ByEmail(keyring.EmailOf(account)),
                    templates.RegisterReplyWanted(until, templates.PageAt(ReplyPath + id))
                )
            );
    }

    // The name is kept: what is signed and answered still says who, whatever they are called later.
    private async Task<string> BodyAsync(SproDbContext db, Actor actor, CancellationToken cancellationToken) =>
        actor switch
        {
            { Role: Role.Region } => "La Région",
            { Role: Role.RegionalGuidanceOfficer, DepartmentCode: { } code } =>
                $"La référente ou le référent Orientation : {catalogues.Current.Departments.First(one => one.Code == code).Name}",
            { Role: Role.RegionalGuidanceOfficer } => "Les référentes et référents Orientation de la Région",
            { NetworkCode: { } network } => catalogues.Current.Networks.Find(network)?.Name ?? network,
            { StructureId: { } structure } => await db.Set<Structures.Structure>()
                .Where(one => one.Id == structure)
                .Select(one => one.Name)
                .SingleAsync(cancellationToken),
            { Role: Role.Cariforef } => "Le Cariforef",
            _ => throw new NotAllowedException(Purpose.RegisterReply),
        };

    private async Task<OpenedRegister?> FindAsync(Guid id, bool isPublished, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = await db.Set<FrozenRegister>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (kept is null || (isPublished && kept.PublishedAt is null))
            return null;
        var replies = await db.Set<RegisterReply>()
            .AsNoTracking()
            .Where(one => one.RegisterId == id)
            .OrderBy(one => one.WrittenAt)
            .ToListAsync(cancellationToken);
        return new(
            kept,
            FrozenContent.Read(kept.Content),
            SigningKeys.Verify(kept.Content, kept.Signature, kept.PublicKey),
            replies
        );
    }

    private static async Task<IReadOnlyList<FrozenLine>> LinesAsync(
        IQueryable<FrozenRegister> registers,
        CancellationToken cancellationToken
    ) =>
        await registers
            .OrderByDescending(one => one.Day)
            .ThenByDescending(one => one.Id)
            .Select(one => new FrozenLine(one.Id, one.Day, one.RepliesUntil, one.PublishedAt, one.FromDemonstration))
            .ToListAsync(cancellationToken);

    private static void RequireReader(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.RegisterReading);
    }

    private static RefusedException Frozen() =>
        new("frozen-today", "Le registre d'aujourd'hui est déjà figé : relisez-le, ou revenez demain.");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);
}
