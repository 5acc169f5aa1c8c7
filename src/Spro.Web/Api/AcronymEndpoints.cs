using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>An acronym.</summary>
/// <param name="Letters">"CPF".</param>
/// <param name="Expansion">In full, as in the middle of a sentence.</param>
/// <param name="Plural">In full after "les" or "des"; null when it is not used so.</param>
/// <param name="Meaning">What it is, in one plain sentence.</param>
/// <param name="SheetUrl">The sheet about it; null when there is none.</param>
internal sealed record AcronymContract(
    string Letters,
    string Expansion,
    string? Plural,
    string Meaning,
    string? SheetUrl
)
{
    public static AcronymContract Of(Acronym acronym) =>
        new(
            acronym.Letters,
            acronym.Expansion,
            acronym.Plural,
            acronym.Meaning,
            acronym.Sheet is { } sheet ? Links.InformationSheet(sheet) : null
        );
}

/// <summary>The acronyms, by their letters.</summary>
/// <param name="Items">By their letters.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Next">Always null: all are here.</param>
internal sealed record AcronymList(IReadOnlyList<AcronymContract> Items, int Total, string? Next);

/// <summary>The acronyms in use, for programs.</summary>
internal static class AcronymEndpoints
{
    public static void MapAcronyms(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading("/api/v1/acronyms", List)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("listAcronyms")
            .WithTags("Sigles")
            .WithSummary("Donne les sigles en toutes lettres")
            .WithDescription("Les sigles que les pages disent en entier la première fois, avec une phrase sur chacun.");

    private static Ok<AcronymList> List() =>
        TypedResults.Ok(
            new AcronymList(
                [.. Acronyms.BuiltIn.All.Select(AcronymContract.Of)],
                Acronyms.BuiltIn.All.Count,
                Next: null
            )
        );
}
