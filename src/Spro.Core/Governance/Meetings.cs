using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Governance;

/// <summary>What is done with meetings: prepared, convened, held, reported, published.</summary>
public sealed class Meetings(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    /// <summary>Where those who are convened find a meeting; its identifier follows.</summary>
    public const string Path = "/gouvernance/reunions/";

    /// <summary>The code of the refusal of what another has changed since: whoever reads that and saves again replaces it.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    /// <summary>The longest that a meeting lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    private const int MostPeople = 5000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Prepares a meeting, or changes it; one that was told of is told of again when its moment or place changes.</summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, MeetingDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await FindAsync(db, draft.Id, cancellationToken);
        var isAgain = meeting is not null && draft.Revision == 0;
        var body = draft.BodyId is { } id
            ? await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                ?? throw RefusedException.At("body", "unknown", "Choisissez une instance de la liste.")
            : null;
        if (meeting is null)
            db.Add(meeting = new Meeting { Id = draft.Id, Title = "" });
        else
        {
            await RequireWritingAsync(db, actor, meeting, cancellationToken);
            if (!isAgain)
                Revisions.Require(meeting.Revision, draft.Revision);
            if (!isAgain && !meeting.IsToCome)
                throw new RefusedException("over", "Cette réunion est tenue ou annulée : elle ne se prépare plus.");
        }
        var before = (meeting.StartsAt, meeting.EndsAt, meeting.Place, meeting.Link);
        var wrong = new Mistakes(draft.Unread);
        Fill(meeting, draft, body, wrong);
        await GroupsAsync(db, meeting, draft, wrong, cancellationToken);
        wrong.Throw();
        await RequireWritingAsync(db, actor, meeting, cancellationToken);
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        if (meeting.Revision == 0)
            await RequireNoTwinAsync(db, meeting, cancellationToken);
        if (
            meeting.State == MeetingState.Convened
            && before != (meeting.StartsAt, meeting.EndsAt, meeting.Place, meeting.Link)
        )
            await TellAsync(db, meeting, MeetingNews.Changed, cancellationToken);
        await WriteAsync(db, meeting, actor, cancellationToken);
    }

    /// <summary>Tells those who are to come: an e-mail to each seat that has an address. Gives how many leave.</summary>
    /// <exception cref="RefusedException">It is over, or has no agenda.</exception>
    public async Task<int> ConveneAsync(Actor actor, Guid id, int revision, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await OwnAsync(db, actor, id, cancellationToken);
        // Two clicks convene once.
        if (meeting.State == MeetingState.Convened)
            return 0;
        Revisions.Require(meeting.Revision, revision);
        if (!meeting.IsToCome || meeting.StartsAt <= Now)
            throw new RefusedException(
                "over",
                "Cette réunion est passée ou annulée : il est trop tard pour convoquer."
            );
        if (meeting.AgendaPoints.Count == 0)
            throw new RefusedException("no-agenda", "Écrivez l'ordre du jour avant de convoquer.");
        meeting.Convene(Now);
        var told = await TellAsync(db, meeting, MeetingNews.Convened, cancellationToken);
        await WriteAsync(db, meeting, actor, cancellationToken);
        return told;
    }

    /// <summary>How many seats have an address to convene at, today.</summary>
    public async Task<int> SeatsToTellAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SeatsToTell(db, meeting).CountAsync(cancellationToken);
    }

    /// <summary>Calls a meeting off, for a reason; those who had been told are told.</summary>
    /// <exception cref="RefusedException">It was held, or no reason is given.</exception>
    public async Task CancelAsync(
        Actor actor,
        Guid id,
        int revision,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await OwnAsync(db, actor, id, cancellationToken);
        if (meeting.State == MeetingState.Cancelled)
            return;
        Revisions.Require(meeting.Revision, revision);
        if (meeting.State == MeetingState.Held)
            throw new RefusedException("held", "Cette réunion a été tenue : elle ne s'annule plus.");
        meeting.CancelledFor = Bodies.Line(reason, "reason", "Écrivez pourquoi, en quelques mots.");
        var wasTold = meeting.State == MeetingState.Convened;
        meeting.State = MeetingState.Cancelled;
        if (wasTold)
            await TellAsync(db, meeting, MeetingNews.Cancelled, cancellationToken);
        await WriteAsync(db, meeting, actor, cancellationToken);
    }

    /// <summary>Writes that a meeting was held, who came, what was said, and what anybody may read of it.</summary>
    /// <exception cref="RefusedException">It has not begun, was called off, or nobody came; it names the field.</exception>
    public async Task ReportAsync(Actor actor, Guid id, MeetingReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await OwnAsync(db, actor, id, cancellationToken);
        Revisions.Require(meeting.Revision, report.Revision);
        if (meeting.State == MeetingState.Cancelled)
            throw new RefusedException("cancelled", "Cette réunion est annulée : elle n'a pas de compte rendu.");
        if (meeting.StartsAt > Now)
            throw new RefusedException("ahead", "Cette réunion n'a pas commencé : son compte rendu s'écrit après.");
        var people = report.People.Where(one => one.Value > 0).ToDictionary();
        var wrong = new Mistakes();
        foreach (var (network, count) in report.People)
            if (count is < 0 or > MostPeople || network.Length > 0 && !catalogues.Current.Networks.Contains(network))
                wrong.Add($"people-{network}", "out-of-range", $"Écrivez un nombre, de 0 à {MostPeople}.");
        if (people.Count == 0 && wrong.All.Count == 0)
            wrong.Add("people", "nobody", "Écrivez combien de personnes sont venues, réseau par réseau.");
        meeting.Attendances.RemoveAll(one => !people.ContainsKey(one.NetworkCode));
        foreach (var (network, count) in people)
            if (meeting.Attendances.Find(one => one.NetworkCode == network) is { } known)
                known.People = count;
            else
                meeting.Attendances.Add(new Attendance { NetworkCode = network, People = count });
        meeting.Minutes = wrong.Try(() => Bodies.Optional(report.Minutes, "minutes", Meeting.LongestText));
        meeting.PublicExtract = wrong.Try(() => Bodies.Optional(report.PublicExtract, "extract", Meeting.LongestText));
        if (report.IsPublic && meeting.PublicExtract is null)
            wrong.Add("extract", "missing", "Écrivez l'extrait avant de le rendre public.");
        wrong.Throw();
        meeting.PublishedAt = report.IsPublic ? meeting.PublishedAt ?? Now : null;
        meeting.State = MeetingState.Held;
        await WriteAsync(db, meeting, actor, cancellationToken);
    }

    /// <summary>Joins a paper.</summary>
    /// <exception cref="RefusedException">It cannot be taken; it names the field.</exception>
    public async Task AddPaperAsync(Actor actor, Guid id, PaperDraft paper, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await OwnAsync(db, actor, id, cancellationToken);
        await PaperShelf.AddAsync(db, meeting.Id, paper, Now, cancellationToken);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Takes a paper away.</summary>
    public async Task RemovePaperAsync(Actor actor, Guid id, Guid paperId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await OwnAsync(db, actor, id, cancellationToken);
        await db.Set<Paper>()
            .Where(paper => paper.Id == paperId && paper.AboutId == meeting.Id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A meeting that the actor writes.</summary>
    /// <exception cref="RefusedException">There is none such, or it is of another territory.</exception>
    internal static async Task<Meeting> OwnAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Governance);
        var meeting =
            await FindAsync(db, id, cancellationToken)
            ?? throw new RefusedException("unknown-meeting", "Cette réunion n'existe plus.");
        await RequireWritingAsync(db, actor, meeting, cancellationToken);
        return meeting;
    }

    /// <summary>The departments that a meeting is of: its own, else those of its body.</summary>
    internal static IReadOnlyCollection<string> DepartmentsOf(Meeting meeting, Body? body) =>
        meeting.DepartmentCodes.Count > 0 ? meeting.DepartmentCodes : body.Departments();

    private static async Task RequireWritingAsync(
        SproDbContext db,
        Actor actor,
        Meeting meeting,
        CancellationToken cancellationToken
    )
    {
        var body = await db.Set<Body>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == meeting.BodyId, cancellationToken);
        GovernanceReach.RequireWriting(actor, DepartmentsOf(meeting, body));
        // A body of elsewhere is not convened by naming one's own department.
        if (body is not null)
            GovernanceReach.RequireWriting(actor, body.Departments());
    }

    private static Task<Meeting?> FindAsync(SproDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Meeting>()
            .Include(one => one.Groups)
            .Include(one => one.Attendances)
            .AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);

    private static async Task WriteAsync(
        SproDbContext db,
        Meeting meeting,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var isNew = db.Entry(meeting).State == EntityState.Added;
        meeting.Revision++;
        meeting.WrittenBy = actor.AccountId;
        // What came with a meeting that was there came with another's change of it.
        if (!await db.SaveNewAsync(cancellationToken) && !isNew)
            throw Revisions.ChangedMeanwhile();
    }

    private static async Task RequireNoTwinAsync(SproDbContext db, Meeting meeting, CancellationToken cancellationToken)
    {
        var twins = await db.Set<Meeting>()
            .AsNoTracking()
            .Where(one => one.BodyId == meeting.BodyId && one.Title == meeting.Title)
            .Where(one => one.StartsAt == meeting.StartsAt && one.State != MeetingState.Cancelled)
            .ToListAsync(cancellationToken);
        if (twins.Exists(one => one.DepartmentCodes.SequenceEqual(meeting.DepartmentCodes, StringComparer.Ordinal)))
            throw RefusedException.At("title", "known", "Cette réunion est déjà prévue, au même moment.");
    }

    private void Fill(Meeting meeting, MeetingDraft draft, Body? body, Mistakes wrong)
    {
        if (!draft.IsSession && !draft.IsExchange && !draft.IsMutualKnowledge)
            wrong.Add("kinds", "missing", "Cochez ce qu'est la réunion. Elle peut être plusieurs choses.");
        if (draft.IsSession && body is null)
            wrong.Add("body", "missing", "Une séance est celle d'une instance : choisissez-la.");
        var departments = catalogues
            .Current.Territory.Departments.Select(one => one.Code)
            .Intersect(draft.DepartmentCodes, StringComparer.Ordinal)
            .ToList();
        // Both duties are counted by department: one that is nowhere would count nowhere.
        if ((draft.IsExchange || draft.IsMutualKnowledge) && departments.Count == 0)
            wrong.Add("departments", "missing", "Cochez le ou les départements.");
        meeting.Title = wrong.Try(() => Bodies.Line(draft.Title, "title", "Donnez un titre à la réunion.")) ?? "";
        if (draft.StartsAt is null)
            wrong.Add("start", "missing", "Écrivez le jour et l'heure du début.");
        if (draft.EndsAt is null)
            wrong.Add("end", "missing", "Écrivez l'heure de fin.");
        if (draft is { StartsAt: { } start, EndsAt: { } end })
        {
            if (end <= start || end - start > Longest)
                wrong.Add("end", "order", "La fin vient après le début, trois jours plus tard au plus.");
            var day = LocalCalendar.Metropolitan.DayOf(start);
            if (day > LocalCalendar.Metropolitan.DayOf(Now).AddYears(Bodies.LongestAhead))
                wrong.AddTooFar("start", Bodies.LongestAhead);
            else if (body is not null && (day < body.ValidFrom || day > body.ValidTo))
                wrong.Add(
                    "start",
                    "out-of-body",
                    body.ValidTo is { } last
                        ? $"Cette instance existe du {body.ValidFrom.InFrench} au {last.InFrench} : choisissez un de ces jours."
                        : $"Cette instance existe depuis le {body.ValidFrom.InFrench} : choisissez un jour à partir de là."
                );
            (meeting.StartsAt, meeting.EndsAt) = (start, end);
        }
        meeting.Place = wrong.Try(() => Bodies.Optional(draft.Place, "place"));
        meeting.Link = wrong.Try(() => string.IsNullOrWhiteSpace(draft.Link) ? null : WebLink.Read(draft.Link, "link"));
        if (string.IsNullOrWhiteSpace(draft.Place) && string.IsNullOrWhiteSpace(draft.Link))
            wrong.Add("place", "missing", "Écrivez où elle se tient, ou le lien pour la suivre à distance.");
        (meeting.IsSession, meeting.IsExchange, meeting.IsMutualKnowledge) = (
            draft.IsSession,
            draft.IsExchange,
            draft.IsMutualKnowledge
        );
        meeting.BodyId = body?.Id;
        if (!meeting.DepartmentCodes.SequenceEqual(departments, StringComparer.Ordinal))
            meeting.DepartmentCodes = departments;
        meeting.Agenda = wrong.Try(() => Bodies.Optional(draft.Agenda, "agenda", Meeting.LongestText));
    }

    private static async Task GroupsAsync(
        SproDbContext db,
        Meeting meeting,
        MeetingDraft draft,
        Mistakes wrong,
        CancellationToken cancellationToken
    )
    {
        var wanted = draft.Organisers.Union(draft.Participants).ToList();
        var groups = await db.Set<Body>()
            .AsNoTracking()
            .Where(body => body.Kind == BodyKind.TechnicalGroup && wanted.Contains(body.Id))
            .ToListAsync(cancellationToken);
        // A group counts an action of its own department only (AT-18-1).
        if (groups.Find(group => !meeting.DepartmentCodes.Contains(group.DepartmentCode ?? "")) is not null)
            wrong.Add("groups", "elsewhere", "Un groupe coché est d'un autre département que ceux de la réunion.");
        meeting.Groups.RemoveAll(one => groups.TrueForAll(group => group.Id != one.BodyId));
        foreach (var group in groups)
        {
            var known = meeting.Groups.Find(one => one.BodyId == group.Id);
            if (known is null)
                meeting.Groups.Add(known = new MeetingGroup { BodyId = group.Id });
            known.IsOrganiser = draft.Organisers.Contains(group.Id);
        }
    }

    private IQueryable<Mandate> SeatsToTell(SproDbContext db, Meeting meeting)
    {
        var bodies = meeting.Groups.Select(group => (Guid?)group.BodyId).Append(meeting.BodyId).ToList();
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        DateOnly? lastDay = today;
        return db.Set<Mandate>()
            .Where(seat =>
                bodies.Contains(seat.BodyId)
                && seat.Address != null
                && seat.ValidFrom <= today
                && (seat.ValidTo == null || seat.ValidTo >= lastDay)
            );
    }

    private async Task<int> TellAsync(
        SproDbContext db,
        Meeting meeting,
        MeetingNews news,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await outbox.WithdrawAsync(db, meeting.Id, [MessageKind.MeetingNews], cancellationToken);
        var seats = await SeatsToTell(db, meeting).AsNoTracking().ToListAsync(cancellationToken);
        var content = templates.MeetingNews(
            meeting.StartsAt,
            news switch
            {
                MeetingNews.Convened => "Vous êtes convié ou conviée à cette réunion.",
                MeetingNews.Changed => "Le moment ou le lieu de cette réunion a changé.",
                _ => "Cette réunion est annulée.",
            },
            meeting.Title,
            templates.PageAt(Path + meeting.Id)
        );
        var addresses = seats
            .Select(seat => keyring.Read(seat.Address!, Mandate.AddressColumn, seat.Id))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var address in addresses)
            outbox.Add(
                db,
                keyring,
                new NewMessage(Recipient.ByEmail(address), content)
                {
                    AboutId = meeting.Id,
                    UsefulUntil = meeting.StartsAt > Now ? meeting.StartsAt : null,
                }
            );
        return addresses.Count;
    }

    private enum MeetingNews
    {
        Convened,
        Changed,
        Cancelled,
    }
}
