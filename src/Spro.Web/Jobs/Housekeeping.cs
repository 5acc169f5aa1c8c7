using Spro.Core.Guidance;

namespace Spro.Web.Jobs;

/// <summary>Deletes, each hour, the short codes that have expired.</summary>
internal sealed class Housekeeping(SavedSituations situations, TimeProvider clock, ILogger<Housekeeping> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                var deleted = await situations.DeleteExpiredAsync(stoppingToken);
                if (deleted > 0)
                    log.LogInformation("{Count} expired codes deleted", deleted);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogWarning(problem, "Expired codes could not be deleted");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
