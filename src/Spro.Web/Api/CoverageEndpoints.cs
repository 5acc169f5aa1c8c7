using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>How each commune reaches each network, for programs.</summary>
internal static class CoverageEndpoints
{
    // A network over a region, or every network over a department, is one page.
    private const int PageSize = 10_000;

    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading("/api/v1/coverage", Get)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("getCoverage")
            .WithTags("Couverture du territoire")
            .WithSummary("Dit, commune par commune, comment on joint un réseau")
            .WithDescription(
                "« segment » est le code d'un réseau ; sans lui, tous les réseaux. « department » restreint à un département. « next » donne l'adresse de la suite."
            )
            .Produces<CoverageList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static Results<PushStreamHttpResult, ProblemHttpResult> Get(
        [Description("Code d'un réseau.")] string? segment,
        [Description("Code d'un département.")] string? department,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpRequest request,
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
        var networks = catalogue
            .Networks.Where(network => network.Code == (segment ?? network.Code))
            .Where(network => segment is not null || network.Code != Networks.AnySignatoryPlace)
            .ToList();
        var communes = Coverage.Communes(catalogue, department).ToList();
        var start = after is null ? 0 : StartOf(after, networks, communes);
        if (start < 0)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                "« after » attend ce que donne « next ».",
                "after"
            );
        var total = networks.Count * communes.Count;
        var end = Math.Min(total, start + PageSize);
        var now = clock.GetUtcNow().UtcDateTime;
        var next = end < total ? NextOf(request, KeyOf(end - 1)) : null;
        var page = Enumerable
            .Range(start, end - start)
            .Select(rank =>
                Coverage.Of(catalogue, networks[rank / communes.Count], communes[rank % communes.Count], now)
            );
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new Utf8JsonWriter(stream, AnswerJson.Options);
                CoverageJson.Write(writer, page, total, next);
            },
            "application/json; charset=utf-8"
        );

        string KeyOf(int rank) => $"{networks[rank / communes.Count].Code}~{communes[rank % communes.Count].Code}";
    }

    // After a commune for a network, whether that commune is still there or not.
    private static int StartOf(string after, List<Network> networks, List<CommuneRecord> communes)
    {
        if (after.Split('~') is not [var network, var commune])
            return -1;
        var row = networks.FindIndex(one => one.Code == network);
        return row < 0
            ? -1
            : row * communes.Count + communes.Count(one => string.CompareOrdinal(one.Code, commune) <= 0);
    }

    private static string NextOf(HttpRequest request, string last) =>
        request.Path
        + QueryString.Create(
            request
                .Query.Where(pair => pair.Key != "after")
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
                .Append(new("after", last))
        );
}
