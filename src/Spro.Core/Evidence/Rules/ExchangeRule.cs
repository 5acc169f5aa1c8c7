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
                && meeting.StartsAt < asked.End
                // Networks meet, each of them noted; one alone exchanges with nobody.
                && meeting.Attendances.Count(one => one.NetworkCode != Attendance.Others) > 1
            )
            .OrderByDescending(meeting => meeting.StartsAt)
            .Select(meeting => new
            {
                meeting.Id,
                meeting.Title,
                meeting.StartsAt,
                IsPublished = meeting.PublishedAt != null,
                meeting.DepartmentCodes,
                Networks = meeting.Attendances.Select(one => one.NetworkCode).ToList(),
            })
            .ToListAsync(cancellationToken);
        return Judge(
            [
                .. catalogues
                    .Current.Departments.Where(one => asked.Department is null || one.Code == asked.Department)
                    .Select(one => new DepartmentExchanges(
                        one,
                        [
                            .. held.Where(meeting => meeting.DepartmentCodes.Contains(one.Code))
                                .Select(meeting =>
                                    (
                                        new HeldMeeting(
                                            meeting.Id,
                                            meeting.Title,
                                            LocalCalendar.Metropolitan.DayOf(meeting.StartsAt),
                                            meeting.IsPublished
                                        ),
                                        ShortList.Names(
                                            meeting.Networks.Where(code => code != Attendance.Others).Select(NameOf)
                                        )
                                    )
                                ),
                        ]
                    )),
            ],
            asked.Day,
            asked.Threshold(Code)
        );

        string NameOf(string code) => catalogues.Current.Networks.Find(code)?.Name ?? code;
    }

    /// <summary>
    /// Judges the last exchange held in each department (pure): late where the months adopted have gone by since, due where there
    /// has been none.
    /// </summary>
    public static Assessment Judge(IReadOnlyList<DepartmentExchanges> departments, DateOnly day, int? months)
    {
        // Of several departments, the last of each is told; of one, the last ones.
        var most = departments.Count == 1 ? ShortList.MostRows : 1;
        IReadOnlyList<EvidenceRow> evidence =
        [
            .. departments
                .Where(one => one.Held.Count == 0)
                .Select(one => new EvidenceRow(
                    EvidenceKind.Observed,
                    "Aucun temps d'échanges tenu n'est noté.",
                    one.Department.Code
                )),
            .. departments.SelectMany(one =>
                one.Held.Take(most)
                    .Select(exchange => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"Temps d'échanges tenu {exchange.Meeting.InWords}. Réseaux présents : {exchange.Networks}",
                        one.Department.Code,
                        exchange.Meeting.Link
                    ))
            ),
        ];
        if (months is not { } monthsMost || departments.Count == 0)
            return Assessment.NotMeasured(evidence);
        var limit = day.AddMonths(-monthsMost);
        var state =
            departments.Any(one => one.Last < limit) ? ObligationState.Late
            : departments.All(one => one.Last is not null) ? ObligationState.Kept
            : ObligationState.Due;
        return Assessment.Of(state, evidence) with
        {
            // Nothing says by when a first exchange is owed.
            DueBy = state == ObligationState.Due ? null : departments.Min(one => one.Last)?.AddMonths(monthsMost),
        };
    }
}

/// <summary>The exchanges held in a department.</summary>
/// <param name="Department">The department.</param>
/// <param name="Held">Each, the last first, with the networks that came.</param>
internal sealed record DepartmentExchanges(
    TerritoryRecord Department,
    IReadOnlyList<(HeldMeeting Meeting, string Networks)> Held
)
{
    /// <summary>The day of the last one; null when there was none.</summary>
    public DateOnly? Last => Held.Count > 0 ? Held[0].Meeting.Day : null;
}
