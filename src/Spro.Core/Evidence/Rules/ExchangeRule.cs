using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-12: in each department, networks have been brought together. The threshold is the longest time between two, in
/// months; the charter sets none.
/// </summary>
internal sealed class ExchangeRule(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues)
    : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-12";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Months;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var held = await db.Set<Meeting>()
            .AsNoTracking()
            .Where(meeting =>
                meeting.IsExchange
                && meeting.State == MeetingState.Held
                && meeting.ConvenedAt != null
                // Networks meet, each of them noted; one alone exchanges with nobody.
                && meeting.Attendances.Count(one => one.NetworkCode != Attendance.Others) > 1
            )
            .Select(meeting => new { meeting.StartsAt, meeting.DepartmentCodes })
            .ToListAsync(cancellationToken);
        return Judge(
            [
                .. catalogues
                    .Current.Departments.Where(one => asked.Department is null || one.Code == asked.Department)
                    .Select(one =>
                        (
                            one,
                            held.Where(meeting => meeting.DepartmentCodes.Contains(one.Code))
                                .Select(meeting => (DateOnly?)LocalCalendar.Metropolitan.DayOf(meeting.StartsAt))
                                .Where(day => day <= asked.Day)
                                .Max()
                        )
                    ),
            ],
            asked.Day,
            asked.Threshold(Code)
        );
    }

    /// <summary>
    /// Judges the last exchange held in each department (pure): late where the months adopted have gone by since, due where there
    /// has been none.
    /// </summary>
    public static Assessment Judge(
        IReadOnlyList<(TerritoryRecord Department, DateOnly? Last)> departments,
        DateOnly day,
        int? months
    )
    {
        IReadOnlyList<EvidenceRow> evidence =
        [
            .. departments.Select(one => new EvidenceRow(
                EvidenceKind.Observed,
                one.Last is { } last
                    ? $"Dernier temps d'échanges tenu, avec la présence de chaque réseau : le {last.InFrench}."
                    : "Aucun temps d'échanges tenu n'est noté.",
                one.Department.Code
            )),
        ];
        if (months is not { } most || departments.Count == 0)
            return Assessment.NotMeasured(evidence);
        var limit = day.AddMonths(-most);
        return Assessment.Of(
            departments.Any(one => one.Last < limit) ? ObligationState.Late
                : departments.All(one => one.Last is not null) ? ObligationState.Kept
                : ObligationState.Due,
            evidence
        );
    }
}
