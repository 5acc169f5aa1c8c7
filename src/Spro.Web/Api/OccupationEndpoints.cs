using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The occupations, for programs.</summary>
internal static class OccupationEndpoints
{
    public static void MapOccupations(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/occupations")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Métiers")
            .MapReading("{romeCode}", Get)
            .WithName("getOccupation")
            .WithSummary("Donne un métier en cinq blocs")
            .WithDescription(
                "Le métier, les formations, les certifications, les débouchés et la rémunération ; chaque valeur avec sa source et sa date. Ce qui n'est pas connu est « null », jamais zéro."
            )
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<OccupationSheetContract>, ProblemHttpResult> Get(
        [Description("Code ROME : une lettre et quatre chiffres.")] string romeCode,
        CatalogueHost catalogues,
        TimeProvider clock
    ) =>
        catalogues.Current is var catalogue && catalogue.Occupations.Find(romeCode) is { } occupation
            ? TypedResults.Ok(OccupationSheetContract.Of(occupation, catalogue, TrainingEndpoints.Today(clock)))
            : Problems.NotFound($"Le code ROME « {romeCode} » n'est dans aucune édition connue ici.");
}
