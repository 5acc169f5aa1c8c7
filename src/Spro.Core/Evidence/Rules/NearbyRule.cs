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
        var areas = Steering
            .Coverage.Communes(catalogue, asked.Department)
            .Select(AreaOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return Task.FromResult(
            Judge(
                areas.Count,
                areas.Count(places.Contains),
                areas.Count(area => passages.Contains(area) && !places.Contains(area)),
                asked.Threshold(Code)
            )
        );
    }

    /// <summary>Judges how many territories have somebody who receives in person (pure).</summary>
    /// <param name="areas">How many there are.</param>
    /// <param name="withPlace">Of these, with a place.</param>
    /// <param name="withPassage">Of these, without a place, with a passage to come.</param>
    /// <param name="threshold">The least share, in hundredths.</param>
    public static Assessment Judge(int areas, int withPlace, int withPassage, int? threshold) =>
        areas == 0 || withPlace + withPassage == 0
            ? Assessment.NotMeasured()
            : Assessment.Against(
                100d * (withPlace + withPassage) / areas,
                threshold,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Intercommunalités avec un lieu du service : {withPlace} sur {areas}. Sans lieu, avec une permanence ou un passage à venir : {withPassage}."
                    ),
                ]
            );

    private static string? AreaOf(Territories.CommuneRecord? commune) => commune?.Epci?.Code ?? commune?.Code;
}
