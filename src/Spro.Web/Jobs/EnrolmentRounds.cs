using Spro.Core.ProfessionalDevelopment;

namespace Spro.Web.Jobs;

/// <summary>Each quarter of an hour: takes back the seats for which a manager has not answered in time, and gives them to the next; gives their certificate to those noted as present before the end.</summary>
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
                await enrolments.CertifyAsync(stoppingToken);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The waiting lists and certificates could not be brought forward");
            }
        }
    }
}
