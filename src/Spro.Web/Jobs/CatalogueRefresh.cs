using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;

namespace Spro.Web.Jobs;

/// <summary>Sees within two seconds that public data has changed, on this node or another, and swaps the snapshot.</summary>
internal sealed class CatalogueRefresh(
    CatalogueHost catalogues,
    IOutputCacheStore pages,
    TimeProvider clock,
    ILogger<CatalogueRefresh> log
) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!await catalogues.RefreshAsync(stoppingToken))
                    continue;
                await pages.EvictByTagAsync(Site.PublicPages, stoppingToken);
                log.LogInformation("Public data version {Version} is in", catalogues.Current.Version);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // The snapshot in force goes on serving while the database is away.
                log.LogWarning(problem, "The public data could not be read");
            }
        }
    }
}
