using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.OpenData;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>A report that anybody reads.</summary>
/// <param name="Programme">The programme it is of, with what the Cariforef says of the year.</param>
/// <param name="Figures">Its figures, as they were published.</param>
public sealed record PublishedReport(YearProgramme Programme, DevelopmentReport Figures);

/// <summary>Counts the year by network and department for the Cariforef, and publishes it once it is over.</summary>
public sealed class DevelopmentReports(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The year as it stands now, for the Cariforef.</summary>
    public async Task<DevelopmentReport> CountAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CountAsync(db, year, Now, cancellationToken);
    }

    /// <summary>What those who came wrote, module by module, of those of which ten have answered; in no order, for the Cariforef.</summary>
    public async Task<ListPage<(string Module, string Comment)>> CommentsAsync(
        Actor actor,
        int year,
        int page,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var said =
            from opinion in db.Set<Opinion>()
            join session in db.Set<DevelopmentSession>() on opinion.SessionId equals session.Id
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where module.Year == year
            select new
            {
                opinion.Id,
                opinion.Comment,
                Module = module.Id,
                module.Title,
            };
        var answered = said.GroupBy(one => one.Module)
            .Where(group => group.Count() >= SmallNumbers.Fewest)
            .Select(group => group.Key);
        var shown = await said.Where(one => one.Comment != null && answered.Contains(one.Module))
            .OrderBy(one => one.Title)
            .ThenBy(one => one.Module)
            .ThenBy(one => one.Id)
            .Select(one => new { one.Title, one.Comment })
            .PageAsync(page, cancellationToken);
        return shown.With([.. shown.Rows.Select(one => (one.Title, one.Comment!))]);
    }

    /// <summary>Publishes the report of a year that is over: its figures no longer change, its words may.</summary>
    /// <exception cref="RefusedException">The year is not over, nothing was held, or nothing is said of it.</exception>
    public async Task PublishAsync(
        Actor actor,
        int year,
        int revision,
        string? words,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var programme =
            await db.Set<YearProgramme>().FindAsync([year], cancellationToken)
            ?? throw new RefusedException("no-programme", "Cette année n'a pas de programme.");
        Revisions.Require(programme.Revision, revision);
        if (programme.PublishedAt is null || LocalCalendar.Metropolitan.DayOf(Now).Year <= year)
            throw new RefusedException("not-over", "Le bilan se publie quand l'année du programme est finie.");
        programme.ReportWords = Typed.Needed(
            words,
            "words",
            "Écrivez ce que l'année a apporté, en quelques phrases.",
            YearProgramme.LongestText
        );
        if (programme.ReportedAt is null)
        {
            var figures = await CountAsync(db, year, Now, cancellationToken);
            if (figures.Held == 0)
                throw new RefusedException(
                    "nothing-held",
                    "Aucune session tenue n'est notée : notez d'abord qui est venu."
                );
            (programme.ReportedAt, programme.Report) = (Now, Freeze(figures));
        }
        programme.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>The published report of a year; null when there is none.</summary>
    public async Task<PublishedReport?> FindAsync(int year, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await db.Set<YearProgramme>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Year == year, cancellationToken)
                is { Report: { } figures } programme
            ? new(programme, JsonSerializer.Deserialize<DevelopmentReport>(figures, JsonSerializerOptions.Web)!)
            : null;
    }

    /// <summary>A report as a table that a spreadsheet opens; what is of too few people stays empty.</summary>
    public static Task WriteCsvAsync(Stream output, DevelopmentReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return OpenCsv.WriteAsync(
            output,
            [
                "annee",
                "sorte",
                "code",
                "sessions_tenues",
                "inscriptions",
                "presences",
                "heures",
                "satisfaction_sur_4",
                "pratique_changee_pourcent",
            ],
            [
                Row("total", null, report.Held, report.Total),
                .. report.Themes.Select(one =>
                    (object?[])
                        [
                            report.Year,
                            "theme",
                            one.Theme.ToString(),
                            one.Held,
                            null,
                            one.Came,
                            null,
                            one.Satisfaction,
                            one.Changed,
                        ]
                ),
                .. report.Networks.Select(one => Row("reseau", one.Code, null, one)),
                .. report.Departments.Select(one => Row("departement", one.Code, null, one)),
            ],
            cancellationToken
        );

        object?[] Row(string kind, string? code, int? held, PartFigures part) =>
            [report.Year, kind, code, held, part.Enrolled, part.Came, part.Hours, null, null];
    }

    internal static string Freeze(DevelopmentReport figures) =>
        JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);

    internal static async Task<DevelopmentReport> CountAsync(
        SproDbContext db,
        int year,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var held = await (
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where module.Year == year
            group session by new { module.Theme, session.State } into sessions
            select new { sessions.Key, Count = sessions.Count() }
        ).ToListAsync(cancellationToken);
        // Nobody is named in a count: nothing sealed is read.
        var people = await (
            from enrolment in db.Set<Enrolment>()
            join session in db.Set<DevelopmentSession>() on enrolment.SessionId equals session.Id
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where
                module.Year == year
                // Neither who did not confirm, nor whom a manager refused, nor who still waits for a seat is enrolled; who waited
                // and was let in has come.
                && enrolment.State != EnrolmentState.Unconfirmed
                && enrolment.State != EnrolmentState.Refused
                && (enrolment.State != EnrolmentState.Waiting || enrolment.Came > 0)
                // Nobody has come to what is not held yet.
                && (enrolment.State != EnrolmentState.CameAlong || session.State == SessionState.Held)
            group enrolment by new
            {
                SessionId = enrolment.Came > 0 && session.State == SessionState.Held
                    ? enrolment.SessionId
                    : (Guid?)null,
                module.Theme,
                enrolment.NetworkCode,
                enrolment.DepartmentCode,
                Came = enrolment.Came > 0 && session.State == SessionState.Held ? enrolment.Came : 0,
            } into alike
            select new
            {
                alike.Key.SessionId,
                alike.Key.Theme,
                alike.Key.NetworkCode,
                alike.Key.DepartmentCode,
                alike.Key.Came,
                Count = alike.Count(),
            }
        ).ToListAsync(cancellationToken);
        var ids = people.Select(one => one.SessionId).OfType<Guid>().Distinct().ToList();
        var of = await db.Set<DevelopmentSession>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        List<Group> groups =
        [
            .. people.Select(one => new Group(
                one.Theme,
                one.NetworkCode,
                one.DepartmentCode,
                one.Count,
                one.SessionId is null ? 0 : one.Count,
                one.SessionId is { } id ? one.Count * new Enrolment { Came = one.Came }.MinutesOf(of[id]) : 0
            )),
        ];
        var opinions = await OpinionsAsync(db, year, cancellationToken);
        var themes = Enum.GetValues<DevelopmentTheme>();
        var cameByTheme = Array.ConvertAll(
            themes,
            theme => groups.Where(one => one.Theme == theme).Sum(one => one.Came)
        );
        var hidden = SmallCounts.Hidden(cameByTheme);
        return new(
            year,
            now,
            held.Where(one => one.Key.State != SessionState.Cancelled).Sum(one => one.Count),
            held.Where(one => one.Key.State == SessionState.Cancelled).Sum(one => one.Count),
            Part(null, groups, isHidden: false),
            [
                .. themes.Select(
                    (theme, index) =>
                    {
                        var (satisfaction, changed) = opinions.GetValueOrDefault(theme);
                        return new ThemeFigures(
                            theme,
                            held.Where(one => one.Key.Theme == theme && one.Key.State == SessionState.Held)
                                .Sum(one => one.Count),
                            hidden[index] ? null : cameByTheme[index],
                            satisfaction,
                            changed
                        );
                    }
                ),
            ],
            Parts(groups.ToLookup(one => one.Network)),
            Parts(groups.ToLookup(one => one.Department))
        );

        static IReadOnlyList<PartFigures> Parts(ILookup<string?, Group> parts)
        {
            var all = parts.OrderBy(one => one.Key is null).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
            var few = SmallCounts.Hidden(all.ConvertAll(one => one.Sum(group => group.Came)));
            var fewEnrolled = SmallCounts.Hidden(all.ConvertAll(one => one.Sum(group => group.Enrolled)));
            return [.. all.Select((one, index) => Part(one.Key, [.. one], few[index], fewEnrolled[index]))];
        }

        static PartFigures Part(string? code, List<Group> people, bool isHidden, bool isEnrolledHidden = false)
        {
            int? came = people.Sum(one => one.Came);
            if (isHidden || SmallNumbers.TellsOfFew(came))
                came = null;
            return new(
                code,
                // Nor those who did not come, by subtraction.
                isEnrolledHidden ? null : SmallNumbers.Shown(people.Sum(one => one.Enrolled), came),
                came,
                came is null ? null : people.Sum(one => one.Minutes) / 60
            );
        }
    }

    // By theme: the mean of three marks, and how many of a hundred gave one of the two best answers of four.
    private static async Task<Dictionary<DevelopmentTheme, (decimal? Satisfaction, int? Changed)>> OpinionsAsync(
        SproDbContext db,
        int year,
        CancellationToken cancellationToken
    ) =>
        (
            await (
                from opinion in db.Set<Opinion>()
                join session in db.Set<DevelopmentSession>() on opinion.SessionId equals session.Id
                join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
                where module.Year == year
                group opinion by module.Theme into said
                select new
                {
                    Theme = said.Key,
                    Marks = said.Count(one => one.Useful != null),
                    Sum = said.Sum(one => (one.Useful ?? 0) + (one.Clear ?? 0) + (one.Fitting ?? 0)),
                    Later = said.Count(one => one.Changed != null),
                    Changed = said.Count(one => one.Changed > Opinion.Best / 2),
                }
            ).ToListAsync(cancellationToken)
        ).ToDictionary(
            one => one.Theme,
            one =>
                (
                    one.Marks < SmallNumbers.Fewest ? (decimal?)null : Math.Round(one.Sum / (3m * one.Marks), 1),
                    one.Later < SmallNumbers.Fewest ? (int?)null : (int)Math.Round(100m * one.Changed / one.Later)
                )
        );

    // Those of one theme, network and department who came alike to one session, or did not come to any.
    private sealed record Group(
        DevelopmentTheme Theme,
        string? Network,
        string? Department,
        int Enrolled,
        int Came,
        int Minutes
    );

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DevelopmentSteering);
    }
}
