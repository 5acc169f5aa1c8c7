using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-14: how many days go by, this year, from the wish for advice to the first appointment proposed, by network. The threshold is
/// the most days for nine people in ten.
/// </summary>
internal sealed class AdviceDelayRule(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues)
    : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-14";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Days;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from appointment in db.Set<Appointment>().IgnoreQueryFilters()
            join structure in db.Set<Structure>() on appointment.StructureId equals structure.Id
            join place in db.Set<Place>() on appointment.PlaceId equals place.Id
            where
                appointment.FirstOffered != null
                && appointment.AskedOn >= asked.YearStart
                && appointment.AskedOn <= asked.Day
                && (asked.Department == null || place.DepartmentCode == asked.Department)
            select new
            {
                structure.NetworkCode,
                appointment.AskedOn,
                appointment.FirstOffered,
            }
        ).ToListAsync(cancellationToken);
        return Judge(
            [
                .. rows.GroupBy(row => row.NetworkCode, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group =>
                        (
                            catalogues.Current.Networks.Find(group.Key ?? "")?.ShortName ?? "Hors réseau",
                            AdviceDelay.Of(
                                group.Key,
                                [
                                    .. group.Select(row =>
                                        Math.Max(
                                            0,
                                            LocalCalendar.Metropolitan.DayOf(row.FirstOffered!.Value).DayNumber
                                                - row.AskedOn.DayNumber
                                        )
                                    ),
                                ]
                            )
                        )
                    ),
            ],
            asked.Threshold(Code)
        );
    }

    /// <summary>Judges the delay of each network, null for one of too few people to be told (pure).</summary>
    public static Assessment Judge(IReadOnlyList<(string Network, AdviceDelay? Delay)> networks, int? days)
    {
        var told = networks.Where(one => one.Delay is not null).ToList();
        if (told.Count == 0)
            return Assessment.NotMeasured();
        IReadOnlyList<EvidenceRow> evidence =
        [
            .. told.Select(one => new EvidenceRow(
                EvidenceKind.Observed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Network} : un premier rendez-vous est proposé en {one.Delay!.MedianDays} jours ou moins à la moitié des personnes, en {one.Delay.NinthDecileDays} jours ou moins à neuf sur dix."
                )
            )),
        ];
        return days is not { } most ? Assessment.NotMeasured(evidence)
            : told.Exists(one => one.Delay!.NinthDecileDays > most) ? Assessment.Of(ObligationState.NotKept, evidence)
            // Where too few people were counted to be told, somebody may have waited longer.
            : told.Count < networks.Count ? Assessment.NotMeasured(evidence)
            : Assessment.Of(ObligationState.Kept, evidence);
    }
}
