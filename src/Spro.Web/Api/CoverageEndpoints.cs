using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>How each commune reaches each network, for programs.</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/coverage", Get)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("getCoverage")
            .WithTags("Couverture du territoire")
            .WithSummary("Dit, commune par commune, comment on joint un réseau")
            .WithDescription(
                "« segment » est le code d'un réseau ; sans lui, tous les réseaux d'un département, qui est alors demandé."
            )
            .Produces<CoverageList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static Results<PushStreamHttpResult, ProblemHttpResult> Get(
        [Description("Code d'un réseau.")] string? segment,
        [Description("Code d'un département.")] string? department,
        CatalogueHost catalogues,
        TimeProvider clock
    )
    {
        var catalogue = catalogues.Current;
        if (segment is not null && catalogue.Networks.Find(segment) is null)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                $"Le réseau « {segment} » n'existe pas.",
                "segment"
            );
        if (department is not null && catalogue.Territory.Territory(TerritoryKind.Department, department) is null)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                $"Le département « {department} » n'existe pas.",
                "department"
            );
        if (segment is null && department is null)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "missing-field",
                "Indiquez un réseau (« segment ») ou un département (« department »).",
                "segment"
            );
        var now = clock.GetUtcNow().UtcDateTime;
        var networks = catalogue.Networks.Where(network =>
            segment is null ? network.Code != Core.Structures.Networks.AnySignatoryPlace : network.Code == segment
        );
        var coverage = networks.SelectMany(network => Coverage.Of(catalogue, network, department, now)).ToList();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new Utf8JsonWriter(stream, AnswerJson.Options);
                CoverageJson.Write(writer, coverage);
            },
            "application/json; charset=utf-8"
        );
    }
}
