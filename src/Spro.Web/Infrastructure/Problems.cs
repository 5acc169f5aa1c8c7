using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Common;

namespace Spro.Web.Infrastructure;

/// <summary>API errors: RFC 9457 problem details with a stable <c>code</c>, the field at fault, and each of several <c>errors</c>.</summary>
internal static class Problems
{
    /// <summary>Whether a program calls, and reads problems; a person reads pages. Routes know no case: nor does this.</summary>
    public static bool AreFor(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static ProblemHttpResult Of(
        int status,
        string code,
        string detail,
        string? field = null,
        IReadOnlyList<RefusedException>? all = null
    )
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (field is not null)
            extensions["field"] = field;
        if (all is { Count: > 1 })
            extensions["errors"] = all.Select(one => new
            {
                code = one.Code,
                detail = one.Message,
                field = one.Field,
            });
        return TypedResults.Problem(detail, statusCode: status, title: TitleOf(status), extensions: extensions);
    }

    public static ProblemHttpResult Of(RefusedException refused) =>
        Of(StatusCodes.Status400BadRequest, refused.Code, refused.Message, refused.Field, refused.All);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    /// <summary>An error of ours: a reference to give, and nothing of what went on inside.</summary>
    public static void OnException(IApplicationBuilder api) =>
        api.Run(context =>
            Of(
                    StatusCodes.Status500InternalServerError,
                    "internal-error",
                    $"Une erreur est survenue de notre côté. Référence : {context.TraceIdentifier}."
                )
                .ExecuteAsync(context)
        );

    /// <summary>Gives a body to a refusal that has none.</summary>
    public static Task OnStatus(Microsoft.AspNetCore.Diagnostics.StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        var (name, detail) = code switch
        {
            StatusCodes.Status404NotFound => ("not-found", "Cette adresse n'existe pas."),
            StatusCodes.Status405MethodNotAllowed => (
                "method-not-allowed",
                "Cette adresse n'accepte pas cette méthode."
            ),
            StatusCodes.Status413PayloadTooLarge => ("request-too-long", "La demande est trop longue."),
            StatusCodes.Status415UnsupportedMediaType => (
                "unsupported-media-type",
                "Le corps doit être du JSON (application/json)."
            ),
            _ => ("bad-request", "Un paramètre n'est pas lisible."),
        };
        return Of(code, name, detail).ExecuteAsync(status.HttpContext);
    }

    private static string TitleOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "Demande incorrecte",
            StatusCodes.Status401Unauthorized => "Clé d'accès absente ou refusée",
            StatusCodes.Status403Forbidden => "Non permis",
            StatusCodes.Status404NotFound => "Introuvable",
            StatusCodes.Status413PayloadTooLarge => "Demande trop longue",
            StatusCodes.Status415UnsupportedMediaType => "Format inconnu",
            StatusCodes.Status429TooManyRequests => "Trop de demandes",
            _ => "Erreur",
        };
}
