using Spro.Core.Appointments;

namespace Spro.Web.Jobs;

/// <summary>Each minute: passes on freed seats that nobody took in time, and reads the calendars of advisers that are due.</summary>
internal sealed class AppointmentRounds(
    WaitingList waitingList,
    CalendarFeeds feeds,
    TimeProvider clock,
    ILogger<AppointmentRounds> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await waitingList.PassOnExpiredAsync(stoppingToken);
                await feeds.ReadDueAsync(stoppingToken);
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "The round of appointments could not be made");
            }
        }
    }
}
