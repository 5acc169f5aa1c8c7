using Spro.Core.Catalogue;
using Spro.Core.OpenData;
using Spro.Hosting;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The open files, written as they are asked for.</summary>
internal static class OpenDataEndpoints
{
    public static void MapOpenData(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading(
                Links.OpenData + "{name}",
                (string name, CatalogueHost catalogues, SproSettings settings, TimeProvider clock) =>
                {
                    var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                    var file = new OpenDataExport(catalogues.Current, settings.PublicUrl, today).Files.FirstOrDefault(
                        known => known.Name == name
                    );
                    return file is null
                        ? Results.NotFound()
                        : Results.Stream(
                            stream => file.WriteAsync(stream, CancellationToken.None),
                            file.MediaType,
                            fileDownloadName: file.Name
                        );
                }
            )
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
}
