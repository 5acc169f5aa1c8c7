using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The first answer, for programs (CONTRACT: <c>POST /api/v1/first-answers</c>).</summary>
internal static class FirstAnswerEndpoints
{
    public static void MapFirstAnswers(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/first-answers", Answer)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("answer")
            .WithTags("Première réponse")
            .WithSummary("Donne une première réponse à une situation")
            .WithDescription(
                "Rien n'est gardé. Tous les champs sont facultatifs ; ceux que la personne confie volontairement ne voyagent que dans le corps de la demande."
            )
            .Takes<FirstAnswerRequestContract>()
            .Produces<FirstAnswerContract>();

    private static Task<IResult> Answer(
        HttpContext http,
        CatalogueHost catalogues,
        FirstAnswerMetrics metrics,
        TimeProvider clock
    )
    {
        var catalogue = catalogues.Current;
        return JsonBody.AnswerAsync(
            http,
            body => AnswerRequestJson.Read(body, catalogue.Networks, clock),
            request =>
            {
                var answer = CompleteAnswer.For(catalogue, request);
                metrics.Count(answer);
                return new FirstAnswerResult(answer);
            }
        );
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
