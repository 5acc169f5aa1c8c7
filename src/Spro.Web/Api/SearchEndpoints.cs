using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Search;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>Something found.</summary>
/// <param name="Kind">"occupation", "certification", "training", "place" or "sheet"; others come with later versions.</param>
/// <param name="Code">ROME code, code of the certification, identifier of the training, of the place or of the sheet.</param>
/// <param name="Title">Its title.</param>
/// <param name="Matched">The title or other name that answers best: why it is there.</param>
/// <param name="Url">Its page.</param>
internal sealed record FoundContract(string Kind, string Code, string Title, string Matched, string Url)
{
    public static FoundContract Of(SearchHit hit) =>
        new(
            CatalogueSearch.NameOf(hit.Document.Kind),
            hit.Document.Code,
            hit.Document.Title,
            hit.Matched,
            Links.Found(hit.Document)
        );
}

/// <summary>What was found, best first.</summary>
/// <param name="Items">Best first.</param>
/// <param name="Total">How many there are here.</param>
/// <param name="Next">Always null: a better question finds more than a second page.</param>
/// <param name="Suggestions">When nothing was found: the known words closest to those typed.</param>
internal sealed record FoundList(
    IReadOnlyList<FoundContract> Items,
    int Total,
    string? Next,
    IReadOnlyList<string> Suggestions
);

/// <summary>The search box, for programs.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading("/api/v1/search", Get)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("search")
            .WithTags("Recherche")
            .WithSummary("Cherche un métier, une certification, une formation, un lieu ou une fiche")
            .WithDescription(
                "Comme on parle : fautes, accents, féminin, pluriel et ordre des mots ne comptent pas. Rien de ce qui est cherché n'est gardé."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static Results<Ok<FoundList>, ProblemHttpResult> Get(
        [Description("Ce qu'on cherche, 200 caractères au plus.")] string? q,
        [Description("occupation, certification, training, place, action ou sheet ; tout sans lui.")] string? kind,
        [Description("Combien au plus : 10 sans lui, 50 au plus.")] int? limit,
        CatalogueHost catalogues
    )
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > CatalogueSearch.LongestQuery)
            return Refuse("invalid-value", "q", "« q » est le texte cherché : de 1 à 200 caractères.");
        if (CatalogueSearch.KindsOf(kind) is not { } kinds)
            return Refuse("unknown-value", "kind", $"« {kind} » n'est pas un genre connu.");
        if (limit is < 1 or > CatalogueSearch.MostAtOnce)
            return Refuse("invalid-value", "limit", "« limit » va de 1 à 50.");
        var found = catalogues.Current.Search.Find(q, kinds, limit ?? CatalogueSearch.UsualLimit);
        FoundContract[] items = [.. found.Hits.Select(FoundContract.Of)];
        return TypedResults.Ok(new FoundList(items, items.Length, null, found.Suggestions));
    }

    private static ProblemHttpResult Refuse(string code, string field, string why) =>
        Problems.Of(StatusCodes.Status400BadRequest, code, why, field);
}
