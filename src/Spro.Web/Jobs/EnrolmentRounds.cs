using Spro.Core.ProfessionalDevelopment;

namespace Spro.Web.Jobs;

/// <summary>Each quarter of an hour: takes back the seats for which a manager has not answered in time, and gives them to the next.</summary>
internal sealed class EnrolmentRounds(Enrolments enrolments, TimeProvider clock, ILogger<EnrolmentRounds> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await enrolments.MoveAsync(stoppingToken);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The waiting lists could not be moved");
            }
        }
    }
}
