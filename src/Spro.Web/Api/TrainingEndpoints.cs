using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>Certifications and trainings, for programs.</summary>
internal static class TrainingEndpoints
{
    private const int PageSize = 50;

    public static void MapTrainings(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Formations et certifications");
        group
            .MapReading("certifications/{code}", GetCertification)
            .WithName("getCertification")
            .WithSummary("Donne une certification")
            .WithDescription(
                "Son titre officiel, son niveau, qui la délivre, les métiers où elle mène, ce qu'elle remplace et ce qui la remplace. Ce qui n'est pas connu est « null »."
            )
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapReading("trainings", List)
            .WithName("searchTrainings")
            .WithSummary("Cherche des formations")
            .WithDescription(
                "Dans l'ordre demandé : « distance » (à vol d'oiseau, au kilomètre près), « date » ou « level », puis les deux autres et le titre ; celles qui restent à égalité changent de place chaque jour. Le nom de l'organisme ne compte pas. « next » donne l'adresse de la suite."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group
            .MapReading("trainings/{id:guid}", GetTraining)
            .WithName("getTraining")
            .WithSummary("Donne une formation")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<CertificationContract>, ProblemHttpResult> GetCertification(
        [Description("Code de la certification, comme « RNCP37191 » ou « RS5638 ».")] string code,
        CatalogueHost catalogues,
        TimeProvider clock
    ) =>
        catalogues.Current is var catalogue && catalogue.Certifications.Find(code) is { } certification
            ? TypedResults.Ok(CertificationContract.Of(certification, catalogue, Today(clock)))
        : catalogue.Certifications.SuccessorsOf(code) is { Count: > 0 } heirs
            ? Problems.NotFound($"La certification « {code} » est remplacée par : {string.Join(", ", heirs)}.")
        : Problems.NotFound($"La certification « {code} » n'est dans aucune liste connue ici.");

    private static Results<Ok<TrainingContract>, ProblemHttpResult> GetTraining(
        [Description("Identifiant de la formation.")] Guid id,
        CatalogueHost catalogues,
        TimeProvider clock
    ) =>
        catalogues.Current is var catalogue && TrainingSearch.Find(catalogue, id, Today(clock)) is { } found
            ? TypedResults.Ok(TrainingContract.Of(found, catalogue))
            : Problems.NotFound("Cette formation n'est pas connue ici.");

    private static Results<Ok<TrainingList>, ProblemHttpResult> List(
        [Description("Code ROME d'un métier où mène la formation.")] string? occupation,
        [Description("Code d'une certification où mène la formation.")] string? certification,
        [Description("Code INSEE de la commune d'où l'on part.")] string? commune,
        [Description("presence, remote, mixed ou apprenticeship.")] string? mode,
        [Description("« true » : ouverte sans diplôme, c'est connu.")] bool? withoutDiploma,
        [Description("« true » : l'organisme dit accueillir les personnes handicapées.")] bool? disabilityAccess,
        [Description("distance, date ou level ; sans rien dire, distance avec une commune, date sinon.")] string? order,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpRequest request,
        CatalogueHost catalogues,
        TimeProvider clock
    )
    {
        var catalogue = catalogues.Current;
        var job = occupation is null ? null : catalogue.Occupations.Find(occupation);
        if (occupation is not null && job is null)
            return Refuse("unknown-value", "occupation", $"Le code ROME « {occupation} » n'est pas connu ici.");
        if (certification is not null && catalogue.Certifications.Find(certification) is null)
            return Refuse(
                "unknown-value",
                "certification",
                $"La certification « {certification} » n'est pas connue ici."
            );
        var home = commune is null ? null : catalogue.Territory.CommuneToday(commune);
        if (commune is not null && home is null)
            return Refuse("unknown-commune", "commune", $"La commune « {commune} » n'existe pas.");
        var way = Enum.GetValues<TrainingMode>()
            .Select(one => (TrainingMode?)one)
            .FirstOrDefault(one => TrainingContract.NameOf(one!.Value) == mode);
        if (mode is not null && way is null)
            return Refuse("unknown-value", "mode", $"« {mode} » n'est pas une façon de suivre une formation.");
        TrainingOrder? by = order switch
        {
            null => home is null ? TrainingOrder.Date : TrainingOrder.Distance,
            "distance" when home is not null => TrainingOrder.Distance,
            "date" => TrainingOrder.Date,
            "level" => TrainingOrder.Level,
            _ => null,
        };
        if (by is null)
            return Refuse(
                "unknown-value",
                "order",
                "« order » attend « date », « level », ou « distance » avec une commune."
            );
        var key = TrainingKey.Read(after);
        if (after is not null && key is null)
            return Refuse("unknown-value", "after", "« after » attend ce que donne « next ».");
        var found = TrainingSearch.Find(
            catalogue,
            new TrainingQuery
            {
                Occupation = job,
                CertificationCode = certification,
                Commune = home,
                Mode = way,
                WithoutDiploma = withoutDiploma == true,
                DisabilityAccess = disabilityAccess == true,
                Order = by.Value,
                Day = Today(clock),
            }
        );
        var page = TrainingPage.Of(found, key, PageSize);
        return TypedResults.Ok(
            new TrainingList(
                [.. page.Trainings.Select(one => TrainingContract.Of(one, catalogue))],
                found.Count,
                page.Next is { } next ? NextOf(request, next) : null
            )
        );
    }

    private static string NextOf(HttpRequest request, TrainingKey last)
    {
        var query = QueryString.Create(
            request
                .Query.Where(pair => pair.Key != "after")
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
        );
        return request.Path + query.Add("after", last.ToString());
    }

    internal static DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));

    private static ProblemHttpResult Refuse(string code, string field, string why) =>
        Problems.Of(StatusCodes.Status400BadRequest, code, why, field);
}
