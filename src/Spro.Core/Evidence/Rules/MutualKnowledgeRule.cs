using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Governance;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-30: each technical group takes part, each calendar year, in an action held at the scale of a department. One
/// action may serve several groups; a planned one serves none (DOMAIN §1.5, point 3).
/// </summary>
internal sealed class MutualKnowledgeRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    private const int FirstMonthOfWarning = 9;

    /// <inheritdoc />
    public string Code => "OBL-30";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var groups = await db.Set<Body>()
            .AsNoTracking()
            .Where(body =>
                body.Kind == BodyKind.TechnicalGroup
                && (asked.Department == null || body.DepartmentCode == asked.Department)
            )
            .ToListAsync(cancellationToken);
        var actions = await db.Set<Meeting>()
            .AsNoTracking()
            .Include(meeting => meeting.Groups)
            .Where(meeting => meeting.IsMutualKnowledge && meeting.State != MeetingState.Cancelled)
            .ToListAsync(cancellationToken);
        var ofYear = actions.FindAll(meeting => meeting.StartsAt.Year == asked.Day.Year);
        return Judge(
            [
                .. groups
                    .Where(group => group.HoldsOn(asked.Day))
                    .Select(group =>
                        (
                            group.NameOn(asked.Day),
                            Of(group)
                                .Any(meeting =>
                                    meeting.State == MeetingState.Held
                                    && DateOnly.FromDateTime(meeting.StartsAt) <= asked.Day
                                ),
                            Of(group).Any(meeting => meeting.IsToCome)
                        )
                    ),
            ],
            asked.Day
        );

        IEnumerable<Meeting> Of(Body group) => ofYear.Where(one => one.Groups.Exists(held => held.BodyId == group.Id));
    }

    /// <summary>Judges the year of each group (pure): the year is over on 31 December, and warned of from 1 September.</summary>
    public static Assessment Judge(IReadOnlyList<(string Group, bool HasHeld, bool HasPlanned)> groups, DateOnly day)
    {
        if (groups.Count == 0)
            return Assessment.NotMeasured();
        var missing = groups.Where(group => !group.HasHeld).ToList();
        var isOver = day is { Month: 12, Day: 31 };
        return Assessment.Of(
            missing.Count == 0 ? ObligationState.Kept
                : isOver ? ObligationState.Late
                : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Groupes qui ont participé à une action tenue en {day.Year} : {groups.Count - missing.Count} sur {groups.Count}."
                ),
                .. missing
                    .Where(group => isOver || day.Month >= FirstMonthOfWarning)
                    .Select(group => new EvidenceRow(
                        EvidenceKind.Observed,
                        group.HasPlanned
                            ? $"{group.Group} : une action est prévue, aucune n'est encore tenue."
                            : $"{group.Group} : aucune action tenue ni prévue. L'année finit le 31 décembre."
                    )),
            ]
        );
    }
}
