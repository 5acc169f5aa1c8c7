using Spro.Core.Evidence.Frozen;
using Spro.Core.Steering;

namespace Spro.Web.Jobs;

/// <summary>Freezes, within the hour, the figures and the register of the sessions of the day.</summary>
internal sealed class SessionFreezing(
    SessionSnapshots snapshots,
    SessionRegisters registers,
    TimeProvider clock,
    ILogger<SessionFreezing> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Once the site serves: a start that fails has nothing to freeze.
        await Task.Delay(TimeSpan.FromMinutes(2), clock, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                if (await snapshots.FreezeDueAsync(stoppingToken) is > 0 and var frozen)
                    log.LogInformation("{Sessions} sessions have their figures frozen", frozen);
                if (await registers.FreezeDueAsync(stoppingToken) is > 0 and var kept)
                    log.LogInformation("{Sessions} sessions have their register frozen", kept);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The figures of a session could not be frozen");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
