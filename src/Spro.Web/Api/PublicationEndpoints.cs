using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Papers;
using Spro.Core.Publications;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>Files of the guide and of publications, as they were published: not part of the API.</summary>
internal static class PublicationEndpoints
{
    public static void MapPublications(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(Links.Guide + "/{number:int}/fichiers/{name}", GuideFileAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(Links.Publications + "/documents/{id:guid}", PaperAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
    }

    // To keep, never to show: the page has a style of its own, which our policy does not let run here.
    private static async Task<Results<FileContentHttpResult, NotFound>> GuideFileAsync(
        int number,
        string name,
        Guides guides,
        CancellationToken cancellationToken
    ) =>
        await guides.FileAsync(number, name, cancellationToken) is { } bytes
            ? TypedResults.File(
                bytes,
                Path.GetExtension(name) switch
                {
                    ".pdf" => PaperKind.Pdf.MediaType(),
                    ".docx" => PaperKind.Docx.MediaType(),
                    ".csv" => PaperKind.Csv.MediaType(),
                    _ => "text/html; charset=utf-8",
                },
                $"{Path.GetFileNameWithoutExtension(name)}-edition-{number}{Path.GetExtension(name)}"
            )
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PaperAsync(
        Guid id,
        RegionalPublications publications,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        await publications.PaperAsync(context.Signed(), id, cancellationToken) is { Paper.Kind: { } kind } found
            ? TypedResults.File(
                found.Bytes,
                kind.MediaType(),
                PaperEndpoints.NameOf(found.Paper.Title) + "." + kind.Extension()
            )
            : TypedResults.NotFound();
}
