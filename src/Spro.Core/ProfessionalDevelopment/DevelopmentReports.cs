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

    /// <summary>What those who came wrote, of each module of which ten have answered; in no order, for the Cariforef.</summary>
    public async Task<IReadOnlyList<(ProgrammeModule Module, IReadOnlyList<string> Comments)>> CommentsAsync(
        Actor actor,
        int year,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from opinion in db.Set<Opinion>()
            join session in db.Set<DevelopmentSession>() on opinion.SessionId equals session.Id
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where module.Year == year
            orderby opinion.Id
            select new { module, opinion.Comment }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.module.Id)
                .Where(group => group.Count() >= SmallNumbers.Fewest)
                .Select(group =>
                    (
                        group.First().module,
                        (IReadOnlyList<string>)[.. group.Select(row => row.Comment).OfType<string>()]
                    )
                ),
        ];
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
        var sessions = await (
            from session in db.Set<DevelopmentSession>().AsNoTracking()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where module.Year == year
            select new { session, module.Theme }
        ).ToListAsync(cancellationToken);
        var of = sessions.ToDictionary(one => one.session.Id);
        var ids = of.Keys.ToList();
        var enrolments = await db.Set<Enrolment>()
            .AsNoTracking()
            .Where(one =>
                ids.Contains(one.SessionId)
                // Neither who did not confirm nor whom a manager refused is enrolled.
                && one.State != EnrolmentState.Unconfirmed
                && one.State != EnrolmentState.Refused
            )
            // Nobody is named in a count: nothing sealed is read.
            .Select(one => new Enrolment
            {
                SessionId = one.SessionId,
                State = one.State,
                NetworkCode = one.NetworkCode,
                DepartmentCode = one.DepartmentCode,
                Came = one.Came,
            })
            .ToListAsync(cancellationToken);
        var opinions = await db.Set<Opinion>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.SessionId))
            .ToListAsync(cancellationToken);
        var themes = Enum.GetValues<DevelopmentTheme>();
        var cameByTheme = Array.ConvertAll(
            themes,
            theme => enrolments.Count(one => one.HasCome && of[one.SessionId].Theme == theme)
        );
        var hidden = SmallCounts.Hidden(cameByTheme);
        return new(
            year,
            now,
            sessions.Count(one => one.session.State != SessionState.Cancelled),
            sessions.Count(one => one.session.State == SessionState.Cancelled),
            Part(null, enrolments, isHidden: false),
            [
                .. themes.Select(
                    (theme, index) =>
                    {
                        var said = opinions.FindAll(one => of[one.SessionId].Theme == theme);
                        return new ThemeFigures(
                            theme,
                            sessions.Count(one => one.Theme == theme && one.session.State == SessionState.Held),
                            hidden[index] ? null : cameByTheme[index],
                            Satisfaction(said),
                            Changed(said)
                        );
                    }
                ),
            ],
            Parts(enrolments.ToLookup(one => one.NetworkCode)),
            Parts(enrolments.ToLookup(one => one.DepartmentCode))
        );

        IReadOnlyList<PartFigures> Parts(ILookup<string?, Enrolment> parts)
        {
            var all = parts.OrderBy(one => one.Key is null).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
            var few = SmallCounts.Hidden(all.ConvertAll(one => one.Count(enrolment => enrolment.HasCome)));
            var fewEnrolled = SmallCounts.Hidden(all.ConvertAll(one => one.Count()));
            return [.. all.Select((one, index) => Part(one.Key, [.. one], few[index], fewEnrolled[index]))];
        }

        PartFigures Part(string? code, List<Enrolment> people, bool isHidden, bool isEnrolledHidden = false)
        {
            int? came = people.Count(one => one.HasCome);
            if (isHidden || SmallNumbers.TellsOfFew(came))
                came = null;
            return new(
                code,
                // Nor those who did not come, by subtraction.
                isEnrolledHidden ? null : SmallNumbers.Shown(people.Count, came),
                came,
                came is null ? null : people.Sum(one => one.HasCome ? one.MinutesOf(of[one.SessionId].session) : 0) / 60
            );
        }
    }

    private static decimal? Satisfaction(List<Opinion> said)
    {
        var marks = said.FindAll(one => one.Useful is not null);
        return marks.Count < SmallNumbers.Fewest
            ? null
            : Math.Round(marks.Average(one => (one.Useful!.Value + one.Clear!.Value + one.Fitting!.Value) / 3m), 1);
    }

    // The two best answers of four.
    private static int? Changed(List<Opinion> said)
    {
        var marks = said.FindAll(one => one.Changed is not null);
        return marks.Count < SmallNumbers.Fewest
            ? null
            : (int)Math.Round(100m * marks.Count(one => one.Changed > Opinion.Best / 2) / marks.Count);
    }

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DevelopmentSteering);
    }
}
