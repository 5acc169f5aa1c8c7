using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Common;

namespace Spro.Web.Infrastructure;

/// <summary>API errors: RFC 9457 problem details with a stable <c>code</c>, and the field at fault.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail, string? field = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (field is not null)
            extensions["field"] = field;
        return TypedResults.Problem(detail, statusCode: status, title: TitleOf(status), extensions: extensions);
    }

    public static ProblemHttpResult Of(RefusedException refused) =>
        Of(StatusCodes.Status400BadRequest, refused.Code, refused.Message, refused.Field);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    private static string TitleOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "Demande incorrecte",
            StatusCodes.Status404NotFound => "Introuvable",
            StatusCodes.Status413PayloadTooLarge => "Demande trop longue",
            StatusCodes.Status415UnsupportedMediaType => "Format inconnu",
            StatusCodes.Status429TooManyRequests => "Trop de demandes",
            _ => "Erreur",
        };
}
