using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.ProfessionalDevelopment;

namespace Spro.Core.Evidence.Rules;

/// <summary>What was done of the programme of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsPublished">Anybody could read it that day.</param>
/// <param name="IsReported">Its report was published.</param>
/// <param name="Held">Sessions held, by theme.</param>
internal sealed record ProgrammeYear(
    int Year,
    bool IsPublished,
    bool IsReported,
    IReadOnlyDictionary<DevelopmentTheme, int> Held
)
{
    /// <summary>What the charter owes each year.</summary>
    public static IReadOnlyList<DevelopmentTheme> Owed { get; } =
    [DevelopmentTheme.Practices, DevelopmentTheme.DigitalTools, DevelopmentTheme.NewNeeds];

    public bool IsKept => IsPublished && Owed.All(theme => Held.GetValueOrDefault(theme) > 0);

    /// <summary>The programmes written for a year up to that day's, the last first.</summary>
    public static async Task<IReadOnlyList<ProgrammeYear>> UntilAsync(
        IDbContextFactory<SproDbContext> databases,
        Asked asked,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var programmes = await db.Set<YearProgramme>()
            .AsNoTracking()
            .Where(one => one.Year <= asked.Day.Year)
            .OrderByDescending(one => one.Year)
            .ToListAsync(cancellationToken);
        var held = await (
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where session.State == SessionState.Held && session.StartsAt < asked.End
            group session by new { module.Year, module.Theme } into sessions
            select new
            {
                sessions.Key.Year,
                sessions.Key.Theme,
                Count = sessions.Count(),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. programmes.Select(one => new ProgrammeYear(
                one.Year,
                one.PublishedAt < asked.End,
                one.ReportedAt < asked.End,
                held.Where(row => row.Year == one.Year).ToDictionary(row => row.Theme, row => row.Count)
            )),
        ];
    }
}

/// <summary>
/// OBL-18: the programme of the year is published, and a session of each of the three themes was held; one that is planned
/// does not count. It is due until the year ends, and late afterwards.
/// </summary>
internal sealed class ProgrammeRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-18";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await ProgrammeYear.UntilAsync(databases, asked, cancellationToken), asked.Day);

    /// <summary>Judges the years of the programme (pure).</summary>
    public static Assessment Judge(IReadOnlyList<ProgrammeYear> years, DateOnly day)
    {
        // Nothing was published yet: nobody has begun.
        if (!years.Any(one => one.IsPublished))
            return Assessment.NotMeasured();
        var now = years.FirstOrDefault(one => one.Year == day.Year);
        // A year before the first programme was not lived here.
        var missed =
            years.Any(one => one.Year < day.Year)
            && years.FirstOrDefault(one => one.Year == day.Year - 1) is not { IsKept: true };
        List<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                now is { IsPublished: true }
                    ? $"Le programme de {day.Year} est publié."
                    : $"Le programme de {day.Year} n'est pas publié.",
                Link: EvidenceLinks.Programme
            ),
            .. ProgrammeYear.Owed.Select(theme => new EvidenceRow(
                EvidenceKind.Observed,
                $"{Name(theme)}, sessions tenues en {day.Year} : {now?.Held.GetValueOrDefault(theme) ?? 0}."
            )),
        ];
        if (missed)
            evidence.Add(
                new(
                    EvidenceKind.Observed,
                    $"En {day.Year - 1}, le programme n'a pas été publié, ou un thème n'a eu aucune session tenue."
                )
            );
        var isKept = now is { IsKept: true };
        return Assessment.Of(
            missed || !isKept && day is { Month: 12, Day: 31 } ? ObligationState.Late
                : isKept ? ObligationState.Kept
                : ObligationState.Due,
            evidence
        ) with
        {
            DueBy = isKept ? null : new DateOnly(day.Year, 12, 31),
        };
    }

    private static string Name(DevelopmentTheme theme) =>
        theme switch
        {
            DevelopmentTheme.Practices => "Les pratiques",
            DevelopmentTheme.DigitalTools => "Les outils numériques",
            _ => "Les nouveaux besoins et l'accompagnement à distance",
        };
}

/// <summary>
/// OBL-20: a year of the programme has its report, published once the year is over. It is due during the year that follows,
/// and late afterwards.
/// </summary>
internal sealed class ProgrammeReportRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-20";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await ProgrammeYear.UntilAsync(databases, asked, cancellationToken), asked.Day);

    /// <summary>Judges the reports of the years that are over (pure).</summary>
    public static Assessment Judge(IReadOnlyList<ProgrammeYear> years, DateOnly day)
    {
        var over = years.Where(one => one.IsPublished && one.Year < day.Year).ToList();
        return over.Count == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                over.Exists(one => !one.IsReported && one.Year < day.Year - 1) ? ObligationState.Late
                    : over.Exists(one => !one.IsReported) ? ObligationState.Due
                    : ObligationState.Kept,
                [
                    .. over.Select(one => new EvidenceRow(
                        EvidenceKind.Observed,
                        one.IsReported
                            ? $"Le bilan de {one.Year} est publié."
                            : $"Le bilan de {one.Year} n'est pas publié.",
                        Link: one.IsReported ? EvidenceLinks.ProgrammeReport(one.Year) : null
                    )),
                ]
            ) with
            {
                DueBy = over.Where(one => !one.IsReported)
                    .Select(one => (DateOnly?)new DateOnly(one.Year + 1, 12, 31))
                    .Min(),
            };
    }
}
