using Spro.Core.Ambassadors;
using Spro.Core.Associates;
using Spro.Core.DataProtection;
using Spro.Core.Members;
using Spro.Hosting;

namespace Spro.Web.Jobs;

/// <summary>Deletes, each hour, what has been kept long enough, reminds structures that people wait for their answer, and asks them whether their places are right for their signature of the charter, ends requests to meet that nobody answered, and reminds associated bodies of the end of their label and of late reports.</summary>
internal sealed class Housekeeping(
    Retention retention,
    RequestUpkeep requests,
    Confirmations confirmations,
    SignatureReminders signatures,
    Encounters encounters,
    Listings listings,
    Labels labels,
    TimeProvider clock,
    ILogger<Housekeeping> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Once the site serves: a start that fails has nothing to tidy.
        await Task.Delay(TimeSpan.FromMinutes(1), clock, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await requests.RemindAsync(stoppingToken);
                await confirmations.RemindAsync(stoppingToken);
                await signatures.RemindAsync(stoppingToken);
                await encounters.LapseAsync(stoppingToken);
                await listings.KeepAsync(stoppingToken);
                await labels.TellEndingAsync(stoppingToken);
                await labels.RemindReportsAsync(stoppingToken);
                var expired = await retention.ApplyAsync(stoppingToken);
                if (expired != default)
                    log.LogInformation(
                        "{Codes} expired codes, {Remarks} old remarks, {Contacts} old contacts, {SignIns} ended sessions, {Readings} old readings, {Messages} old messages, {Referrals} old hand-overs, {Invitations} invitations, links, keys and events and {Appointments} old appointments deleted, {Unused} unused accounts closed, {Forgotten} closed accounts forgotten, {Requests} answered requests and traces of erasures deleted",
                        expired.Codes,
                        expired.Remarks,
                        expired.Contacts,
                        expired.SignIns,
                        expired.Readings,
                        expired.Messages,
                        expired.Referrals,
                        expired.Invitations,
                        expired.Appointments,
                        expired.Unused,
                        expired.Forgotten,
                        expired.Requests
                    );
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "What has expired could not be deleted");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
