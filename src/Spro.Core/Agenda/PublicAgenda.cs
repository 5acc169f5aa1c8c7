using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>What somebody looks for in the agenda; what is null does not narrow it.</summary>
public sealed record AgendaQuery
{
    /// <summary>For professionals: theirs are shown beside those of the public.</summary>
    public bool ForProfessionals { get; init; }

    /// <summary>Only what is for professionals.</summary>
    public bool OnlyProfessionals { get; init; }

    /// <summary>What is not over at that moment, in UTC.</summary>
    public required DateTime From { get; init; }

    /// <summary>What starts before that moment, in UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>One sort.</summary>
    public ActionKind? Kind { get; init; }

    /// <summary>For one public.</summary>
    public ActionPublics Publics { get; init; }

    /// <summary>In one department, or for the whole region.</summary>
    public string? Department { get; init; }

    /// <summary>Near a commune, or from afar.</summary>
    public CommuneRecord? Near { get; init; }

    /// <summary>How near, in kilometres as the crow flies.</summary>
    public int WithinKm { get; init; } = AgendaPage.UsualKm;

    /// <summary>Only those to which one may still register.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Where the page starts; null for the first.</summary>
    public AgendaKey? After { get; init; }
}

/// <summary>Where an action stands in the agenda: its moment, then its identifier.</summary>
/// <param name="StartsAt">When it starts, in UTC.</param>
/// <param name="Id">Its identifier.</param>
public readonly record struct AgendaKey(DateTime StartsAt, Guid Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static AgendaKey? Read(string? text) =>
        text?.Split('~') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var found)
            ? new AgendaKey(new DateTime(ticks, DateTimeKind.Utc), found)
            : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartsAt.Ticks}~{Id:N}");
}

/// <summary>An action as the agenda lists it.</summary>
/// <param name="Action">The action.</param>
/// <param name="Organiser">Who holds it.</param>
/// <param name="Commune">Where; null from afar.</param>
/// <param name="Km">How far from the commune asked for, as the crow flies; null when none is asked for.</param>
/// <param name="Free">How many seats are free; null when they are not counted.</param>
public sealed record AgendaLine(AgendaAction Action, string Organiser, CommuneRecord? Commune, double? Km, int? Free);

/// <summary>A page of the agenda, in the order of time.</summary>
/// <param name="Lines">The actions.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Where the next page starts; null on the last.</param>
public sealed record AgendaPage(IReadOnlyList<AgendaLine> Lines, int Total, AgendaKey? Next)
{
    /// <summary>How near is near, when nothing else is said.</summary>
    public const int UsualKm = 30;
}

/// <summary>An action as anybody it is for reads it.</summary>
/// <param name="Line">The action, where and by whom.</param>
/// <param name="PlanId">The plan it belongs to.</param>
/// <param name="PlanTitle">Its title.</param>
/// <param name="Papers">Documents and recordings that anybody may have.</param>
/// <param name="Opinions">What was thought of it.</param>
public sealed record AgendaFile(
    AgendaLine Line,
    Guid? PlanId,
    string? PlanTitle,
    IReadOnlyList<Paper> Papers,
    OpinionSummary Opinions
);

/// <summary>The one agenda: what anybody may go to, by day, territory, public and distance.</summary>
public sealed class PublicAgenda(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    private const int MostInFeed = 1000;
    private const int MostOfPlan = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A page of it.</summary>
    public async Task<AgendaPage> FindAsync(AgendaQuery query, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = Narrowed(db, query);
        var total = await all.CountAsync(cancellationToken);
        if (query.After is ({ } at, var id))
            all = all.Where(one => one.StartsAt > at || one.StartsAt == at && one.Id.CompareTo(id) > 0);
        var found = await all.OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();
        return new(
            await LinesAsync(db, page, query.Near, cancellationToken),
            total,
            found.Count > size ? new AgendaKey(page[^1].StartsAt, page[^1].Id) : null
        );
    }

    /// <summary>An action, for whom it is for; null for the others.</summary>
    public async Task<AgendaFile?> FindAsync(Guid id, bool forProfessionals, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var action = await db.Set<AgendaAction>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                one =>
                    one.Id == id
                    && one.State != ActionState.Draft
                    // One called off before it was known never was.
                    && one.PublishedAt != null
                    && (forProfessionals || !one.IsForProfessionals),
                cancellationToken
            );
        if (action is null)
            return null;
        return new(
            (await LinesAsync(db, [action], null, cancellationToken))[0],
            action.PlanId,
            await db.Set<ActionPlan>()
                .Where(plan => plan.Id == action.PlanId && plan.PublishedAt != null)
                .Select(plan => plan.Title)
                .SingleOrDefaultAsync(cancellationToken),
            [.. (await PaperShelf.OfAsync(db, id, cancellationToken)).Where(paper => paper.IsPublic)],
            await ParticipantLists.OpinionsAsync(db, id, cancellationToken)
        );
    }

    /// <summary>The actions of the public that belong to a plan, to come and held, the last first.</summary>
    public async Task<IReadOnlyList<AgendaAction>> OfPlanAsync(Guid plan, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one =>
                one.PlanId == plan
                && one.State != ActionState.Draft
                && one.PublishedAt != null
                && !one.IsForProfessionals
            )
            .OrderByDescending(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .Take(MostOfPlan)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A file joined to an action, when anybody may have it; null otherwise.</summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Guid paperId,
        bool forProfessionals,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var paper = await (
            from one in db.Set<Paper>().AsNoTracking()
            join action in db.Set<AgendaAction>() on one.AboutId equals action.Id
            where
                one.Id == paperId
                && one.Kind != null
                && one.IsPublic
                && action.PublishedAt != null
                && (forProfessionals || !action.IsForProfessionals)
            select one
        ).SingleOrDefaultAsync(cancellationToken);
        if (paper is null)
            return null;
        var file = await db.Set<PaperFile>().AsNoTracking().SingleAsync(one => one.Id == paperId, cancellationToken);
        return (paper, file.Bytes);
    }

    /// <summary>What the public may go to, for calendars that follow the agenda; what was called off since is told as such.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> FeedAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one =>
                one.PublishedAt != null
                && (one.State == ActionState.Published || one.State == ActionState.Cancelled)
                && !one.IsForProfessionals
                && one.EndsAt >= now
            )
            .OrderBy(one => one.StartsAt)
            .Take(MostInFeed)
            .ToListAsync(cancellationToken);
        return [.. all.Select(one => EntryOf(one, null))];
    }

    /// <summary>An action as a calendar shows it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="note">More words; null for what it is about.</param>
    public CalendarEntry EntryOf(AgendaAction action, string? note)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new(
            action.Id,
            action.StartsAt,
            action.EndsAt,
            action.Title,
            action.PlaceKind == ActionPlace.Remote
                ? "À distance"
                : string.Join(", ", ((string?[])[action.Place, CommuneOf(action)?.Name]).OfType<string>()),
            note ?? action.Description,
            action.Revision,
            action.State == ActionState.Cancelled
        );
    }

    private IQueryable<AgendaAction> Narrowed(SproDbContext db, AgendaQuery query)
    {
        // One that is not over started a month ago at most: years of what nobody reported are not read.
        var (from, now) = (query.From, Now);
        var earliest = from.Ticks > AgendaAction.Longest.Ticks ? from - AgendaAction.Longest : from;
        var all = db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one => one.State == ActionState.Published && one.StartsAt >= earliest && one.EndsAt >= from);
        if (!query.ForProfessionals)
            all = all.Where(one => !one.IsForProfessionals);
        else if (query.OnlyProfessionals)
            all = all.Where(one => one.IsForProfessionals);
        if (query.Until is { } until)
            all = all.Where(one => one.StartsAt < until);
        if (query.Kind is { } kind)
            all = all.Where(one => one.Kind == kind);
        if (query.Publics != ActionPublics.None)
        {
            var publics = query.Publics | ActionPublics.Everybody;
            all = all.Where(one => (one.Publics & publics) != ActionPublics.None);
        }
        if (query.Department is { } department)
            all = all.Where(one => one.DepartmentCodes.Count == 0 || one.DepartmentCodes.Contains(department));
        if (query.Near is { Position: { } home } near)
        {
            // The communes that are near, rather than the distance of each action: the store filters.
            var communes = catalogues
                .Current.Territory.Communes.Where(commune =>
                    commune.Code == near.Code
                    || commune.Position is { } there && there.DistanceKmTo(home) <= query.WithinKm
                )
                .Select(commune => commune.Code)
                .ToList();
            all = all.Where(one => one.CommuneCode == null || communes.Contains(one.CommuneCode));
        }
        if (query.OpenOnly)
            all = all.Where(one => one.TakesRegistrations && one.StartsAt > now);
        return all;
    }

    private CommuneRecord? CommuneOf(AgendaAction action) =>
        action.CommuneCode is { } code ? catalogues.Current.Territory.CommuneToday(code) : null;

    private async Task<IReadOnlyList<AgendaLine>> LinesAsync(
        SproDbContext db,
        IReadOnlyList<AgendaAction> actions,
        CommuneRecord? near,
        CancellationToken cancellationToken
    )
    {
        var ids = actions.Where(one => one.Capacity is not null).Select(one => one.Id).ToList();
        var taken = await db.Set<Registration>()
            .Where(one => ids.Contains(one.ActionId) && one.State == RegistrationState.Expected)
            .GroupBy(one => one.ActionId)
            .Select(group => new { group.Key, People = group.Sum(one => one.People) })
            .ToDictionaryAsync(one => one.Key, one => one.People, cancellationToken);
        var names = await Organisers.NamesAsync(db, actions, cancellationToken);
        return
        [
            .. actions.Select(action =>
            {
                var commune = CommuneOf(action);
                return new AgendaLine(
                    action,
                    names[action.Id],
                    commune,
                    near?.Position is { } home && commune?.Position is { } there ? there.DistanceKmTo(home) : null,
                    action.Capacity - taken.GetValueOrDefault(action.Id)
                );
            }),
        ];
    }
}
