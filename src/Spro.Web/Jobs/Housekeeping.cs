using Spro.Core.Feedback;
using Spro.Core.Guidance;

namespace Spro.Web.Jobs;

/// <summary>Deletes, each hour, the short codes and the remarks that have been kept long enough.</summary>
internal sealed class Housekeeping(
    SavedSituations situations,
    Remarks remarks,
    TimeProvider clock,
    ILogger<Housekeeping> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                var codes = await situations.DeleteExpiredAsync(stoppingToken);
                var told = await remarks.DeleteExpiredAsync(stoppingToken);
                if (codes + told > 0)
                    log.LogInformation("{Codes} expired codes and {Remarks} old remarks deleted", codes, told);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogWarning(problem, "What has expired could not be deleted");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
