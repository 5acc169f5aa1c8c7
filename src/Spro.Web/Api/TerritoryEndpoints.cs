using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The territory, for programs.</summary>
internal static class TerritoryEndpoints
{
    private const int PageSize = 20;

    public static void MapTerritories(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/territories/communes")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Territoire");
        routes
            .MapReading("/api/v1/territories/{kind}/{code}/sheet", GetSheet)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Territoire")
            .WithName("getTerritorySheet")
            .WithSummary("Donne la fiche d'un territoire")
            .WithDescription(
                "Qui y vit, le chômage, les métiers qui recrutent, les formations et les lieux ; chaque chiffre avec sa source, son année et son territoire, qui peut être plus grand. Ce qui n'est pas connu n'est pas là, ou est « null », jamais zéro."
            )
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapReading("{code}", Get)
            .WithName("getCommune")
            .WithSummary("Donne une commune et ce dont elle fait partie")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapReading("", Find)
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

    private static Results<Ok<TerritorySheetContract>, ProblemHttpResult> GetSheet(
        [Description("regions, departments, employment-areas, epcis ou communes.")] string kind,
        [Description("Code INSEE, ou numéro d'une intercommunalité.")] string code,
        CatalogueHost catalogues,
        TimeProvider clock
    )
    {
        var catalogue = catalogues.Current;
        foreach (var (one, name) in AreaKinds.All)
        {
            if (name == kind && catalogue.Territory.Area(one, code) is { } area)
                return TypedResults.Ok(TerritorySheetContract.Of(area, catalogue, TrainingEndpoints.Today(clock)));
        }
        return Problems.NotFound($"Aucun territoire « {kind}/{code} » n'est connu ici.");
    }

    private static Results<Ok<CommuneList>, ProblemHttpResult> Find(
        [Description("Nom, ancien nom ou code postal, de 1 à 100 caractères.")] string? q,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpRequest request,
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
        var matches = catalogues.Current.Territory.Finder.Find(q, int.MaxValue);
        // The order is that of the finder; communes do not come and go between two pages.
        var seen = after is null ? -1 : IndexOf(matches, after);
        if (after is not null && seen < 0)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                "« after » attend ce que donne « next ».",
                "after"
            );
        var page = matches.Skip(seen + 1).Take(PageSize).Select(match => match.Commune).ToList();
        var next =
            seen + 1 + page.Count < matches.Count
                ? request.Path + QueryString.Create([KeyValuePair.Create("q", (string?)q), new("after", page[^1].Code)])
                : null;
        return TypedResults.Ok(new CommuneList([.. page.Select(CommuneContract.Of)], matches.Count, next));
    }

    private static int IndexOf(IReadOnlyList<CommuneMatch> matches, string code)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Commune.Code == code)
                return i;
        }
        return -1;
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
