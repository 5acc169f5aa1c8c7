using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.TestSupport;

namespace Spro.Web.Tests.Resilience;

/// <summary>
/// The site killed at any moment while people hand over, answer, withdraw, book and cancel through its pages, and while it
/// sends what they are owed: twenty times an engine, or with SPRO_TEST_LONG=1 three hundred. Moments come from a seed.
/// </summary>
public sealed class KilledSiteTests
{
    private const int Seed = 20261126;
    private const int MostDoneEachTime = 8;
    private const int SentAtOnce = 4;

    private static readonly int Kills = Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1" ? 300 : 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_site_killed_at_any_moment_loses_and_doubles_nothing_that_it_has_answered(string engine)
    {
        Assert.SkipUnless(SmtpSink.IsInstalled, SmtpSink.Missing);
        using var sink = await SmtpSink.StartAsync(Cancellation);
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("spro-killed-");
        var port = SiteProcess.FreePort();
        string[] settings =
        [
            $"--Spro:Storage={engine}",
            $"--ConnectionStrings:Spro={database.ConnectionString}",
            $"--Spro:DataDirectory={folder.FullName}",
            "--Spro:Demo=true",
            "--Spro:Mail:Host=127.0.0.1",
            $"--Spro:Mail:Port={sink.Port.ToString(CultureInfo.InvariantCulture)}",
            "--Spro:Mail:Security=none",
            "--Spro:Mail:From=ne-pas-repondre@orientation.example.org",
        ];
        var random = new Random(Seed);
        var site = SiteProcess.Start(port, settings);
        var (inTheMiddle, asItStarts) = (0, 0);
        try
        {
            await site.WaitAsync(Cancellation);
            await using (var store = database.CreateDbContext())
                await FictitiousPeople.ForgetAsync(store, Cancellation);
            await using var traffic = new Traffic(site.Address, Seed);
            await traffic.StartAsync();
            for (var kill = 0; kill < Kills; kill++)
            {
                traffic.Open();
                var enough = traffic.Done + random.Next(1, MostDoneEachTime);
                while (traffic.Done < enough && !site.HasExited)
                    await Task.Delay(1, Cancellation);
                await Task.Delay(random.Next(0, 15), Cancellation);
                // Every other time a form is waited for: how often one is met by chance depends on the machine.
                while (kill % 2 == 0 && traffic.UnderWay == 0 && !site.HasExited)
                    await Task.Delay(1, Cancellation);
                Assert.False(site.HasExited, site.Said);
                if (traffic.UnderWay > 0)
                    inTheMiddle++;
                traffic.Close();
                await RestartAsync();
                // One in ten does not live to answer.
                if (kill % 10 == 8)
                {
                    await Task.Delay(random.Next(0, 1500), Cancellation);
                    (kill, asItStarts) = (kill + 1, asItStarts + 1);
                    await RestartAsync();
                }
                await site.WaitAsync(Cancellation);
            }
            await traffic.DoEachFormAsync(Cancellation);
            await traffic.StopAsync();
            await SendWhatIsDueAsync(database);

            await using var db = database.CreateDbContext();
            await StoreAudit.NothingIsLostNorDoubledAsync(db, traffic.Asked);
            await StoreAudit.EveryStateIsReachedByTheTableAsync(db);
            await StoreAudit.NoSlotHasTwoPeopleAsync(db);
            await StoreAudit.EveryActIsToldOnceAsync(db);
            var twice = await EveryMessageHasArrivedAsync(db, sink);
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{engine}: {Kills} kills, {inTheMiddle} while a form was under way, {asItStarts} while it started; {traffic.Asked.Count} forms, {traffic.Asked.Count(one => one.Unanswered > 0)} sent again, {traffic.Asked.Count(one => one.Answer == Answer.Refused)} refused; {sink.Count} e-mails, {twice} of them a second time"
            );
            Assert.Equal(0, traffic.Failures);
            Assert.True(inTheMiddle > Kills / 3, $"{inTheMiddle} of {Kills} kills while a form was under way");
            // At each kill no more than what was on its way can come again.
            Assert.InRange(twice, 0, Kills * SentAtOnce);
        }
        finally
        {
            site.Dispose();
            folder.Delete(recursive: true);
        }

        async Task RestartAsync()
        {
            await site.KillAsync();
            site.Dispose();
            await database.LetLeasesRunOutAsync(Cancellation);
            site = SiteProcess.Start(port, settings);
        }
    }

    private static async Task SendWhatIsDueAsync(TestDatabase database)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            await using var db = database.CreateDbContext();
            if (!await Due(db).AnyAsync(one => one.State == MessageState.Waiting, Cancellation))
                return;
            await Task.Delay(100, Cancellation);
        }
        Assert.Fail("Messages are due and do not leave.");
    }

    /// <summary>Each message that was due has come at least once; gives how many came again, as the same message.</summary>
    private static async Task<int> EveryMessageHasArrivedAsync(SproDbContext db, SmtpSink sink)
    {
        var arrived = sink.TimesReceived();
        var due = await Due(db).Select(one => new { one.MailId, one.State }).ToListAsync(Cancellation);
        Assert.NotEmpty(due);
        Assert.All(due, one => Assert.Equal(MessageState.Sent, one.State));
        Assert.Empty(due.Select(one => one.MailId).Except(arrived.Keys));
        var known = await db.Set<OutgoingMessage>().Select(one => one.MailId).ToListAsync(Cancellation);
        Assert.Empty(arrived.Keys.Except(known));
        return arrived.Values.Sum(times => times - 1);
    }

    private static IQueryable<OutgoingMessage> Due(SproDbContext db)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return db.Set<OutgoingMessage>()
            .Where(one => one.Channel == MessageChannel.Email && one.WithdrawnAt == null && one.DueAt <= now);
    }
}
