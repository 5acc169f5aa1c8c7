using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Search;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Search;

namespace Spro.Web.Api;

/// <summary>Something found.</summary>
/// <param name="Kind">"occupation", "certification", "training", "place", "action", "sheet", "sector", "territory" or "acronym"; others come with later versions.</param>
/// <param name="Code">ROME code, code of the certification, identifier of the training, of the place, of the action or of the sheet, letter of the sector, letters of the acronym; of a territory "communes/53147", as in "/api/v1/territories/communes/53147/sheet".</param>
/// <param name="Title">Its title.</param>
/// <param name="Detail">What tells it from others of that title: the department of a commune, the commune of a place or of a training, the words of an acronym. Null when nothing does.</param>
/// <param name="Matched">The title or other name that answers best: why it is there.</param>
/// <param name="Url">Its page.</param>
internal sealed record FoundContract(string Kind, string Code, string Title, string? Detail, string Matched, string Url)
{
    public static FoundContract Of(SearchHit hit) =>
        new(
            CatalogueSearch.NameOf(hit.Document.Kind),
            hit.Document.Code,
            hit.Document.Title,
            hit.Document.Detail,
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

/// <summary>A page that what is typed may be about.</summary>
/// <param name="Kind">As for something found.</param>
/// <param name="KindName">The kind in French: "Métier", "Commune".</param>
/// <param name="Title">Its title as one says it: "Berger ou bergère".</param>
/// <param name="Detail">What tells it from others of that title; null when nothing does.</param>
/// <param name="Url">Its page.</param>
internal sealed record SuggestionContract(string Kind, string KindName, string Title, string? Detail, string Url)
{
    public static SuggestionContract Of(SearchDocument found, FoundWords words) =>
        new(
            CatalogueSearch.NameOf(found.Kind),
            words.KindOf(found),
            FoundWords.Said(found.Kind, found.Title),
            found.Detail,
            Links.Found(found)
        );
}

/// <summary>What may be meant, likeliest first.</summary>
/// <param name="Items">Eight at most.</param>
/// <param name="Total">How many there are here.</param>
/// <param name="Next">Always null: more letters say more than a second page.</param>
internal sealed record SuggestionList(IReadOnlyList<SuggestionContract> Items, int Total, string? Next);

/// <summary>The search box, for programs.</summary>
internal static class SearchEndpoints
{
    private const int MostSuggestions = 8;
    private const string TextWords = "Ce qu'on cherche, 200 caractères au plus.";
    private const string KindWords =
        "occupation, certification, training, place, action, sheet, sector, territory ou acronym ; tout sans lui.";

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes
            .MapReading("/api/v1/search/suggestions", Suggest)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Typing)
            .WithName("suggest")
            .WithTags("Recherche")
            .WithSummary("Propose des pages pendant qu'on écrit")
            .WithDescription(
                "Huit au plus, d'après le début de ce qu'on cherche. Rien de ce qui est écrit n'est gardé ici ; le navigateur peut garder la réponse une minute."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes
            .MapReading("/api/v1/search", Get)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("search")
            .WithTags("Recherche")
            .WithSummary(
                "Cherche un métier, un secteur, une certification, une formation, un lieu, une action, un territoire, une fiche ou un sigle"
            )
            .WithDescription(
                "Comme on parle : fautes, accents, féminin, pluriel et ordre des mots ne comptent pas. Rien de ce qui est cherché n'est gardé."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Results<Ok<FoundList>, ProblemHttpResult> Get(
        [Description(TextWords)] string? q,
        [Description(KindWords)] string? kind,
        [Description("Combien au plus : 10 sans lui, 50 au plus.")] int? limit,
        CatalogueHost catalogues
    )
    {
        if (Problem(q, kind) is { } problem)
            return problem;
        if (limit is < 1 or > CatalogueSearch.MostAtOnce)
            return Refuse("invalid-value", "limit", "« limit » va de 1 à 50.");
        var found = Find(catalogues, q, kind, limit ?? CatalogueSearch.UsualLimit);
        FoundContract[] items = [.. found.Hits.Select(FoundContract.Of)];
        return TypedResults.Ok(new FoundList(items, items.Length, null, found.Suggestions));
    }

    private static Results<Ok<SuggestionList>, ProblemHttpResult> Suggest(
        [Description(TextWords)] string? q,
        [Description(KindWords)] string? kind,
        HttpResponse response,
        CatalogueHost catalogues,
        FoundWords words
    )
    {
        if (Problem(q, kind) is { } problem)
            return problem;
        // Letters taken back are not asked again; what a person types stays in no cache between them and us.
        response.Headers.CacheControl = "private, max-age=60";
        SuggestionContract[] items =
        [
            .. Find(catalogues, q, kind, MostSuggestions)
                .Hits.Select(hit => SuggestionContract.Of(hit.Document, words)),
        ];
        return TypedResults.Ok(new SuggestionList(items, items.Length, null));
    }

    private static ProblemHttpResult? Problem(string? q, string? kind) =>
        string.IsNullOrWhiteSpace(q) || q.Length > CatalogueSearch.LongestQuery
            ? Refuse("invalid-value", "q", "« q » est le texte cherché : de 1 à 200 caractères.")
        : CatalogueSearch.KindsOf(kind) is null
            ? Refuse("unknown-value", "kind", $"« {kind} » n'est pas un genre connu.")
        : null;

    private static SearchResults Find(CatalogueHost catalogues, string? q, string? kind, int limit) =>
        catalogues.Current.Search.Find(q, CatalogueSearch.KindsOf(kind) ?? SearchKinds.All, limit);

    private static ProblemHttpResult Refuse(string code, string field, string why) =>
        Problems.Of(StatusCodes.Status400BadRequest, code, why, field);
}
