namespace Spro.Web.Api;

/// <summary>Every address of the API, one module after the other.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        // What any call of the API may answer, said once.
        var api = routes
            .MapGroup("")
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status500InternalServerError);
        api.MapFirstAnswers();
        api.MapPlaces();
        api.MapTerritories();
        api.MapSearch();
        api.MapOccupations();
        api.MapExplorations();
        api.MapSectors();
        api.MapAcronyms();
        api.MapTrainings();
        api.MapCoverage();
        api.MapObligations();
        api.MapActions();
        api.MapDataInclusion();
        api.MapContacts();
        api.MapReferrals();
        api.MapTotals();
        routes.MapOpenData();
        routes.MapCrawlers();
        routes.MapShortCodes();
        routes.MapCalendars();
        routes.MapDeskFigures();
        routes.MapPapers();
        routes.MapFrozenRegisters();
        routes.MapPublications();
        routes.MapOpenApi().AllowAnonymous();
    }
}
