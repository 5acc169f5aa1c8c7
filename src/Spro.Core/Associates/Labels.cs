using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Members;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>A label with the name of its structure.</summary>
/// <param name="Label">The label.</param>
/// <param name="Structure">The structure.</param>
/// <param name="IsFictitious">It is fictitious.</param>
public sealed record LabelLine(AssociatedLabel Label, string Structure, bool IsFictitious);

/// <summary>Where a label is in its life.</summary>
public enum LabelMoment
{
    /// <summary>It stands, and ends within <see cref="AssociatedLabel.DaysOfNotice"/> days.</summary>
    EndsSoon,

    /// <summary>It stands, for longer.</summary>
    Stands,

    /// <summary>It has not begun.</summary>
    ToCome,

    /// <summary>It has ended, or was taken back.</summary>
    Over,
}

/// <summary>A label with all that is followed of it.</summary>
/// <param name="Line">The label.</param>
/// <param name="Decision">The decision it comes from.</param>
/// <param name="Commitments">What its body commits to.</param>
/// <param name="Papers">The files and links that prove, by commitment.</param>
/// <param name="Reports">Its yearly reports, the last first.</param>
public sealed record LabelFile(
    LabelLine Line,
    LabelDecision Decision,
    IReadOnlyList<LabelCommitment> Commitments,
    ILookup<Guid, Paper> Papers,
    IReadOnlyList<LabelReport> Reports
);

/// <summary>A label of a decision taken in another tool, as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is recorded once.</param>
/// <param name="BodyName">The body.</param>
/// <param name="CallTitle">The call that the decision comes from.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedOn">The day.</param>
/// <param name="Reference">The number of the act.</param>
/// <param name="Grant">The label.</param>
public sealed record RecordedLabel(
    Guid Id,
    string? BodyName,
    string? CallTitle,
    string? DecidedBy,
    DateOnly? DecidedOn,
    string? Reference,
    LabelGrant Grant
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>Labels: which stand on a day, what their bodies do, what is asked of them, and their end.</summary>
public sealed class Labels(
    IDbContextFactory<SproDbContext> databases,
    LabelGrants grants,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    /// <summary>Where a body follows its label.</summary>
    public const string Path = "/mon-label";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>The labels that stand on a day, by name of their structure.</summary>
    public async Task<IReadOnlyList<LabelLine>> ValidOnAsync(DateOnly day, CancellationToken cancellationToken) =>
        [
            .. (await LinesAsync(AssociatedLabel.StandingOn(day), cancellationToken)).OrderBy(
                one => one.Structure,
                StringComparer.CurrentCulture
            ),
        ];

    /// <summary>A page of the same.</summary>
    public async Task<ListPage<LabelLine>> ValidOnAsync(DateOnly day, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from label in db.Set<AssociatedLabel>().AsNoTracking().Where(AssociatedLabel.StandingOn(day))
            join structure in db.Set<Structure>() on label.StructureId equals structure.Id
            orderby structure.Name, label.Id
            select new LabelLine(label, structure.Name, structure.IsFictitious)
        ).PageAsync(page, cancellationToken);
        // The store knows no accents: each page has the order of the alphabet.
        return found.With([.. found.Rows.OrderBy(one => one.Structure, StringComparer.CurrentCulture)]);
    }

    /// <summary>
    /// The labels that stood since a day and no longer do on another, unless their structure has one that does: the last ended first.
    /// </summary>
    public async Task<IReadOnlyList<LabelLine>> EndedSinceAsync(
        DateOnly since,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. (await Lines(db, Ended(db, since, day)).ToListAsync(cancellationToken)).OrderByDescending(one =>
                one.Label.LastDay
            ),
        ];
    }

    /// <summary>A page of the same.</summary>
    public async Task<ListPage<LabelLine>> EndedSinceAsync(
        DateOnly since,
        DateOnly day,
        int page,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PageAsync(
            db,
            Ended(db, since, day).OrderByDescending(one => one.WithdrawnOn ?? one.ValidTo).ThenBy(one => one.Id),
            page,
            cancellationToken
        );
    }

    /// <summary>A page of those at one moment of their life, for the Région: the first to end first, or the last ended.</summary>
    public async Task<ListPage<LabelLine>> ListAsync(
        Actor actor,
        LabelMoment moment,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = Today;
        var notSoon = today.AddDays(AssociatedLabel.DaysOfNotice + 1);
        var all = db.Set<AssociatedLabel>().AsNoTracking();
        var standing = all.Where(AssociatedLabel.StandingOn(today));
        return await PageAsync(
            db,
            moment switch
            {
                LabelMoment.EndsSoon => standing
                    .Where(one => one.ValidTo < notSoon || one.WithdrawnOn <= notSoon)
                    .OrderBy(one => one.WithdrawnOn ?? one.ValidTo)
                    .ThenBy(one => one.Id),
                LabelMoment.Stands => standing
                    .Where(AssociatedLabel.StandingOn(notSoon))
                    .OrderBy(one => one.WithdrawnOn ?? one.ValidTo)
                    .ThenBy(one => one.Id),
                LabelMoment.ToCome => all.Where(one =>
                        one.ValidFrom > today && (one.WithdrawnOn == null || one.WithdrawnOn > one.ValidFrom)
                    )
                    .OrderBy(one => one.ValidFrom)
                    .ThenBy(one => one.Id),
                // One that was taken back before its first day never stood.
                LabelMoment.Over => all.Where(one =>
                        one.ValidTo < today || one.WithdrawnOn <= today || one.WithdrawnOn <= one.ValidFrom
                    )
                    .OrderByDescending(one => one.WithdrawnOn ?? one.ValidTo)
                    .ThenBy(one => one.Id),
                _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, null),
            },
            page,
            cancellationToken
        );
    }

    /// <summary>Those of the actor's structure, the last first.</summary>
    public async Task<IReadOnlyList<LabelFile>> OwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.OwnLabel);
        var lines = await LinesAsync(one => one.StructureId == structure, cancellationToken);
        List<LabelFile> files = [];
        foreach (var line in lines.OrderByDescending(one => one.Label.ValidFrom))
            files.Add(await FileAsync(line, cancellationToken));
        return files;
    }

    /// <summary>One of them, for the Région; null when there is none such.</summary>
    public async Task<LabelFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        return (await LinesAsync(one => one.Id == id, cancellationToken)) is [var line]
            ? await FileAsync(line, cancellationToken)
            : null;
    }

    /// <summary>What standing labels commit to, for anybody: the kinds and where each stands.</summary>
    public async Task<ILookup<Guid, LabelCommitment>> CommitmentsAsync(
        IReadOnlyCollection<Guid> labels,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (
            await db.Set<LabelCommitment>()
                .AsNoTracking()
                .Include(one => one.Proofs)
                .Where(one => labels.Contains(one.LabelId))
                .OrderBy(one => one.Kind)
                .ToListAsync(cancellationToken)
        ).ToLookup(one => one.LabelId);
    }

    /// <summary>The favourable decisions of a call, which anybody may read, by name.</summary>
    public async Task<IReadOnlyList<LabelDecision>> FavourableOfAsync(Guid callId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LabelDecision>()
            .AsNoTracking()
            .Where(one => one.CallId == callId && one.IsFavourable)
            .OrderBy(one => one.BodyName)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Records a label from a decision taken in another tool.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task RecordAsync(Actor actor, RecordedLabel draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Calls);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wrong = new Mistakes(draft.Unread);
        string Line(string? typed, string field, string missing) =>
            wrong.Try(() => Typed.Line(typed, field, missing)) ?? "";
        var decision = new LabelDecision
        {
            Id = draft.Id,
            BodyName = Line(draft.BodyName, "body", "Écrivez le nom de l'organisme."),
            CallTitle = Line(
                draft.CallTitle,
                "call",
                "Écrivez l'appel à projets : aucun organisme n'est associé sans appel."
            ),
            DecidedBy = Line(draft.DecidedBy, "decidedBy", "Écrivez qui a décidé, par exemple une commission."),
            DecidedOn = wrong.Try(() => Instruction.DecidedOn(draft.DecidedOn, Today)),
            Reference = Line(draft.Reference, "reference", "Écrivez la référence de la décision."),
            IsFavourable = true,
            RecordedAt = Now,
        };
        if (
            wrong.All.Count == 0
            && await db.IsKeptAsync(
                decision,
                one => (one.BodyName, one.CallTitle, one.DecidedBy, one.DecidedOn, one.Reference),
                cancellationToken
            )
        )
        {
            if (
                !await db.Set<AssociatedLabel>()
                    .AnyAsync(
                        one =>
                            one.DecisionId == decision.Id
                            && one.ValidFrom == draft.Grant.ValidFrom
                            && one.ValidTo == draft.Grant.ValidTo,
                        cancellationToken
                    )
            )
                throw Revisions.KeptOtherwise();
            return;
        }
        db.Add(decision);
        await grants.GrantAsync(db, decision, application: null, draft.Grant, wrong, cancellationToken);
    }

    /// <summary>Takes a label back from a day on, for a reason; its body is told.</summary>
    /// <exception cref="RefusedException">It has ended, or no reason or day is given.</exception>
    public async Task WithdrawAsync(
        Actor actor,
        Guid id,
        int revision,
        DateOnly? on,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var label = await LabelAsync(db, id, cancellationToken);
        if (label.WithdrawnOn is not null)
            return;
        Revisions.Require(label.Revision, revision);
        if (label.ValidTo < Today)
            throw new RefusedException("ended", "Ce label est déjà terminé.");
        var wrong = new Mistakes();
        if (on is null)
            wrong.Add("on", "missing", "Écrivez à partir de quel jour.");
        var day = on.GetValueOrDefault();
        if (day < label.ValidFrom || day > label.ValidTo)
            wrong.Add(
                "on",
                "out-of-range",
                $"Choisissez un jour du {label.ValidFrom.InFrench} au {label.ValidTo.InFrench}."
            );
        label.WithdrawnFor = wrong.Try(() =>
            Typed.Line(reason, "reason", "Écrivez pourquoi.", CallForProjects.LongestText)
        );
        wrong.Throw();
        label.WithdrawnOn = day;
        label.Revision++;
        await TellAsync(
            db,
            keyring,
            label,
            $"Votre label est retiré à partir du {day.InFrench}. Le lien dit pourquoi.",
            cancellationToken
        );
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var structure = await db.Set<Structure>().SingleAsync(one => one.Id == label.StructureId, cancellationToken);
        var others = await db.Set<AssociatedLabel>()
            .Where(one => one.StructureId == structure.Id && one.Id != label.Id)
            .ToListAsync(cancellationToken);
        Listing.Apply(structure, [.. others, label], Today);
        await db.SaveRevisionAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adds something that a body commits to; the same form twice adds once.</summary>
    /// <exception cref="RefusedException">It says nothing, or is of no sort.</exception>
    public async Task CommitAsync(
        Actor actor,
        Guid labelId,
        Guid id,
        CommitmentKind? kind,
        string? text,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var label = await HeldAsync(db, actor, labelId, cancellationToken);
        var wrong = new Mistakes();
        if (kind is null)
            wrong.Add("kind", "missing", "Choisissez une sorte.");
        var written = wrong.Try(() => Typed.Line(text, "text", "Écrivez l'engagement.", 1000));
        wrong.Throw();
        var commitment = new LabelCommitment
        {
            Id = id,
            LabelId = label.Id,
            Kind = kind!.Value,
            Text = written!,
        };
        if (await db.IsKeptAsync(commitment, one => (one.LabelId, one.Kind, one.Text), cancellationToken))
            return;
        db.Add(commitment);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Says where a commitment stands.</summary>
    /// <exception cref="RefusedException">Somebody said so meanwhile.</exception>
    public async Task ProgressAsync(
        Actor actor,
        Guid commitmentId,
        int revision,
        CommitmentProgress progress,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var commitment = await CommitmentAsync(db, actor, commitmentId, cancellationToken);
        if (commitment.Progress == progress)
            return;
        Revisions.Require(commitment.Revision, revision);
        commitment.Progress = progress;
        commitment.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Brings something that shows a commitment: a count, a file or a link. The same form twice brings it once.</summary>
    /// <exception cref="RefusedException">It cannot be taken; it names the field.</exception>
    public async Task ProveAsync(
        Actor actor,
        Guid commitmentId,
        int? count,
        PaperDraft paper,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(paper);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var commitment = await CommitmentAsync(db, actor, commitmentId, cancellationToken);
        var wrong = new Mistakes();
        var text = wrong.Try(() => Typed.Line(paper.Title, "title", "Dites ce que cela montre."));
        if (count is < 0 or > 1_000_000)
            wrong.Add("count", "out-of-range", "Écrivez un nombre entier, de 0 à 1 000 000.");
        var hasPaper = paper.File is not null || !string.IsNullOrWhiteSpace(paper.Link);
        if (count is null && !hasPaper)
            wrong.Add("count", "missing", "Donnez un nombre, une adresse ou un fichier.");
        if (hasPaper)
            await wrong.TryAsync(() =>
                PaperShelf.AddAsync(db, commitment.Id, paper with { IsPublic = false }, Now, cancellationToken)
            );
        wrong.Throw();
        var proof = new CommitmentProof
        {
            Id = paper.Id,
            CommitmentId = commitment.Id,
            Text = text!,
            Count = count,
            AddedAt = Now,
        };
        if (await db.IsKeptAsync(proof, one => (one.CommitmentId, one.Text, one.Count), cancellationToken))
            return;
        await db.Set<CommitmentProof>()
            .Where(one => one.CommitmentId == commitment.Id && one.Text == proof.Text && one.Count == count)
            .Where(one => one.RefusedAt == null)
            .RequireNoneAsync("title", "Cette preuve est déjà apportée.", cancellationToken);
        db.Add(proof);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Its body takes back something it brought by mistake, while the Région has not taken it for true. Twice does it once.</summary>
    /// <exception cref="RefusedException">The Région has taken it for true.</exception>
    public async Task WithdrawProofAsync(Actor actor, Guid proofId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<CommitmentProof>().SingleOrDefaultAsync(one => one.Id == proofId, cancellationToken)
            is not { } proof
        )
            return;
        await CommitmentAsync(db, actor, proof.CommitmentId, cancellationToken);
        if (proof.VerifiedAt is not null)
            throw new RefusedException("verified", "La Région a vérifié cette preuve : elle reste.");
        db.Remove(proof);
        db.RemoveRange(await db.Set<Paper>().Where(one => one.Id == proofId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<PaperFile>().Where(one => one.Id == proofId).ToListAsync(cancellationToken));
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>The Région has looked at what shows a commitment, and takes it for true.</summary>
    public async Task VerifyAsync(Actor actor, Guid proofId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<CommitmentProof>()
            .Where(one => one.Id == proofId && one.VerifiedAt == null && one.RefusedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.VerifiedAt, now), cancellationToken);
    }

    /// <summary>The Région has looked at what shows a commitment, and does not take it: its body reads why, and may bring another.</summary>
    /// <exception cref="RefusedException">No reason is given.</exception>
    public async Task RefuseProofAsync(Actor actor, Guid proofId, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var why = Typed.Line(reason, "refusal", "Dites pourquoi : l'organisme le lit.");
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<CommitmentProof>()
            .Where(one => one.Id == proofId && one.VerifiedAt == null && one.RefusedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.RefusedAt, now).SetProperty(one => one.Refusal, why),
                cancellationToken
            );
    }

    /// <summary>
    /// Asks for the report of a year, by a day; its body is told. Twice asks once; another day, while it has not come, takes the
    /// place of the first.
    /// </summary>
    /// <exception cref="RefusedException">It is no year of the label, the day is past, or the report has come.</exception>
    public async Task AskReportAsync(
        Actor actor,
        Guid labelId,
        int? year,
        DateOnly? dueOn,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Calls);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var label = await LabelAsync(db, labelId, cancellationToken);
        var wrong = new Mistakes();
        var (asked, due) = (year.GetValueOrDefault(), dueOn.GetValueOrDefault());
        if (asked < label.ValidFrom.Year || asked > label.LastDay.Year)
            wrong.Add(
                "year",
                "out-of-range",
                $"Choisissez une année du label : de {label.ValidFrom.Year} à {label.LastDay.Year}."
            );
        if (due < Today)
            wrong.Add("dueOn", "missing", "Écrivez jusqu'à quel jour l'organisme peut le donner.");
        wrong.Throw();
        var report = await db.Set<LabelReport>()
            .SingleOrDefaultAsync(one => one.LabelId == labelId && one.Year == asked, cancellationToken);
        if (report?.DueOn == due)
            return;
        if (report is { ReceivedAt: not null })
            throw RefusedException.At("year", "received", $"Le bilan de {asked} est déjà donné.");
        if (report is null)
            db.Add(
                report = new LabelReport
                {
                    Id = StableId.Of("label-report", $"{labelId}/{asked}"),
                    LabelId = labelId,
                    Year = asked,
                    AskedOn = Today,
                }
            );
        else
            report.Revision++;
        (report.DueOn, report.RemindedOn) = (due, null);
        await TellAsync(
            db,
            keyring,
            label,
            $"La Région attend votre bilan de {asked}, avant le {due.InFrench}.",
            cancellationToken
        );
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Gives the report of a year, which may be written again. The same form twice gives it once.</summary>
    /// <exception cref="RefusedException">Nothing is written, it was not asked for, or somebody wrote it meanwhile.</exception>
    public async Task ReportAsync(
        Actor actor,
        Guid reportId,
        int revision,
        string? text,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var report =
            await db.Set<LabelReport>().SingleOrDefaultAsync(one => one.Id == reportId, cancellationToken)
            ?? throw new RefusedException("unknown-report", "Ce bilan n'est pas demandé.");
        await HeldAsync(db, actor, report.LabelId, cancellationToken);
        var said = Typed.Line(
            text,
            "report",
            "Écrivez ce que vous avez fait cette année.",
            CallForProjects.LongestText
        );
        if (report.Text == said)
            return;
        Revisions.Require(report.Revision, revision);
        report.Text = said;
        report.ReceivedAt ??= Now;
        report.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>A paper that shows a commitment, with its file, for who may read it; null otherwise.</summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Actor actor,
        Guid paperId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var structure = await (
            from paper in db.Set<Paper>()
            join commitment in db.Set<LabelCommitment>() on paper.AboutId equals commitment.Id
            join label in db.Set<AssociatedLabel>() on commitment.LabelId equals label.Id
            where paper.Id == paperId
            select (Guid?)label.StructureId
        ).SingleOrDefaultAsync(cancellationToken);
        return structure is { } own && (actor.May(Purpose.Calls) || IsOwn(actor, own))
            ? await PaperFiles.ReadAsync(db, paperId, cancellationToken)
            : null;
    }

    /// <summary>Tells bodies whose label ends soon, once; safe on several nodes at once. Gives how many.</summary>
    public async Task<int> TellEndingAsync(CancellationToken cancellationToken)
    {
        var (today, until) = (Today, Today.AddDays(AssociatedLabel.DaysOfNotice));
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ending = await db.Set<AssociatedLabel>()
            .Where(one =>
                one.EndToldOn == null && one.WithdrawnOn == null && one.ValidTo >= today && one.ValidTo <= until
            )
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        return await EachAsync(
            ending,
            async (own, id) =>
            {
                var label = await own.Set<AssociatedLabel>().SingleAsync(one => one.Id == id, cancellationToken);
                if (label.EndToldOn is not null)
                    return false;
                label.EndToldOn = today;
                label.Revision++;
                await TellAsync(
                    own,
                    keyring,
                    label,
                    $"Votre label s'achève le {label.ValidTo.InFrench}. Pour continuer, répondez au prochain appel à projets.",
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Reminds bodies of the reports that are late, the day after then every <see cref="LabelReport.DaysBetweenReminders"/> days;
    /// safe on several nodes at once. Gives how many.
    /// </summary>
    public async Task<int> RemindReportsAsync(CancellationToken cancellationToken)
    {
        var (today, again) = (Today, Today.AddDays(-LabelReport.DaysBetweenReminders));
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var late = await db.Set<LabelReport>()
            .Where(one => one.ReceivedAt == null && one.DueOn < today)
            .Where(one => one.RemindedOn == null || one.RemindedOn <= again)
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        return await EachAsync(
            late,
            async (own, id) =>
            {
                var report = await own.Set<LabelReport>().SingleAsync(one => one.Id == id, cancellationToken);
                if (report.ReceivedAt is not null || report.RemindedOn > again)
                    return false;
                report.RemindedOn = today;
                report.Revision++;
                await TellAsync(
                    own,
                    keyring,
                    await LabelAsync(own, report.LabelId, cancellationToken),
                    $"La Région attendait votre bilan de {report.Year} avant le {report.DueOn.InFrench} : il n'est pas encore arrivé.",
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );
    }

    // One at a time, each in its own save: one that fails holds back no other, and another node may have just done it.
    private async Task<int> EachAsync(
        IReadOnlyList<Guid> all,
        Func<SproDbContext, Guid, Task<bool>> tell,
        CancellationToken cancellationToken
    )
    {
        var told = 0;
        foreach (var id in all)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (!await tell(db, id))
                continue;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                told++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node has just told it.
            }
        }
        return told;
    }

    private async Task TellAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        AssociatedLabel label,
        string news,
        CancellationToken cancellationToken
    )
    {
        var name = await db.Set<Structure>()
            .Where(one => one.Id == label.StructureId)
            .Select(one => one.Name)
            .SingleAsync(cancellationToken);
        foreach (var recipient in await db.RecipientsAsync(keyring, label.StructureId, Now, cancellationToken))
            outbox.Add(
                db,
                keyring,
                new NewMessage(recipient, templates.LabelNews(news, name, templates.PageAt(Path)))
                {
                    AboutId = label.Id,
                    StructureId = label.StructureId,
                }
            );
    }

    private async Task<List<LabelLine>> LinesAsync(
        Expression<Func<AssociatedLabel, bool>> which,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Lines(db, db.Set<AssociatedLabel>().Where(which)).ToListAsync(cancellationToken);
    }

    private static IQueryable<LabelLine> Lines(SproDbContext db, IQueryable<AssociatedLabel> labels) =>
        from label in labels.AsNoTracking()
        join structure in db.Set<Structure>() on label.StructureId equals structure.Id
        select new LabelLine(label, structure.Name, structure.IsFictitious);

    private static async Task<ListPage<LabelLine>> PageAsync(
        SproDbContext db,
        IQueryable<AssociatedLabel> ordered,
        int number,
        CancellationToken cancellationToken
    )
    {
        // Their structures are looked up for the page, not for the whole list.
        var page = await ordered.PageAsync(number, cancellationToken);
        var ids = page.Rows.Select(one => one.StructureId).ToList();
        var structures = await db.Set<Structure>()
            .Where(one => ids.Contains(one.Id))
            .Select(one => new
            {
                one.Id,
                one.Name,
                one.IsFictitious,
            })
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        return page.With([
            .. from label in page.Rows
            let structure = structures[label.StructureId]
            select new LabelLine(label, structure.Name, structure.IsFictitious),
        ]);
    }

    // A structure has one label at a time: when no later one has begun, none stands.
    private static IQueryable<AssociatedLabel> Ended(SproDbContext db, DateOnly since, DateOnly day) =>
        db.Set<AssociatedLabel>()
            .AsNoTracking()
            .Where(one => one.ValidFrom <= day && one.ValidTo >= since)
            .Where(one => one.ValidTo < day || one.WithdrawnOn <= day)
            .Where(one => one.WithdrawnOn == null || one.WithdrawnOn > since && one.WithdrawnOn > one.ValidFrom)
            .Where(one =>
                !db.Set<AssociatedLabel>()
                    .Any(later =>
                        later.StructureId == one.StructureId
                        && later.ValidFrom > one.ValidFrom
                        && later.ValidFrom <= day
                        && (later.WithdrawnOn == null || later.WithdrawnOn > later.ValidFrom)
                    )
            );

    private async Task<LabelFile> FileAsync(LabelLine line, CancellationToken cancellationToken)
    {
        var id = line.Label.Id;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var commitments = await db.Set<LabelCommitment>()
            .AsNoTracking()
            .Include(one => one.Proofs)
            .Where(one => one.LabelId == id)
            .OrderBy(one => one.Kind)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellationToken);
        var about = commitments.ConvertAll(one => one.Id);
        return new(
            line,
            await db.Set<LabelDecision>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == line.Label.DecisionId, cancellationToken),
            commitments,
            (
                await db.Set<Paper>()
                    .AsNoTracking()
                    .Where(one => about.Contains(one.AboutId))
                    .ToListAsync(cancellationToken)
            ).ToLookup(one => one.AboutId),
            await db.Set<LabelReport>()
                .AsNoTracking()
                .Where(one => one.LabelId == id)
                .OrderByDescending(one => one.Year)
                .ToListAsync(cancellationToken)
        );
    }

    private static bool IsOwn(Actor actor, Guid structure) =>
        actor.May(Purpose.OwnLabel) && actor.StructureId == structure;

    private static async Task<AssociatedLabel> LabelAsync(
        SproDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<AssociatedLabel>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
        ?? throw new RefusedException("unknown-label", "Ce label n'existe plus.");

    // The Région, or the body itself.
    private static async Task<AssociatedLabel> HeldAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Purpose.Calls))
            actor.Require(Purpose.OwnLabel);
        var label = await LabelAsync(db, id, cancellationToken);
        return actor.May(Purpose.Calls) || IsOwn(actor, label.StructureId)
            ? label
            : throw new RefusedException("unknown-label", "Ce label n'existe plus.");
    }

    private static async Task<LabelCommitment> CommitmentAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var commitment =
            await db.Set<LabelCommitment>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw new RefusedException("unknown-commitment", "Cet engagement n'existe plus.");
        await HeldAsync(db, actor, commitment.LabelId, cancellationToken);
        return commitment;
    }
}
