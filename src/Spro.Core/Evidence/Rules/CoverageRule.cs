using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>How a network is reached in an area.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Area">The area.</param>
/// <param name="Level">The best way.</param>
internal sealed record AreaReach(string Network, Area Area, CoverageLevel Level);

/// <summary>
/// OBL-09: for each intercommunalité, and each commune that is in none, every network that signed has a place near by or
/// answers from afar. From afar only is to be improved; no way at all is not kept. Networks stand for the publics they receive.
/// </summary>
internal sealed class CoverageRule(CatalogueHost catalogues, TimeProvider clock) : IObligationRule
{
    // Each network, with a few of its areas by name: the page of a department has the others.
    private const int MostNetworks = 20;
    private const int MostAreas = 6;

    /// <inheritdoc />
    public string Code => "OBL-09";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        var now = clock.GetUtcNow().UtcDateTime;
        var areas = Area.Of(catalogue, asked.Department);
        var communes = Coverage
            .Communes(catalogue, departmentCode: null)
            .GroupBy(Area.CodeOf, StringComparer.Ordinal)
            .Where(group => areas.ContainsKey(group.Key))
            .ToList();
        return Task.FromResult(
            Judge([
                .. from network in catalogue.Networks
                where network.Membership == Membership.Signatory && network.Code != Networks.AnySignatoryPlace
                from area in communes
                select new AreaReach(
                    network.Name,
                    areas[area.Key],
                    area.Min(commune => Coverage.Of(catalogue, network, commune, now).Level)
                ),
            ])
        );
    }

    /// <summary>Judges the best way of each network in each area (pure).</summary>
    public static Assessment Judge(IReadOnlyList<AreaReach> best)
    {
        if (best.Count == 0)
            return Assessment.NotMeasured();
        var near = best.Count(one => one.Level == CoverageLevel.Place);
        var none = best.Where(one => one.Level == CoverageLevel.None).ToList();
        var remote = best.Where(one => one.Level is CoverageLevel.DepartmentOnly or CoverageLevel.RemoteOnly).ToList();
        return Assessment.Of(
            none.Count > 0 ? ObligationState.NotKept
                : remote.Count > 0 ? ObligationState.Due
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Chaque réseau a été cherché dans chaque intercommunalité, soit {best.Count} cas. Un lieu à moins de {DoorChoice.ReachKm} km d'une de ses communes : {near}. Un lieu plus loin, ou à distance seulement : {remote.Count}. Rien : {none.Count}."
                ),
                .. Missing("rien", none),
                .. Missing("un lieu plus loin, ou à distance seulement", remote),
            ]
        );
    }

    private static IEnumerable<EvidenceRow> Missing(string what, List<AreaReach> reached) =>
        ShortList.Rows(
            [.. reached.GroupBy(one => one.Network, StringComparer.Ordinal)],
            network =>
                new(
                    EvidenceKind.Observed,
                    $"{network.Key}, {what} : {ShortList.Names(network.Select(one => one.Area.Name), MostAreas)}"
                ),
            MostNetworks
        );
}
