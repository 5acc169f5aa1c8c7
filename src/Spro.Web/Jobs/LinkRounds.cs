using Spro.Core.Catalogue;
using Spro.Core.Links;
using Spro.Hosting;

namespace Spro.Web.Jobs;

/// <summary>Visits the links that people are shown, as often as the settings say; never by default.</summary>
internal sealed class LinkRounds(
    LinkChecks checks,
    CatalogueHost catalogues,
    SproSettings settings,
    TimeProvider clock,
    ILogger<LinkRounds> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.LinksEveryDays == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!await checks.IsDueAsync(settings.LinksEveryDays, stoppingToken))
                    continue;
                var round = await checks.RunAsync(ShownLink.AllOf(catalogues.Current), stoppingToken);
                log.LogInformation(
                    "{Visited} links visited, {Dead} lead nowhere, offline: {Offline}",
                    round.Visited,
                    round.Dead,
                    round.WasOffline
                );
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The links could not be visited");
            }
        }
    }
}
