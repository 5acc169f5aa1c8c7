using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The territory, for programs.</summary>
internal static class TerritoryEndpoints
{
    public static void MapTerritories(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/territories/communes")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Territoire");
        group
            .MapGet("{code}", Get)
            .WithName("getCommune")
            .WithSummary("Donne une commune et ce dont elle fait partie")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapGet("", Find)
            .WithName("searchCommunes")
            .WithSummary("Cherche une commune par son nom, un ancien nom ou un code postal")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Results<Ok<CommuneContract>, ProblemHttpResult> Get(
        [Description("Code INSEE d'une commune.")] string code,
        CatalogueHost catalogues
    ) =>
        catalogues.Current.Territory.CommuneToday(code) is { } commune
            ? TypedResults.Ok(CommuneContract.Of(commune))
            : Problems.NotFound($"Le code de commune « {code} » n'existe pas.");

    private static Results<Ok<CommuneList>, ProblemHttpResult> Find(
        [Description("Nom, ancien nom ou code postal, de 1 à 100 caractères.")] string? q,
        CatalogueHost catalogues
    )
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > 100)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "out-of-range",
                "« q » attend un nom de commune ou un code postal, de 1 à 100 caractères.",
                "q"
            );
        var matches = catalogues.Current.Territory.Finder.Find(q, 20);
        return TypedResults.Ok(
            new CommuneList([.. matches.Select(match => CommuneContract.Of(match.Commune))], matches.Count, null)
        );
    }
}

/// <summary>Communes found, best first.</summary>
internal sealed record CommuneList(IReadOnlyList<CommuneContract> Items, int Total, string? Next);

/// <summary>A territory above the commune.</summary>
internal sealed record TerritoryContract(string Code, string Name, string? Note)
{
    public static TerritoryContract? Of(TerritoryRecord? territory) =>
        territory is null ? null : new TerritoryContract(territory.Code, territory.Name, territory.Note);
}

/// <summary>A commune, as programs read it.</summary>
internal sealed record CommuneContract(
    string Code,
    string Name,
    TerritoryContract Department,
    TerritoryContract Region,
    TerritoryContract? Arrondissement,
    TerritoryContract? Epci,
    TerritoryContract? EmploymentArea,
    TerritoryContract? Clefop,
    int? Population,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<string> Postcodes
)
{
    public static CommuneContract Of(CommuneRecord commune) =>
        new(
            commune.Code,
            commune.Name,
            TerritoryContract.Of(commune.Department)!,
            TerritoryContract.Of(commune.Region)!,
            TerritoryContract.Of(commune.Arrondissement),
            TerritoryContract.Of(commune.Epci),
            TerritoryContract.Of(commune.EmploymentZone),
            TerritoryContract.Of(commune.Clefop),
            commune.Population,
            commune.Position?.Latitude,
            commune.Position?.Longitude,
            commune.Postcodes
        );
}
