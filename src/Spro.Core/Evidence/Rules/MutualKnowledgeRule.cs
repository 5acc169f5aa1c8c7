using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>What one local committee has done in a year for its structures to know each other.</summary>
/// <param name="Department">Its department, by its INSEE code.</param>
/// <param name="HasHeld">Its technical group took part in an action that was held.</param>
/// <param name="HasPlanned">One is planned.</param>
internal sealed record CommitteeYear(string? Department, bool HasHeld, bool HasPlanned);

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
            .ToListAsync(cancellationToken);
        var (now, before) = (asked.Day.Year, asked.Day.Year - 1);
        return Judge(
            YearOf(now),
            // A year of which nothing at all is recorded here was not lived here.
            actions.Exists(one => DayOf(one).Year <= before)
                ? YearOf(before)
                : [],
            asked.Day
        );

        List<CommitteeYear> YearOf(int year) =>
            [
                .. all.Select(one =>
                {
                    var own = actions.FindAll(action =>
                        DayOf(action).Year == year && action.Groups.Exists(group => group.BodyId == one.GroupId)
                    );
                    return new CommitteeYear(
                        one.Department,
                        own.Exists(action => action.State == MeetingState.Held),
                        own.Exists(action => action.IsToCome)
                    );
                }),
            ];

        static DateOnly DayOf(Meeting meeting) => LocalCalendar.Metropolitan.DayOf(meeting.StartsAt);
    }

    /// <summary>
    /// Judges the year of each committee, and the one before (pure). A year is warned of from 1 September, and over on
    /// its last day.
    /// </summary>
    public static Assessment Judge(
        IReadOnlyList<CommitteeYear> year,
        IReadOnlyList<CommitteeYear> yearBefore,
        DateOnly day
    )
    {
        if (!year.Concat(yearBefore).Any(one => one.HasHeld || one.HasPlanned))
            return Assessment.NotMeasured();
        var missing = year.Where(one => !one.HasHeld).ToList();
        var missed = yearBefore.Count(one => !one.HasHeld);
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
                    .Select(group => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"Sans action tenue : {group.Count()}, dont {group.Count(one => one.HasPlanned)} avec une action prévue. L'année finit le 31 décembre.",
                        group.Key
                    ))
            );
        if (missed > 0)
            evidence.Add(
                new(EvidenceKind.Observed, $"En {day.Year - 1}, groupes sans aucune action tenue : {missed}.")
            );
        return Assessment.Of(
            missed > 0 || missing.Count > 0 && day is { Month: 12, Day: 31 } ? ObligationState.Late
                : missing.Count > 0 ? ObligationState.Due
                : ObligationState.Kept,
            evidence
        );
    }
}
