using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>What one local committee has done in a year for its structures to know each other.</summary>
/// <param name="Name">The name of its territory; with what is missing, when it has no group.</param>
/// <param name="Department">Its department, by its INSEE code.</param>
/// <param name="Held">The actions in which its technical group took part.</param>
/// <param name="PlannedOn">The day of the next one; null when none is planned.</param>
internal sealed record CommitteeYear(
    string Name,
    string? Department,
    IReadOnlyList<HeldMeeting> Held,
    DateOnly? PlannedOn
);

/// <summary>
/// OBL-30: the group of each local committee takes part, each calendar year, in an action held at the scale of a
/// department. One action may serve several groups; a planned one serves none; a committee without a group has held
/// nothing (DOMAIN §1.5, point 3).
/// </summary>
internal sealed class MutualKnowledgeRule(IDbContextFactory<SproDbContext> databases, Committees committees)
    : IObligationRule
{
    private const int FirstMonthOfWarning = 9;

    /// <inheritdoc />
    public string Code => "OBL-30";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var all = await committees.OfAsync(asked, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var actions = await db.Set<Meeting>()
            .AsNoTracking()
            .Include(meeting => meeting.Groups)
            .Where(meeting => meeting.IsMutualKnowledge && meeting.State != MeetingState.Cancelled)
            .OrderByDescending(meeting => meeting.StartsAt)
            .ToListAsync(cancellationToken);
        var (now, before) = (asked.Day.Year, asked.Day.Year - 1);
        return Judge(
            YearOf(now),
            // A year of which nothing at all is recorded here was not lived here.
            actions.Exists(one => DayOf(one).Year <= before)
                ? YearOf(before)
                : [],
            asked.Day,
            asked.Department
        );

        List<CommitteeYear> YearOf(int year) =>
            [
                .. all.Select(one =>
                {
                    var own = actions.FindAll(action =>
                        DayOf(action).Year == year && action.Groups.Exists(group => group.BodyId == one.GroupId)
                    );
                    return new CommitteeYear(
                        one.GroupId is null ? $"{one.Clefop.Name} (sans groupe technique)" : one.Clefop.Name,
                        one.Department,
                        [
                            .. own.Where(action => action.State == MeetingState.Held)
                                .Select(action => new HeldMeeting(
                                    action.Id,
                                    action.Title,
                                    DayOf(action),
                                    action.PublishedAt is not null
                                )),
                        ],
                        own.Where(action => action.IsToCome).Select(action => (DateOnly?)DayOf(action)).Min()
                    );
                }),
            ];

        static DateOnly DayOf(Meeting meeting) => LocalCalendar.Metropolitan.DayOf(meeting.StartsAt);
    }

    /// <summary>
    /// Judges the year of each committee, and the one before; for one department, its own (pure). A year is warned of from
    /// 1 September, and over on its last day. Nothing is judged while nothing is recorded anywhere.
    /// </summary>
    public static Assessment Judge(
        IReadOnlyList<CommitteeYear> yearOfAll,
        IReadOnlyList<CommitteeYear> yearBeforeOfAll,
        DateOnly day,
        string? department = null
    )
    {
        if (!yearOfAll.Concat(yearBeforeOfAll).Any(one => one.Held.Count > 0 || one.PlannedOn is not null))
            return Assessment.NotMeasured();
        var year = Own(yearOfAll);
        var missing = year.FindAll(one => one.Held.Count == 0);
        var missed = Own(yearBeforeOfAll).FindAll(one => one.Held.Count == 0);
        List<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                $"Groupes qui ont participé à une action tenue en {day.Year} : {year.Count - missing.Count} sur {year.Count}."
            ),
        ];
        if (day.Month >= FirstMonthOfWarning)
            evidence.AddRange(
                missing
                    .GroupBy(one => one.Department, StringComparer.Ordinal)
                    .Select(group => new EvidenceRow(EvidenceKind.Observed, Warning([.. group]), group.Key))
            );
        evidence.AddRange(
            ShortList.ByDepartment(
                $"En {day.Year - 1}, sans aucune action tenue",
                missed.Select(one => (one.Department, one.Name))
            )
        );
        evidence.AddRange(
            ShortList.Rows(
                [
                    .. year.SelectMany(one => one.Held.Select(action => (one.Name, Action: action)))
                        .GroupBy(one => one.Action)
                        .OrderByDescending(served => served.Key.Day),
                ],
                served =>
                    new(
                        EvidenceKind.Observed,
                        $"Action tenue {served.Key.InWords}. Groupes : {ShortList.Names(served.Select(one => one.Name))}",
                        Link: served.Key.Link
                    )
            )
        );
        return Assessment.Of(
            missed.Count > 0 || missing.Count > 0 && day is { Month: 12, Day: 31 } ? ObligationState.Late
                : missing.Count > 0 ? ObligationState.Due
                : ObligationState.Kept,
            evidence
        ) with
        {
            DueBy = missing.Count > 0 ? new DateOnly(day.Year, 12, 31) : null,
        };

        List<CommitteeYear> Own(IReadOnlyList<CommitteeYear> all) =>
            [.. all.Where(one => department is null || one.Department == department)];
    }

    private static string Warning(List<CommitteeYear> missing)
    {
        var planned = missing.FindAll(one => one.PlannedOn is not null);
        var words = new List<string> { "L'année finit le 31 décembre" };
        if (planned.Count < missing.Count)
            words.Add(
                $"Ni action tenue, ni action prévue : {ShortList.Names(missing.Except(planned).Select(one => one.Name))}"
            );
        if (planned.Count > 0)
            words.Add(
                $"Une action prévue, pas encore tenue : {ShortList.Names(planned.Select(one => $"{one.Name} (le {one.PlannedOn!.Value.InFrench})"))}"
            );
        return string.Join(". ", words);
    }
}
