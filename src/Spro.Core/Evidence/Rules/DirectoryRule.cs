using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-11: each place of a member has an address and hours that somebody confirmed; one that moves has passages to come, one from
/// afar has hours. The threshold is the longest time since, in months.
/// </summary>
internal sealed class DirectoryRule(CatalogueHost catalogues) : IObligationRule
{
    private const int ShownWithoutThreshold = 6;

    /// <inheritdoc />
    public string Code => "OBL-11";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Months;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Task.FromResult(
            Judge(
                [
                    .. MemberDoors
                        .Of(catalogues.Current, asked)
                        .Select(door => IsSaid(door.Place, asked.Day) ? door.Place.ConfirmedOn : null),
                ],
                asked.Day,
                asked.Threshold(Code)
            )
        );

    private static bool IsSaid(Place place, DateOnly day) =>
        place.Kind switch
        {
            PlaceKind.Mobile => place.Stops.Exists(stop => stop.Date >= day),
            PlaceKind.Remote => place.Hours is not null,
            _ => place is { Address: not null, Hours: not null },
        };

    /// <summary>
    /// Judges the day on which each place was last confirmed; null for one without an address, hours or confirmation (pure).
    /// </summary>
    public static Assessment Judge(IReadOnlyList<DateOnly?> confirmed, DateOnly day, int? months)
    {
        if (confirmed.Count == 0)
            return Assessment.NotMeasured();
        var since = day.AddMonths(-(months ?? ShownWithoutThreshold));
        var fresh = confirmed.Count(one => one >= since);
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                $"Lieux avec une adresse et des horaires confirmés depuis moins de {months ?? ShownWithoutThreshold} mois : {fresh} sur {confirmed.Count}."
            ),
        ];
        return months is null
            ? Assessment.NotMeasured(evidence)
            : Assessment.Of(fresh == confirmed.Count ? ObligationState.Kept : ObligationState.NotKept, evidence);
    }
}
