using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Territories;

namespace Spro.Core.Governance;

/// <summary>A meeting in a list.</summary>
/// <param name="Meeting">What a list shows of the meeting: when, what, where it stands and who came.</param>
/// <param name="Body">The name of the body, on the day; null when the Région convenes.</param>
public sealed record MeetingLine(Meeting Meeting, string? Body);

/// <summary>A meeting opened.</summary>
/// <param name="Meeting">The meeting, with who came.</param>
/// <param name="Body">The body that meets.</param>
/// <param name="BodyName">Its name on the day.</param>
/// <param name="Groups">The technical groups it serves, with their names.</param>
/// <param name="Decisions">What it decided.</param>
/// <param name="Back">What comes back from earlier meetings.</param>
/// <param name="Papers">Its papers.</param>
/// <param name="MayWrite">The reader may write it.</param>
public sealed record MeetingFile(
    Meeting Meeting,
    Body? Body,
    string? BodyName,
    IReadOnlyList<(MeetingGroup Group, string Name)> Groups,
    IReadOnlyList<DecisionView> Decisions,
    IReadOnlyList<DecisionView> Back,
    IReadOnlyList<Paper> Papers,
    bool MayWrite
);

/// <summary>What anybody may read of a meeting.</summary>
/// <param name="Meeting">The meeting: its minutes are not to be shown.</param>
/// <param name="Body">The name of the body on the day; null when the Région convened.</param>
/// <param name="Papers">The papers that are public.</param>
public sealed record PublicMeeting(Meeting Meeting, string? Body, IReadOnlyList<Paper> Papers);

/// <summary>Meetings as they are read, by those they concern and by anybody.</summary>
public sealed class MeetingLists(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    Decisions decisions,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;
    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>The meetings to come that the actor may read, the nearest first.</summary>
    public async Task<ListPage<MeetingLine>> ToComeAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now;
        return await PageAsync(
            db,
            (await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken))
                .Where(one =>
                    one.EndsAt >= now || one.State == MeetingState.Planned || one.State == MeetingState.Convened
                )
                .OrderBy(one => one.StartsAt)
                .ThenBy(one => one.Id),
            page,
            cancellationToken
        );
    }

    /// <summary>The meetings convened that the actor may read, between two instants, the nearest first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="after">Those that start later; null for all that are not over.</param>
    /// <param name="until">Those that start then at the latest; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<MeetingLine>> ConvenedAsync(
        Actor actor,
        DateTime? after,
        DateTime? until,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now;
        return await LinesAsync(
            db,
            await (await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken))
                .Where(one => one.State == MeetingState.Convened && one.EndsAt >= now)
                .Where(one => after == null || one.StartsAt > after)
                .Where(one => until == null || one.StartsAt <= until)
                .OrderBy(one => one.StartsAt)
                .Select(Shown)
                .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The meetings of a year that are over and that the actor may read, the last first.</summary>
    public async Task<ListPage<MeetingLine>> OfYearAsync(
        Actor actor,
        int year,
        int page,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ((from, until), now) = (Year(year), Now);
        return await PageAsync(
            db,
            (await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken))
                .Where(one =>
                    // One that is called off stays among those to come until its hour.
                    (one.State == MeetingState.Held || one.State == MeetingState.Cancelled && one.EndsAt < now)
                    && one.StartsAt >= from
                    && one.StartsAt < until
                )
                .OrderByDescending(one => one.StartsAt)
                .ThenBy(one => one.Id),
            page,
            cancellationToken
        );
    }

    /// <summary>The open decisions that the actor may read, the nearest day first.</summary>
    public async Task<ListPage<DecisionView>> OpenDecisionsAsync(
        Actor actor,
        int page,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meetings = (await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken)).Select(one => one.Id);
        var open = await db.Set<Decision>()
            .Where(one => one.State == DecisionState.Open && meetings.Contains(one.MeetingId))
            .OrderBy(one => one.DueOn)
            .ThenBy(one => one.RecordedAt)
            .ThenBy(one => one.Id)
            .Select(one => one.Id)
            .PageAsync(page, cancellationToken);
        return open.With(
            await decisions.ViewsAsync(
                db,
                db.Set<Decision>().Where(one => open.Rows.Contains(one.Id)),
                cancellationToken
            )
        );
    }

    /// <summary>A meeting that the actor may read; null when there is none such for them.</summary>
    public async Task<MeetingFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var readable = await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken);
        var meeting = await readable
            .Include(one => one.Groups)
            .Include(one => one.Attendances)
            .AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (meeting is null)
            return null;
        var day = LocalCalendar.Metropolitan.DayOf(meeting.StartsAt);
        var groups = meeting.Groups.ConvertAll(group => group.BodyId);
        var bodies = await db.Set<Body>()
            .AsNoTracking()
            .Where(one => one.Id == meeting.BodyId || groups.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        var body = meeting.BodyId is { } own ? bodies[own] : null;
        var departments = Meetings.DepartmentsOf(meeting, body);
        return new(
            meeting,
            body,
            body?.NameOn(day),
            [
                .. meeting
                    .Groups.Select(group => (group, bodies[group.BodyId].NameOn(day)))
                    .OrderByDescending(one => one.group.IsOrganiser)
                    .ThenBy(one => one.Item2, StringComparer.CurrentCulture),
            ],
            await decisions.ViewsAsync(db, db.Set<Decision>().Where(one => one.MeetingId == id), cancellationToken),
            await decisions.BackAtAsync(db, readable, meeting, cancellationToken),
            await PaperShelf.OfAsync(db, id, cancellationToken),
            actor.MayWrite(departments) && (body is null || actor.MayWrite(body.Departments()))
        );
    }

    /// <summary>What anybody may read of the meetings of a year, the last first.</summary>
    public async Task<ListPage<MeetingLine>> PublicOfYearAsync(int year, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (from, until) = Year(year);
        return await PageAsync(
            db,
            Published(db)
                .Where(one => one.StartsAt >= from && one.StartsAt < until)
                .OrderByDescending(one => one.StartsAt)
                .ThenBy(one => one.Id),
            page,
            cancellationToken
        );
    }

    /// <summary>What anybody may read of a meeting; null when nothing.</summary>
    public async Task<PublicMeeting?> FindPublicAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await Published(db)
            .Include(one => one.Attendances)
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (meeting is null)
            return null;
        var body = await db.Set<Body>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == meeting.BodyId, cancellationToken);
        return new(
            meeting,
            body?.NameOn(LocalCalendar.Metropolitan.DayOf(meeting.StartsAt)),
            [.. (await PaperShelf.OfAsync(db, id, cancellationToken)).Where(paper => paper.IsPublic)]
        );
    }

    /// <summary>
    /// A file joined to a meeting, for who may have it: anybody when it and the meeting are public, else who may read the
    /// meeting; null for the others, and when there is none.
    /// </summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Actor? actor,
        Guid paperId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var paper = await db.Set<Paper>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == paperId && one.Kind != null, cancellationToken);
        if (paper is null)
            return null;
        var isPublic =
            paper.IsPublic && await Published(db).AnyAsync(one => one.Id == paper.AboutId, cancellationToken);
        if (
            !isPublic
            && (
                actor is null
                || !actor.May(Purpose.GovernanceReading)
                || !await (await GovernanceReach.ReadableAsync(db, actor, Today, cancellationToken)).AnyAsync(
                    one => one.Id == paper.AboutId,
                    cancellationToken
                )
            )
        )
            return null;
        var file = await db.Set<PaperFile>().AsNoTracking().SingleAsync(one => one.Id == paperId, cancellationToken);
        return (paper, file.Bytes);
    }

    /// <summary>The name of a department.</summary>
    public string DepartmentName(string code) =>
        catalogues.Current.Territory.Territory(TerritoryKind.Department, code)?.Name ?? code;

    private static IQueryable<Meeting> Published(SproDbContext db) =>
        db.Set<Meeting>().AsNoTracking().Where(one => one.State == MeetingState.Held && one.PublishedAt != null);

    private static (DateTime From, DateTime Until) Year(int year) =>
        (
            LocalCalendar.Metropolitan.ToUtc(new DateTime(year, 1, 1)),
            LocalCalendar.Metropolitan.ToUtc(new DateTime(year + 1, 1, 1))
        );

    // What a list shows, without the papers and the minutes.
    private static readonly Expression<Func<Meeting, Meeting>> Shown = one => new Meeting
    {
        Id = one.Id,
        BodyId = one.BodyId,
        IsSession = one.IsSession,
        IsExchange = one.IsExchange,
        IsMutualKnowledge = one.IsMutualKnowledge,
        Title = one.Title,
        StartsAt = one.StartsAt,
        EndsAt = one.EndsAt,
        State = one.State,
        FromDemonstration = one.FromDemonstration,
        Attendances = one.Attendances.ToList(),
    };

    private static async Task<ListPage<MeetingLine>> PageAsync(
        SproDbContext db,
        IQueryable<Meeting> meetings,
        int number,
        CancellationToken cancellationToken
    )
    {
        var page = await meetings.Select(Shown).PageAsync(number, cancellationToken);
        return page.With(await LinesAsync(db, page.Rows, cancellationToken));
    }

    private static async Task<IReadOnlyList<MeetingLine>> LinesAsync(
        SproDbContext db,
        IReadOnlyList<Meeting> meetings,
        CancellationToken cancellationToken
    )
    {
        var bodies = await db.Set<Body>().AsNoTracking().ToDictionaryAsync(one => one.Id, cancellationToken);
        return
        [
            .. meetings.Select(one => new MeetingLine(
                one,
                one.BodyId is { } id ? bodies[id].NameOn(LocalCalendar.Metropolitan.DayOf(one.StartsAt)) : null
            )),
        ];
    }
}
