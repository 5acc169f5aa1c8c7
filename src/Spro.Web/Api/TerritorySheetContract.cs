using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>A territory in a list.</summary>
internal sealed record TerritoryLink(string Kind, string Code, string Name, string Url)
{
    public static TerritoryLink Of(TerritoryRecord territory) =>
        new(
            AreaKinds.NameOf(territory.Kind),
            territory.Code,
            territory.Name,
            Links.Territory(territory.Kind, territory.Code)
        );
}

/// <summary>People who live there; null when not known, and without communes whose population is not.</summary>
internal sealed record PopulationContract(
    int? Value,
    int Communes,
    int CommunesNotKnown,
    IReadOnlyList<Provenance> From
);

/// <summary>Trainings that take place there, or around a commune: those from afar and of unknown place are not counted.</summary>
internal sealed record TerritoryTrainings(
    string State,
    int? AroundKm,
    int Total,
    IReadOnlyList<TrainingContract> Items,
    string All
);

/// <summary>Doors of a network.</summary>
internal sealed record NetworkDoorsContract(string Network, string Name, int Count);

/// <summary>Doors there, or around a commune; signatories of the charter without any known door are named.</summary>
internal sealed record TerritoryDoors(
    int? AroundKm,
    IReadOnlyList<NetworkDoorsContract> Networks,
    int OfNoNetwork,
    IReadOnlyList<string> SignatoriesWithout,
    string All
);

/// <summary>A territory as its page tells of it; <see cref="FiguresOf"/> is the territory that its figures are about.</summary>
internal sealed record TerritorySheetContract(
    string Kind,
    string Code,
    string Name,
    string Url,
    IReadOnlyList<TerritoryLink> PartOf,
    PopulationContract Population,
    TerritoryLink? FiguresOf,
    IReadOnlyList<FigureContract> Unemployment,
    RecruitingContract Recruiting,
    TerritoryTrainings Trainings,
    SchoolsContract Schools,
    TerritoryDoors Places
)
{
    private const int Most = 20;

    public static TerritorySheetContract Of(Area area, PublicCatalogue catalogue, DateOnly today)
    {
        var sheet = TerritorySheet.Of(catalogue, area, today);
        int? around = area.Kind is null ? TerritorySheet.AroundKm : null;
        return new(
            AreaKinds.NameOf(area.Kind),
            area.Code,
            area.Name,
            Links.Territory(area.Kind, area.Code),
            [
                .. area
                    .Centre.Above.Where(above =>
                        AreaKinds.Has(above.Kind)
                        && above != area.Territory
                        && area.Communes.All(commune => commune.Above.Contains(above))
                    )
                    .Select(TerritoryLink.Of),
            ],
            new PopulationContract(area.Population, area.Communes.Count, area.WithoutPopulation, area.PopulationFrom),
            sheet.Counted is { } counted ? TerritoryLink.Of(counted) : null,
            [.. sheet.Unemployment.Select(figure => FigureContract.Of(catalogue, figure, today))],
            RecruitingContract.Of(catalogue, sheet.Tension, sheet.JobsToFill, today),
            new TerritoryTrainings(
                BlockState.Of(catalogue.Trainings.All.Count, sheet.Trainings.Count),
                around,
                sheet.Trainings.Count,
                [.. sheet.Trainings.Take(Most).Select(one => TrainingContract.Of(one, catalogue))],
                $"/api/v1/trainings?commune={area.Centre.Code}"
            ),
            SchoolsContract.Of(sheet, catalogue),
            new TerritoryDoors(
                around,
                [
                    .. sheet.Networks.Select(one => new NetworkDoorsContract(
                        one.Network.Code,
                        one.Network.Name,
                        one.Count
                    )),
                ],
                sheet.OtherDoors,
                [.. sheet.SignatoriesWithout.Select(network => network.Code)],
                $"/api/v1/places?commune={area.Centre.Code}"
            )
        );
    }
}
