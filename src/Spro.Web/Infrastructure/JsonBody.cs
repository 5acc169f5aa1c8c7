using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.Common;
using Spro.Core.Guidance;

namespace Spro.Web.Infrastructure;

/// <summary>Calls whose body is read by hand, so that a refusal names what is wrong, in French.</summary>
internal static class JsonBody
{
    // What is asked is a few hundred bytes; what is a thousand times longer is not a question.
    private const int Longest = 64 * 1024;

    /// <summary>Says what the call takes, and its refusals.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder route)
        where TBody : notnull =>
        route
            .WithMetadata(new RequestSizeLimitAttribute(Longest))
            .Accepts<TBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Answers what the body asks, or says what is wrong with it.</summary>
    public static Task<IResult> AnswerAsync<T>(HttpContext http, Func<JsonElement, T> read, Func<T, IResult> answer) =>
        AnswerAsync(http, read, asked => Task.FromResult(answer(asked)));

    /// <inheritdoc cref="AnswerAsync{T}(HttpContext, Func{JsonElement, T}, Func{T, IResult})"/>
    public static async Task<IResult> AnswerAsync<T>(
        HttpContext http,
        Func<JsonElement, T> read,
        Func<T, Task<IResult>> answer
    )
    {
        if (http.Request.ContentType is { Length: > 0 } && !http.Request.HasJsonContentType())
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "Le corps doit être du JSON (application/json)."
            );
        try
        {
            return await answer(await ReadAsync(http, read));
        }
        catch (JsonException)
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
                "La demande dépasse 64 ko : une situation tient en quelques lignes ; envoyez un lot en plusieurs fois."
            );
        }
        catch (RefusedException refused)
        {
            return Problems.Of(refused);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpContext http, Func<JsonElement, T> read)
    {
        using var body = await JsonDocument.ParseAsync(
            http.Request.Body,
            AnswerRequestJson.Options,
            http.RequestAborted
        );
        try
        {
            return read(body.RootElement);
        }
        catch (InvalidOperationException notText)
        {
            // Half a surrogate pair: JSON to the parser, no text.
            throw new JsonException(null, notText);
        }
    }
}
