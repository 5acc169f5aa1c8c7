using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The first answer, for programs (CONTRACT: <c>POST /api/v1/first-answers</c>).</summary>
internal static class FirstAnswerEndpoints
{
    // A situation is a few hundred bytes; what is a thousand times longer is not one.
    private const int LongestBody = 64 * 1024;

    public static void MapFirstAnswers(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/first-answers", AnswerAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LongestBody))
            .WithName("answer")
            .WithTags("Première réponse")
            .WithSummary("Donne une première réponse à une situation")
            .WithDescription(
                "Rien n'est gardé. Tous les champs sont facultatifs ; ceux que la personne confie volontairement ne voyagent que dans le corps de la demande."
            )
            .Accepts<FirstAnswerRequestContract>("application/json")
            .Produces<FirstAnswerContract>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        CatalogueHost catalogues,
        FirstAnswerMetrics metrics,
        TimeProvider clock
    )
    {
        if (http.Request.ContentType is { Length: > 0 } && !http.Request.HasJsonContentType())
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "Le corps doit être du JSON (application/json)."
            );
        var catalogue = catalogues.Current;
        AnswerRequest request;
        try
        {
            using var body = await JsonDocument.ParseAsync(
                http.Request.Body,
                AnswerRequestJson.Options,
                http.RequestAborted
            );
            request = AnswerRequestJson.Read(body.RootElement, catalogue.Networks, clock);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "invalid-json",
                "Le corps de la demande n'est pas du JSON lisible."
            );
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(
                StatusCodes.Status413PayloadTooLarge,
                "request-too-long",
                "La demande dépasse 64 ko : une situation tient en quelques lignes."
            );
        }
        catch (RefusedException refused)
        {
            return Problems.Of(refused);
        }

        CompleteAnswer answer;
        try
        {
            answer = CompleteAnswer.For(catalogue, request);
        }
        catch (RefusedException refused)
        {
            return Problems.Of(refused);
        }
        metrics.Count(answer);
        return new FirstAnswerResult(answer);
    }
}

/// <summary>Writes an answer straight to the response: the one hot path of the API.</summary>
internal sealed class FirstAnswerResult(CompleteAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var writer = t_writer ??= new Utf8JsonWriter(Stream.Null, AnswerJson.Options);
        writer.Reset(response.BodyWriter);
        AnswerJson.Write(writer, answer);
        writer.Flush();
        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;
}
