using Spro.Core.Publications;

namespace Spro.Web.Jobs;

/// <summary>Makes the files of editions that were just published: a page that publishes one answers at once.</summary>
internal sealed class GuidePrinting(GuidePress press, TimeProvider clock, ILogger<GuidePrinting> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Once the site serves: those of a demonstration wait a little.
        await Task.Delay(TimeSpan.FromSeconds(30), clock, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), clock);
        do
        {
            try
            {
                if (await press.MakeNextAsync(stoppingToken))
                    log.LogInformation("The files of an edition of the guide are made");
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The files of the guide could not be made");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
