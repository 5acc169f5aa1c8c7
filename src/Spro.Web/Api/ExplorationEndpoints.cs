using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge.Exploration;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Api;

/// <summary>The exploration of what suits, for programs.</summary>
internal static class ExplorationEndpoints
{
    public static void MapExplorations(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/explorations")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Trouver ce qui me va");
        group
            .MapPost("", Suggest)
            .WithName("explore")
            .WithSummary("Propose des métiers d'après ce qu'une personne aime et sait faire")
            .WithDescription(
                "Rien n'est gardé. Les mêmes choix donnent les mêmes pistes, dans le même ordre, qui que l'on soit. Ce qui est difficile pour la personne ne voyage que dans le corps de la demande, et ne change ni la liste ni l'ordre."
            )
            .Takes<ExplorationRequestContract>()
            .Produces<ExplorationContract>();
        group
            .MapReading("items", List)
            .WithName("listExplorationItems")
            .WithSummary("Donne tout ce qu'une personne peut choisir, avec ses mots");
    }

    private static Task<IResult> Suggest(
        HttpContext http,
        CatalogueHost catalogues,
        IStringLocalizer<Explorations> texts
    )
    {
        var catalogue = catalogues.Current;
        http.Response.Headers.CacheControl = "no-store";
        return JsonBody.AnswerAsync(
            http,
            ExplorationRequestJson.Read,
            request =>
            {
                var commune = CommuneOf(catalogue, request.CommuneCode);
                var suggestions = catalogue.Explorer.Suggest(request.Answers);
                return TypedResults.Ok(
                    new ExplorationContract(
                        [.. suggestions.Expected.Select(one => SuggestedOccupationContract.Of(one, commune))],
                        [.. suggestions.Unexpected.Select(one => SuggestedOccupationContract.Of(one, commune))],
                        string.Join(
                            ' ',
                            texts[
                                "order.points",
                                OccupationExplorer.FirstInterestPoints,
                                OccupationExplorer.RefusalPoints
                            ],
                            texts["order.equal", OccupationExplorer.MostOfOneSector],
                            texts["order.never"]
                        )
                    )
                );
            }
        );
    }

    private static string? CommuneOf(PublicCatalogue catalogue, string? code) =>
        code is null
            ? null
            : catalogue.Territory.CommuneToday(code)?.Code
                ?? throw RefusedException.At("communeCode", "unknown-commune", $"La commune « {code} » n'existe pas.");

    private static Ok<ExplorationItemList> List(IStringLocalizer<Explorations> texts)
    {
        ExplorationItemContract[] items =
        [
            .. ExplorationItem.All.Select(item => new ExplorationItemContract(
                ExplorationRequestJson.FieldOf(item.Kind),
                item.Code,
                texts[$"item.{item.Kind}.{item.Code}"]
            )),
        ];
        return TypedResults.Ok(new ExplorationItemList(items, items.Length, null));
    }
}
