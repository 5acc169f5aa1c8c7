namespace Spro.Web.Api;

/// <summary>Every address of the API, one module after the other.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapFirstAnswers();
        routes.MapPlaces();
        routes.MapTerritories();
        routes.MapCoverage();
        routes.MapDataInclusion();
        routes.MapOpenData();
        routes.MapCrawlers();
        routes.MapShortCodes();
        routes.MapOpenApi().AllowAnonymous();
    }
}
