using System.Text.Json;
using System.Text.Json.Nodes;
using Spro.Core.Catalogue;
using Spro.Core.Interchange.DataInclusion;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The directory in the data·inclusion schema, version 1. Fictitious places stay out: others would republish them.</summary>
internal static class DataInclusionEndpoints
{
    private const string Producer = "spro";

    public static void MapDataInclusion(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/data-inclusion")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("data·inclusion");
        group
            .MapReading(
                "structures",
                (CatalogueHost catalogues, TimeProvider clock) => Write(Directory.Of(catalogues, clock).Structures())
            )
            .WithName("listDataInclusionStructures")
            .WithSummary("Donne les structures, au schéma data·inclusion, version 1")
            .Produces<IReadOnlyList<JsonObject>>();
        group
            .MapReading(
                "services",
                (CatalogueHost catalogues, TimeProvider clock) => Write(Directory.Of(catalogues, clock).Services())
            )
            .WithName("listDataInclusionServices")
            .WithSummary("Donne les services, au schéma data·inclusion, version 1")
            .Produces<IReadOnlyList<JsonObject>>();
    }

    private static IResult Write<T>(IEnumerable<T> items) =>
        Results.Stream(
            stream => JsonSerializer.SerializeAsync(stream, items, DataInclusionExport.Json),
            "application/json; charset=utf-8"
        );

    private sealed record Directory(DataInclusionExport Export, IReadOnlyList<Door> Doors)
    {
        public static Directory Of(CatalogueHost catalogues, TimeProvider clock)
        {
            var catalogue = catalogues.Current;
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            return new Directory(
                new DataInclusionExport(Producer, catalogue.Territory, today),
                [
                    .. catalogue.Doors.All.Where(door =>
                        door.Place.HoldsOn(today) && door.Place.Status != PlaceStatus.Closed && !door.Place.IsFictitious
                    ),
                ]
            );
        }

        public IEnumerable<DataInclusionStructure> Structures() => Export.Structures(Owners, Places);

        public IEnumerable<DataInclusionService> Services() =>
            Export.Services(
                Owners,
                Places,
                Doors
                    .SelectMany(door => door.Services)
                    .DistinctBy(service => service.Id)
                    .ToLookup(service => service.StructureId)
            );

        private IEnumerable<Structure> Owners =>
            Doors.Select(door => door.Structure).DistinctBy(structure => structure.Id);

        private ILookup<Guid, Place> Places => Doors.Select(door => door.Place).ToLookup(place => place.StructureId);
    }
}
