using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-17: in each intercommunalité, and each commune that is in none, somebody of the service receives in person: a place, or a
/// passage to come. The threshold is the least share of them.
/// </summary>
internal sealed class NearbyRule(CatalogueHost catalogues) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-17";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Percent;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        // An intercommunalité that spreads over two departments is reached by a place of either.
        var doors = MemberDoors.Of(catalogue, asked with { Department = null }).ToList();
        var places = doors
            .Where(door => door.Place.Kind == PlaceKind.Fixed)
            .Select(door => AreaOf(door.Commune))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var passages = doors
            .Where(door => door.Place.Kind == PlaceKind.Mobile)
            .SelectMany(door => door.Place.Stops)
            .Where(stop => stop.Date >= asked.Day)
            .Select(stop => AreaOf(catalogue.Territory.CommuneToday(stop.CommuneCode)))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return Task.FromResult(
            Judge(
                [
                    .. Area.Of(catalogue, asked.Department)
                        .Values.Select(area => new NearbyArea(
                            area,
                            places.Contains(area.Code),
                            passages.Contains(area.Code)
                        )),
                ],
                asked.Threshold(Code)
            )
        );
    }

    /// <summary>Judges how many areas have somebody who receives in person (pure).</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="threshold">The least share, in hundredths.</param>
    public static Assessment Judge(IReadOnlyList<NearbyArea> areas, int? threshold)
    {
        var (places, passages) = (
            areas.Count(one => one.HasPlace),
            areas.Count(one => one is { HasPlace: false, HasPassage: true })
        );
        if (places + passages == 0)
            return Assessment.NotMeasured();
        return Assessment.Against(
            100d * (places + passages) / areas.Count,
            threshold,
            [
                new(
                    EvidenceKind.Observed,
                    $"Intercommunalités avec un lieu du service : {places} sur {areas.Count}. Sans lieu, avec une permanence ou un passage à venir : {passages}."
                ),
                .. ShortList.ByDepartment(
                    "Ni lieu, ni passage à venir",
                    areas
                        .Where(one => one is { HasPlace: false, HasPassage: false })
                        .OrderBy(one => one.Area.Department, StringComparer.Ordinal)
                        .Select(one => ((string?)one.Area.Department, one.Area.Name))
                ),
            ]
        );
    }

    private static string? AreaOf(Territories.CommuneRecord? commune) => commune is null ? null : Area.CodeOf(commune);
}

/// <summary>Whether somebody receives in person in an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="HasPlace">In a place.</param>
/// <param name="HasPassage">On a day to come.</param>
internal sealed record NearbyArea(Area Area, bool HasPlace, bool HasPassage);
