using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Governance;

/// <summary>A decision as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">By whom, as <see cref="DecisionOwner.Key"/>.</param>
/// <param name="DueOn">The last day.</param>
public sealed record DecisionDraft(Guid Id, string? Text, string? Owner, DateOnly? DueOn)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>Where a decision stands, as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="MeetingId">The meeting at which it comes back; null between two.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Note">What is said of it; needed to give it up.</param>
/// <param name="NewDueOn">Its new last day, when it changes.</param>
public sealed record DecisionNewsDraft(
    Guid Id,
    Guid DecisionId,
    Guid? MeetingId,
    DecisionState State,
    string? Note,
    DateOnly? NewDueOn
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>Somebody who may be charged with a decision.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Id">Which.</param>
/// <param name="Name">Their name.</param>
public sealed record DecisionOwner(DecisionOwnerKind Kind, string Id, string Name)
{
    /// <summary>"Network/ML".</summary>
    public string Key => $"{Kind}/{Id}";
}

/// <summary>A decision with the name of its owner and the meeting that took it.</summary>
/// <param name="Decision">The decision, with what was said of it since.</param>
/// <param name="Owner">Who is to do it.</param>
/// <param name="MeetingTitle">The meeting that took it.</param>
/// <param name="TakenAt">When that meeting was.</param>
public sealed record DecisionView(Decision Decision, string Owner, string MeetingTitle, DateTime TakenAt);

/// <summary>What meetings decide, and what becomes of it.</summary>
public sealed class Decisions(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues, TimeProvider clock)
{
    // The last day of a decision is known in years; beyond, a slip of the pen.
    private const int LongestInYears = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Who a meeting may charge: the Région, networks, existing bodies, and the structures that sit in its body.</summary>
    public async Task<IReadOnlyList<DecisionOwner>> OwnersAsync(Guid meetingId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OwnersAsync(db, meetingId, cancellationToken);
    }

    /// <summary>Takes a decision down; the same form twice takes one.</summary>
    /// <exception cref="RefusedException">Something is missing, or the last day comes before the meeting; it names the field.</exception>
    public async Task RecordAsync(Actor actor, Guid meetingId, DecisionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await Meetings.OwnAsync(db, actor, meetingId, cancellationToken);
        if (meeting.State == MeetingState.Cancelled || meeting.StartsAt > Now)
            throw new RefusedException("ahead", "Une décision se note quand la réunion a commencé.");
        var wrong = new Mistakes(draft.Unread);
        var text = wrong.Try(() => Bodies.Optional(draft.Text, "text", Decision.LongestText));
        if (text is null)
            wrong.Add("text", "missing", "Écrivez ce qui est décidé.");
        var owner = (await OwnersAsync(db, meetingId, cancellationToken)).FirstOrDefault(one => one.Key == draft.Owner);
        if (owner is null)
            wrong.Add("owner", "missing", "Choisissez qui s'en charge.");
        if (draft.DueOn is null)
            wrong.Add("due", "missing", "Écrivez la date limite.");
        if (draft.DueOn < LocalCalendar.Metropolitan.DayOf(meeting.StartsAt))
            wrong.Add("due", "before", "La date limite vient avant la réunion : corrigez-la.");
        else if (draft.DueOn > LocalCalendar.Metropolitan.DayOf(meeting.StartsAt).AddYears(LongestInYears))
            wrong.Add("due", "far", $"Choisissez une date limite dans les {LongestInYears} ans : vérifiez l'année.");
        wrong.Throw();
        var decision = new Decision
        {
            Id = draft.Id,
            MeetingId = meetingId,
            Text = text!,
            OwnerKind = owner!.Kind,
            OwnerKey = owner.Id,
            DueOn = draft.DueOn!.Value,
            RecordedAt = Now,
        };
        if (
            await db.IsKeptAsync(
                decision,
                one => (one.MeetingId, one.Text, one.OwnerKind, one.OwnerKey, one.DueOn),
                cancellationToken
            )
        )
            return;
        await db.Set<Decision>()
            .Where(one => one.MeetingId == meetingId && one.Text == decision.Text && one.OwnerKey == decision.OwnerKey)
            .RequireNoneAsync("text", "Cette décision est déjà notée pour cette réunion.", cancellationToken);
        db.Add(decision);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Says where a decision stands, at a meeting or between two; the same news twice is one.</summary>
    /// <exception cref="RefusedException">It was closed already, does not come back there, or no reason is given.</exception>
    public async Task FollowAsync(Actor actor, DecisionNewsDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wrong = new Mistakes(draft.Unread);
        var said = wrong.Try(() => Bodies.Optional(draft.Note, "note", Decision.LongestText));
        if (said is null && draft.State == DecisionState.Dropped)
            wrong.Add("note", "missing", "Écrivez pourquoi la décision est abandonnée.");
        if (said is null && draft.NewDueOn is null && draft.State == DecisionState.Open)
            wrong.Add("note", "missing", "Écrivez où elle en est, ou sa nouvelle date limite.");
        var decision = await db.Set<Decision>()
            .Include(one => one.News)
            .SingleOrDefaultAsync(one => one.Id == draft.DecisionId, cancellationToken);
        if (decision is null)
        {
            wrong.Add("decision", "unknown-decision", "Choisissez une décision de la liste.");
            wrong.Throw();
        }
        await Meetings.OwnAsync(db, actor, decision!.MeetingId, cancellationToken);
        var news = new DecisionNews
        {
            Id = draft.Id,
            DecisionId = decision.Id,
            MeetingId = draft.MeetingId,
            At = Now,
            State = draft.State,
            Note = said,
            NewDueOn = draft.State == DecisionState.Open ? draft.NewDueOn : null,
        };
        if (
            await db.IsKeptAsync(
                news,
                one => (one.DecisionId, one.MeetingId, one.State, one.Note, one.NewDueOn),
                cancellationToken
            )
        )
            return;
        if (decision.State != DecisionState.Open)
            throw new RefusedException("closed", "Cette décision est déjà faite ou abandonnée.");
        if (
            draft.MeetingId is { } at
            && at != decision.MeetingId
            && !await (
                await EarlierAsync(
                    db,
                    db.Set<Meeting>(),
                    await Meetings.OwnAsync(db, actor, at, cancellationToken),
                    cancellationToken
                )
            ).AnyAsync(one => one.Id == decision.MeetingId, cancellationToken)
        )
            throw new RefusedException("elsewhere", "Cette décision ne revient pas à cette réunion.");
        wrong.Throw();
        decision.State = draft.State;
        if (draft.State == DecisionState.Open)
            decision.DueOn = draft.NewDueOn ?? decision.DueOn;
        else
            decision.ClosedAt = Now;
        db.Add(news);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>
    /// What comes back at a meeting: what earlier meetings of the same body, or of those it comes after, decided and that was
    /// still open when it starts; for a meeting of no body, what those of no body of the same departments decided. Only what
    /// meetings that may be read decided.
    /// </summary>
    internal async Task<IReadOnlyList<DecisionView>> BackAtAsync(
        SproDbContext db,
        IQueryable<Meeting> readable,
        Meeting meeting,
        CancellationToken cancellationToken
    )
    {
        var ids = (await EarlierAsync(db, readable, meeting, cancellationToken)).Select(one => one.Id);
        // At a meeting of the past: what was open then.
        return await ViewsAsync(
            db,
            db.Set<Decision>()
                .Where(one =>
                    ids.Contains(one.MeetingId) && (one.ClosedAt == null || one.ClosedAt >= meeting.StartsAt)
                ),
            cancellationToken
        );
    }

    private static async Task<IQueryable<Meeting>> EarlierAsync(
        SproDbContext db,
        IQueryable<Meeting> among,
        Meeting meeting,
        CancellationToken cancellationToken
    )
    {
        var earlier = among.Where(one =>
            one.StartsAt < meeting.StartsAt && one.State != MeetingState.Cancelled && one.Id != meeting.Id
        );
        if (meeting.BodyId is { } body)
        {
            var chain = await Bodies.ChainAsync(db, body, cancellationToken);
            return earlier.Where(one => chain.Contains(one.BodyId!.Value));
        }
        var departments = meeting.DepartmentCodes;
        return earlier.Where(one => one.BodyId == null && one.DepartmentCodes.Any(code => departments.Contains(code)));
    }

    /// <summary>Decisions with the names of their owners, the nearest day first.</summary>
    internal async Task<IReadOnlyList<DecisionView>> ViewsAsync(
        SproDbContext db,
        IQueryable<Decision> decisions,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from decision in decisions.AsNoTracking().Include(one => one.News)
            join meeting in db.Set<Meeting>() on decision.MeetingId equals meeting.Id
            orderby decision.DueOn, decision.RecordedAt
            select new
            {
                decision,
                meeting.Title,
                meeting.StartsAt,
            }
        ).ToListAsync(cancellationToken);
        var names = await NamesAsync(db, rows.ConvertAll(row => row.decision), cancellationToken);
        foreach (var row in rows)
            row.decision.News.Sort((one, other) => one.At.CompareTo(other.At));
        return
        [
            .. rows.Select(row => new DecisionView(
                row.decision,
                names[(row.decision.OwnerKind, row.decision.OwnerKey)],
                row.Title,
                row.StartsAt
            )),
        ];
    }

    private async Task<Dictionary<(DecisionOwnerKind, string), string>> NamesAsync(
        SproDbContext db,
        List<Decision> decisions,
        CancellationToken cancellationToken
    )
    {
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        var ids = decisions
            .Where(one => one.OwnerKind is DecisionOwnerKind.Body or DecisionOwnerKind.Structure)
            .Select(one => Guid.Parse(one.OwnerKey))
            .Distinct()
            .ToList();
        var bodies = await db.Set<Body>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.NameOn(today), cancellationToken);
        var structures = await db.Set<Structure>()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return decisions
            .Select(one => (one.OwnerKind, one.OwnerKey))
            .Distinct()
            .ToDictionary(
                owner => owner,
                owner =>
                    owner.OwnerKind switch
                    {
                        DecisionOwnerKind.Body => bodies.GetValueOrDefault(Guid.Parse(owner.OwnerKey)),
                        DecisionOwnerKind.Structure => structures.GetValueOrDefault(Guid.Parse(owner.OwnerKey)),
                        DecisionOwnerKind.Network => catalogues.Current.Networks.Find(owner.OwnerKey)?.Name,
                        _ => RoleName(owner.OwnerKey),
                    } ?? owner.OwnerKey
            );
    }

    private async Task<IReadOnlyList<DecisionOwner>> OwnersAsync(
        SproDbContext db,
        Guid meetingId,
        CancellationToken cancellationToken
    )
    {
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        var bodies = (await db.Set<Body>().AsNoTracking().ToListAsync(cancellationToken)).Where(body =>
            body.HoldsOn(today)
        );
        var structures = await (
            from meeting in db.Set<Meeting>()
            join seat in db.Set<Mandate>() on meeting.BodyId equals seat.BodyId
            join structure in db.Set<Structure>() on seat.StructureId equals structure.Id
            where meeting.Id == meetingId
            select new { structure.Id, structure.Name }
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        return
        [
            .. ((Role[])[Role.Region, Role.RegionalGuidanceOfficer, Role.Cariforef, Role.StateObserver]).Select(
                role => new DecisionOwner(DecisionOwnerKind.Role, role.ToString(), RoleName(role.ToString())!)
            ),
            .. bodies
                .Select(body => new DecisionOwner(DecisionOwnerKind.Body, body.Id.ToString(), body.NameOn(today)))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
            .. catalogues
                .Current.Networks.Where(network =>
                    network.Membership == Membership.Signatory && network.Code != Networks.AnySignatoryPlace
                )
                .Select(network => new DecisionOwner(DecisionOwnerKind.Network, network.Code, network.Name))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
            .. structures
                .Select(one => new DecisionOwner(DecisionOwnerKind.Structure, one.Id.ToString(), one.Name))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
        ];
    }

    private static string? RoleName(string role) =>
        role switch
        {
            nameof(Role.Region) => "La Région",
            nameof(Role.RegionalGuidanceOfficer) => "Les référentes et référents Orientation de la Région",
            nameof(Role.Cariforef) => "Le Cariforef",
            nameof(Role.StateObserver) => "Les services de l'État",
            _ => null,
        };
}
