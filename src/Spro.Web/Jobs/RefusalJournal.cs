using Spro.Web.Infrastructure;

namespace Spro.Web.Jobs;

/// <summary>Writes in the journal, each minute that had some, how much was refused, where and why: counts, and nobody.</summary>
internal sealed class RefusalJournal(RefusedDemands refusals, TimeProvider clock, ILogger<RefusalJournal> log)
    : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Write();
        }
        finally
        {
            // What the last minute refused is written too.
            Write();
        }
    }

    private void Write()
    {
        foreach (var (refusal, count) in refusals.Take())
            log.LogWarning(
                "Refused {Count} times: {Kind} on {Page} as {Role}",
                count,
                refusal.Kind,
                refusal.Page,
                refusal.Role?.ToString() ?? "nobody"
            );
    }
}
