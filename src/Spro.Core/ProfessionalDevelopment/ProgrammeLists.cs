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
public sealed record SessionView(
    DevelopmentSession Session,
    ProgrammeModule Module,
    int Seated,
    int Waiting,
    bool IsFictitious
)
{
    /// <summary>How many seats are left.</summary>
    public int Left => Math.Max(0, Session.Capacity - Seated);
}

/// <summary>A module with its sessions.</summary>
/// <param name="Module">The module.</param>
/// <param name="Sessions">Its sessions, the first first.</param>
public sealed record ModuleView(ProgrammeModule Module, IReadOnlyList<SessionView> Sessions);

/// <summary>The programme of a year.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Modules">Its modules, theme by theme.</param>
public sealed record ProgrammeView(YearProgramme Programme, IReadOnlyList<ModuleView> Modules);

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
);

/// <summary>The programme and its enrolments as they are read: by anybody, by who is enrolled, by managers, by the Cariforef.</summary>
public sealed class ProgrammeLists(
    IDbContextFactory<SproDbContext> databases,
    Enrolments enrolments,
    IdentityKeys keys,
    TimeProvider clock
)
{
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

    /// <summary>The published programme of a year; null when there is none.</summary>
    public async Task<ProgrammeView?> PublishedAsync(int year, CancellationToken cancellationToken)
    {
        var view = await ProgrammeAsync(year, cancellationToken);
        return view?.Programme.PublishedAt is null ? null : view;
    }

    /// <summary>The sessions of published programmes in which one may still enrol, the nearest first.</summary>
    public async Task<IReadOnlyList<SessionView>> ToComeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SessionsAsync(
            db,
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
            where programme.PublishedAt != null && session.StartsAt > now && session.State == SessionState.Planned
            orderby session.StartsAt
            select session,
            cancellationToken
        );
    }

    /// <summary>A session of a published programme; null when there is none such.</summary>
    public async Task<SessionView?> FindPublishedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (
            await SessionsAsync(
                db,
                from session in db.Set<DevelopmentSession>()
                join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
                join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
                where session.Id == id && programme.PublishedAt != null
                select session,
                cancellationToken
            )
        ).SingleOrDefault();
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

    /// <summary>The programme of a year, published or not, for the Cariforef.</summary>
    public Task<ProgrammeView?> FindAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        Steering(actor);
        return ProgrammeAsync(year, cancellationToken);
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
        var session = (
            await SessionsAsync(db, db.Set<DevelopmentSession>().Where(one => one.Id == id), cancellationToken)
        ).SingleOrDefault();
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
    public async Task<IReadOnlyList<EnrolmentView>> OwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.ProfessionalDevelopment);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await EnrolmentsAsync(
            db,
            db.Set<Enrolment>().Where(one => one.AccountId == actor.AccountId),
            cancellationToken
        );
    }

    /// <summary>What an enrolment is, by the link of somebody without an account; null when it opens nothing.</summary>
    public async Task<EnrolmentView?> FindByLinkAsync(string? token, CancellationToken cancellationToken)
    {
        if (await enrolments.ByTokenAsync(token, cancellationToken) is not { } found)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (
            await EnrolmentsAsync(db, db.Set<Enrolment>().Where(one => one.Id == found.Id), cancellationToken)
        ).SingleOrDefault();
    }

    /// <summary>Those of a manager's structure who wait for their agreement, the first first.</summary>
    public async Task<IReadOnlyList<EnrolmentView>> AgreementsAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.ProfessionalDevelopment);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. (
                await EnrolmentsAsync(
                    db,
                    db.Set<Enrolment>()
                        .Where(one =>
                            one.StructureId == structure
                            && one.AccountId != actor.AccountId
                            && one.Agreement == ManagerAgreement.Asked
                            && (one.State == EnrolmentState.Seated || one.State == EnrolmentState.Waiting)
                        ),
                    cancellationToken
                )
            )
                .Where(one => one.Session.StartsAt > now && one.Session.State == SessionState.Planned)
                .OrderBy(one => one.Enrolment.Since),
        ];
    }

    private async Task<ProgrammeView?> ProgrammeAsync(int year, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var programme = await db.Set<YearProgramme>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Year == year, cancellationToken);
        if (programme is null)
            return null;
        var modules = await db.Set<ProgrammeModule>()
            .AsNoTracking()
            .Where(one => one.Year == year)
            .ToListAsync(cancellationToken);
        var sessions = await SessionsAsync(
            db,
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where module.Year == year
            orderby session.StartsAt
            select session,
            cancellationToken
        );
        var ofModule = sessions.ToLookup(one => one.Module.Id);
        return new(
            programme,
            [
                .. modules
                    .OrderBy(one => one.Theme)
                    .ThenBy(one => one.Title, StringComparer.CurrentCulture)
                    .Select(one => new ModuleView(one, [.. ofModule[one.Id]])),
            ]
        );
    }

    private static async Task<IReadOnlyList<SessionView>> SessionsAsync(
        SproDbContext db,
        IQueryable<DevelopmentSession> which,
        CancellationToken cancellationToken
    )
    {
        var sessions = await which.AsNoTracking().ToListAsync(cancellationToken);
        var ids = sessions.ConvertAll(one => one.Id);
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
        return
        [
            .. sessions.Select(one => new SessionView(
                one,
                known[one.ModuleId],
                CountOf(one.Id, EnrolmentState.Seated),
                CountOf(one.Id, EnrolmentState.Waiting),
                fictitious.Contains(known[one.ModuleId].Year)
            )),
        ];
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
            orderby session.StartsAt descending
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
