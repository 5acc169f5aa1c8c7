using Spro.Core.Messages;

namespace Spro.Web.Jobs;

/// <summary>
/// Sends what is due: at once what is recorded on this node, within ten seconds what another node has recorded or what
/// has become due.
/// </summary>
internal sealed class MessageRounds(MessageSender sender, OutboxSignal signal, ILogger<MessageRounds> log)
    : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var round = await sender.RunOnceAsync(stoppingToken);
                if (round != default)
                    log.LogInformation(
                        "{Sent} messages sent, {Later} to try again, {Dead} dead letters",
                        round.Sent,
                        round.Later,
                        round.Dead
                    );
            }
            // A timeout of the database is a cancellation too, and must not stop the site.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(problem, "Messages could not be sent");
            }
            await signal.WaitAsync(Rhythm, stoppingToken);
        }
    }
}
