using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-09: for each intercommunalité, and each commune that is in none, every network that signed has a place near by or
/// answers from afar. From afar only is to be improved; no way at all is not kept.
/// </summary>
internal sealed class CoverageRule(CatalogueHost catalogues, TimeProvider clock) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-09";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        var now = clock.GetUtcNow().UtcDateTime;
        var reached = catalogue
            .Networks.Where(network =>
                network.Membership == Membership.Signatory && network.Code != Networks.AnySignatoryPlace
            )
            .SelectMany(network => Coverage.Of(catalogue, network, asked.Department, now))
            // A commune outside any intercommunalité is looked at by itself (L'Île-d'Yeu).
            .GroupBy(item => (item.Network.Code, Area: item.Commune.Epci?.Code ?? item.Commune.Code))
            .Select(area => area.Min(item => item.Level));
        return Task.FromResult(Judge([.. reached]));
    }

    /// <summary>Judges the best way of each network in each area (pure).</summary>
    public static Assessment Judge(IReadOnlyCollection<CoverageLevel> best)
    {
        if (best.Count == 0)
            return Assessment.NotMeasured();
        var near = best.Count(level => level == CoverageLevel.Place);
        var remote = best.Count(level => level is CoverageLevel.DepartmentOnly or CoverageLevel.RemoteOnly);
        var none = best.Count(level => level == CoverageLevel.None);
        return Assessment.Of(
            none > 0 ? ObligationState.NotKept
                : remote > 0 ? ObligationState.Due
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Chaque réseau a été cherché dans chaque intercommunalité, soit {best.Count} cas. Un lieu à moins de {DoorChoice.ReachKm} km d'une de ses communes : {near}. Un lieu plus loin, ou à distance seulement : {remote}. Rien : {none}."
                ),
            ]
        );
    }
}
