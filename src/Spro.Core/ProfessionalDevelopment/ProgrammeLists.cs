using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>A session with who is in it, in numbers.</summary>
/// <param name="Session">The session.</param>
/// <param name="Module">What is learnt.</param>
/// <param name="Seated">How many have a seat.</param>
/// <param name="Waiting">How many wait for one.</param>
/// <param name="IsFictitious">It is of the demonstration.</param>
/// <param name="HasBegun">Nobody comes to it any more who is not there.</param>
/// <param name="IsOver">It has ended.</param>
public sealed record SessionView(
    DevelopmentSession Session,
    ProgrammeModule Module,
    int Seated,
    int Waiting,
    bool IsFictitious,
    bool HasBegun,
    bool IsOver
)
{
    /// <summary>How many seats are left.</summary>
    public int Left => Math.Max(0, Session.Capacity - Seated);
}

/// <summary>A module with its sessions, those of a page of the programme.</summary>
/// <param name="Module">The module.</param>
/// <param name="Sessions">Its sessions, the first first.</param>
public sealed record ModuleView(ProgrammeModule Module, IReadOnlyList<SessionView> Sessions);

/// <summary>The programme of a year, a page of it.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Themes">The themes that have a module, on whatever page.</param>
/// <param name="Modules">Modules theme by theme, with fifty sessions in all.</param>
public sealed record ProgrammeView(
    YearProgramme Programme,
    IReadOnlyCollection<DevelopmentTheme> Themes,
    ListPage<ModuleView> Modules
);

/// <summary>An enrolment with its session.</summary>
/// <param name="Enrolment">The enrolment.</param>
/// <param name="Session">Its session.</param>
/// <param name="Module">What is learnt.</param>
/// <param name="Name">Who they are; null once they are no longer named.</param>
/// <param name="Organisation">Where they work; null when it is not known.</param>
public sealed record EnrolmentView(
    Enrolment Enrolment,
    DevelopmentSession Session,
    ProgrammeModule Module,
    string? Name,
    string? Organisation
)
{
    /// <summary>Which turn of the waiting list is theirs, from 1; null when they do not wait, and in lists.</summary>
    public int? Rank { get; init; }
}

/// <summary>The programme and its enrolments as they are read: by anybody, by who is enrolled, by managers, by the Cariforef.</summary>
public sealed class ProgrammeLists(
    IDbContextFactory<SproDbContext> databases,
    Enrolments enrolments,
    IdentityKeys keys,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The years whose programme anybody may read, the last first.</summary>
    public async Task<IReadOnlyList<YearProgramme>> PublishedYearsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<YearProgramme>()
            .AsNoTracking()
            .Where(one => one.PublishedAt != null)
            .OrderByDescending(one => one.Year)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A page of the published programme of a year; null when there is none.</summary>
    public async Task<ProgrammeView?> PublishedAsync(int year, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ProgrammeAsync(db, year, cancellationToken) is { PublishedAt: not null } programme
            ? await ViewAsync(db, programme, page, cancellationToken)
            : null;
    }

    /// <summary>The sessions of published programmes in which one may still enrol, the nearest first.</summary>
    public async Task<ListPage<SessionView>> ToComeAsync(int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = await ToCome(db)
            .OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .Select(one => one.Id)
            .PageAsync(page, cancellationToken);
        return ids.With(await SessionsAsync(db, ids.Rows, cancellationToken));
    }

    /// <summary>Those of them that start between two instants, the nearest first.</summary>
    /// <param name="after">Those that start later; null for all that are to come.</param>
    /// <param name="until">Those that start then at the latest; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<SessionView>> ToComeAsync(
        DateTime? after,
        DateTime? until,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = await ToCome(db)
            .Where(one => after == null || one.StartsAt > after)
            .Where(one => until == null || one.StartsAt <= until)
            .OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        return await SessionsAsync(db, ids, cancellationToken);
    }

    /// <summary>A session of a published programme; null when there is none such.</summary>
    public async Task<SessionView?> FindPublishedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var published = await (
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
            where session.Id == id && programme.PublishedAt != null
            select session.Id
        ).ToListAsync(cancellationToken);
        return (await SessionsAsync(db, published, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Every year that has a programme, the last first, for the Cariforef.</summary>
    public async Task<IReadOnlyList<YearProgramme>> YearsAsync(Actor actor, CancellationToken cancellationToken)
    {
        Steering(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<YearProgramme>()
            .AsNoTracking()
            .OrderByDescending(one => one.Year)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The programme of a year, published or not, without its modules, for the Cariforef.</summary>
    public async Task<YearProgramme?> FindAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        Steering(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ProgrammeAsync(db, year, cancellationToken);
    }

    /// <summary>A page of the programme of a year, published or not, for the Cariforef.</summary>
    public async Task<ProgrammeView?> OpenAsync(Actor actor, int year, int page, CancellationToken cancellationToken)
    {
        Steering(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ProgrammeAsync(db, year, cancellationToken) is { } programme
            ? await ViewAsync(db, programme, page, cancellationToken)
            : null;
    }

    /// <summary>A module, for the Cariforef.</summary>
    public async Task<ProgrammeModule?> FindModuleAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        Steering(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProgrammeModule>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
    }

    /// <summary>A session with those who are enrolled, by name, for the Cariforef.</summary>
    public async Task<(SessionView Session, IReadOnlyList<EnrolmentView> People)?> FindSessionAsync(
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        Steering(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session = (await SessionsAsync(db, [id], cancellationToken)).SingleOrDefault();
        return session is null
            ? null
            : (
                session,
                [
                    .. (
                        await EnrolmentsAsync(
                            db,
                            db.Set<Enrolment>()
                                .Where(one => one.SessionId == id && one.State != EnrolmentState.Unconfirmed),
                            cancellationToken
                        )
                    ).OrderBy(one => one.Name, StringComparer.CurrentCulture),
                ]
            );
    }

    /// <summary>One's own enrolments, the last session first.</summary>
    public async Task<ListPage<EnrolmentView>> OwnAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = await (
            from enrolment in OwnOf(db, actor)
            join session in db.Set<DevelopmentSession>() on enrolment.SessionId equals session.Id
            orderby session.StartsAt descending, enrolment.Id
            select enrolment.Id
        ).PageAsync(page, cancellationToken);
        return ids.With(
            await EnrolmentsAsync(db, db.Set<Enrolment>().Where(one => ids.Rows.Contains(one.Id)), cancellationToken)
        );
    }

    /// <summary>One's own enrolment; null when there is none such.</summary>
    public async Task<EnrolmentView?> FindOwnAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SingleAsync(db, OwnOf(db, actor).Where(one => one.Id == id), cancellationToken);
    }

    /// <summary>One's own enrolment in a session; null when there is none.</summary>
    public async Task<EnrolmentView?> FindOwnInAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SingleAsync(db, OwnOf(db, actor).Where(one => one.SessionId == sessionId), cancellationToken);
    }

    /// <summary>What an enrolment is, by the link of somebody without an account; null when it opens nothing.</summary>
    public async Task<EnrolmentView?> FindByLinkAsync(string? token, CancellationToken cancellationToken)
    {
        if (await enrolments.ByTokenAsync(token, cancellationToken) is not { } found)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SingleAsync(db, db.Set<Enrolment>().Where(one => one.Id == found.Id), cancellationToken);
    }

    /// <summary>Those of a manager's structure who wait for their agreement, the first first.</summary>
    public async Task<IReadOnlyList<EnrolmentView>> AgreementsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. (await EnrolmentsAsync(db, ToAgreeTo(db, actor), cancellationToken)).OrderBy(one => one.Enrolment.Since),
        ];
    }

    /// <summary>How many wait for a manager's agreement.</summary>
    public async Task<int> CountAgreementsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ToAgreeTo(db, actor).CountAsync(cancellationToken);
    }

    private IQueryable<Enrolment> ToAgreeTo(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.ProfessionalDevelopment);
        var now = clock.GetUtcNow().UtcDateTime;
        return from one in db.Set<Enrolment>()
            join session in db.Set<DevelopmentSession>() on one.SessionId equals session.Id
            where
                one.StructureId == structure
                && one.AccountId != actor.AccountId
                && one.Agreement == ManagerAgreement.Asked
                && (one.State == EnrolmentState.Seated || one.State == EnrolmentState.Waiting)
                && session.StartsAt > now
                && session.State == SessionState.Planned
            select one;
    }

    private static IQueryable<Enrolment> OwnOf(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.ProfessionalDevelopment);
        return db.Set<Enrolment>().Where(one => one.AccountId == actor.AccountId);
    }

    private static Task<YearProgramme?> ProgrammeAsync(
        SproDbContext db,
        int year,
        CancellationToken cancellationToken
    ) => db.Set<YearProgramme>().AsNoTracking().SingleOrDefaultAsync(one => one.Year == year, cancellationToken);

    private async Task<ProgrammeView> ViewAsync(
        SproDbContext db,
        YearProgramme programme,
        int number,
        CancellationToken cancellationToken
    )
    {
        var modules = db.Set<ProgrammeModule>().AsNoTracking().Where(one => one.Year == programme.Year);
        // A module without a session has a line too.
        var page = await (
            from module in modules
            join session in db.Set<DevelopmentSession>() on module.Id equals session.ModuleId into sessions
            from session in sessions.DefaultIfEmpty()
            // As the enumeration has them: the store keeps their names.
            orderby module.Theme == DevelopmentTheme.Practices ? 0
            : module.Theme == DevelopmentTheme.DigitalTools ? 1
            : module.Theme == DevelopmentTheme.NewNeeds ? 2
            : 3, module.Title, module.Id, session.StartsAt, session.Id
            select new { ModuleId = module.Id, SessionId = (Guid?)session.Id }
        ).PageAsync(number, cancellationToken);
        var ids = page.Rows.Select(row => row.ModuleId).Distinct().ToList();
        var known = await modules
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        var views = (
            await SessionsAsync(db, [.. page.Rows.Select(row => row.SessionId).OfType<Guid>()], cancellationToken)
        ).ToLookup(one => one.Module.Id);
        return new(
            programme,
            await modules.Select(one => one.Theme).Distinct().ToListAsync(cancellationToken),
            page.With([.. ids.Select(id => new ModuleView(known[id], [.. views[id]]))])
        );
    }

    private IQueryable<DevelopmentSession> ToCome(SproDbContext db)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var published =
            from module in db.Set<ProgrammeModule>()
            join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
            where programme.PublishedAt != null
            select module.Id;
        return db.Set<DevelopmentSession>()
            .Where(one => one.StartsAt > now && one.State == SessionState.Planned && published.Contains(one.ModuleId));
    }

    private async Task<IReadOnlyList<SessionView>> SessionsAsync(
        SproDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];
        var sessions = await db.Set<DevelopmentSession>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToListAsync(cancellationToken);
        var order = ids.Index().ToDictionary(one => one.Item, one => one.Index);
        sessions.Sort((one, other) => order[one.Id].CompareTo(order[other.Id]));
        var modules = sessions.ConvertAll(one => one.ModuleId);
        var known = await db.Set<ProgrammeModule>()
            .AsNoTracking()
            .Where(one => modules.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        var fictitious = await db.Set<YearProgramme>()
            .Where(one => one.FromDemonstration)
            .Select(one => one.Year)
            .ToListAsync(cancellationToken);
        var counts = await db.Set<Enrolment>()
            .Where(one => ids.Contains(one.SessionId))
            .GroupBy(one => new { one.SessionId, one.State })
            .Select(group => new
            {
                group.Key.SessionId,
                group.Key.State,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var of = counts.ToDictionary(one => (one.SessionId, one.State), one => one.Count);
        int CountOf(Guid id, EnrolmentState state) => of.GetValueOrDefault((id, state));
        var now = Now;
        return
        [
            .. sessions.Select(one => new SessionView(
                one,
                known[one.ModuleId],
                CountOf(one.Id, EnrolmentState.Seated),
                CountOf(one.Id, EnrolmentState.Waiting),
                fictitious.Contains(known[one.ModuleId].Year),
                one.StartsAt <= now,
                one.EndsAt <= now
            )),
        ];
    }

    // One, with its turn when it waits.
    private async Task<EnrolmentView?> SingleAsync(
        SproDbContext db,
        IQueryable<Enrolment> which,
        CancellationToken cancellationToken
    )
    {
        if ((await EnrolmentsAsync(db, which, cancellationToken)).SingleOrDefault() is not { Enrolment: var own } view)
            return null;
        return own.State == EnrolmentState.Waiting
            ? view with
            {
                Rank =
                    1
                    + await db.Set<Enrolment>()
                        .CountAsync(
                            one =>
                                one.SessionId == own.SessionId
                                && one.State == EnrolmentState.Waiting
                                && (one.Since < own.Since || one.Since == own.Since && one.Id.CompareTo(own.Id) < 0),
                            cancellationToken
                        ),
            }
            : view;
    }

    private async Task<IReadOnlyList<EnrolmentView>> EnrolmentsAsync(
        SproDbContext db,
        IQueryable<Enrolment> which,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var rows = await (
            from enrolment in which.AsNoTracking()
            join session in db.Set<DevelopmentSession>() on enrolment.SessionId equals session.Id
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            join structure in db.Set<Structures.Structure>()
                on enrolment.StructureId equals structure.Id
                into structures
            from structure in structures.DefaultIfEmpty()
            orderby session.StartsAt descending, enrolment.Id
            select new
            {
                enrolment,
                session,
                module,
                Structure = structure == null ? null : structure.Name,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new EnrolmentView(
                row.enrolment,
                row.session,
                row.module,
                keyring.Read(row.enrolment.Name, Enrolment.NameColumn, row.enrolment.Id),
                row.Structure
                    ?? keyring.Read(row.enrolment.Organisation, Enrolment.OrganisationColumn, row.enrolment.Id)
            )),
        ];
    }

    private static void Steering(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DevelopmentSteering);
    }
}
