using Spro.Core.Referrals;

namespace Spro.Web.Jobs;

/// <summary>Goes round, each quarter of an hour, the hand-overs whose silence is to be chased.</summary>
internal sealed class ReferralChasing(ReferralRounds rounds, TimeProvider clock, ILogger<ReferralChasing> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Once the site serves: a start that fails has nothing to tidy.
        await Task.Delay(TimeSpan.FromMinutes(1), clock, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        do
        {
            try
            {
                if (await rounds.RunAsync(stoppingToken) is > 0 and var steps)
                    log.LogInformation("{Steps} steps taken about silent hand-overs", steps);
                await rounds.TellOfficersAsync(stoppingToken);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "Silent hand-overs could not be chased");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
