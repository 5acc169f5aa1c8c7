using Spro.Core.Catalogue;

namespace Spro.Web.Infrastructure;

/// <summary>What a supervisor asks: is the process alive, can it answer people.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapReading("/health/live", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapReading(
                "/health/ready",
                (CatalogueHost catalogues) =>
                    catalogues.IsReady
                        ? Results.Text("ok")
                        : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
