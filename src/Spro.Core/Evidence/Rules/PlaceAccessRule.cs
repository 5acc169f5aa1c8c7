using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-06, in part: each place says how one gets in. What people ask for an appointment is deleted the day after, so that nobody
/// can count who was answered: this part alone keeps nothing.
/// </summary>
internal sealed class PlaceAccessRule(CatalogueHost catalogues) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-06";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var places = MemberDoors
            .Of(catalogues.Current, asked)
            .Select(door => door.Place)
            .Where(place => place.Kind == PlaceKind.Fixed)
            .ToList();
        return Task.FromResult(
            Judge(
                places.Count,
                places.Count(place => place.StepFree is not null || !string.IsNullOrWhiteSpace(place.AccessibilityNote))
            )
        );
    }

    /// <summary>Shows how many places say it (pure); it judges nobody.</summary>
    public static Assessment Judge(int places, int told) =>
        places == 0
            ? Assessment.NotMeasured()
            : Assessment.NotMeasured(
                new EvidenceRow(EvidenceKind.Observed, $"Lieux du service qui disent leur accès : {told} sur {places}.")
            );
}
