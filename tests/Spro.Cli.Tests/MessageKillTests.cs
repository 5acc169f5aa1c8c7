using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Cli.Tests;

/// <summary>
/// The sender in a process of its own, killed while it sends to a real server: six times an engine (the site is killed at it too), or with
/// SPRO_TEST_LONG=1 a hundred and fifty. Moments come from a seed.
/// </summary>
public sealed class MessageKillTests
{
    private const int MessagesEachTime = 30;
    private const int SentAtOnce = 4;

    private static readonly int Kills = Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1" ? 150 : 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_sender_killed_at_any_moment_loses_nothing_and_what_comes_twice_is_the_same_message(
        string engine
    )
    {
        Assert.SkipUnless(SmtpSink.IsInstalled, SmtpSink.Missing);
        using var sink = await SmtpSink.StartAsync(Cancellation);
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("spro-kill-");
        var settings = SettingsOf(engine, database.ConnectionString, folder, sink.Port, "none");
        await using var services = Open(settings);
        await services.GetRequiredService<FirstStart>().PrepareAsync(Cancellation);
        var random = new Random(20261126);
        var owed = new List<Guid>();
        var inTheMiddle = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            owed.AddRange(await RecordAsync(services));
            var (before, after) = (sink.Count, random.Next(1, MessagesEachTime - SentAtOnce));
            using var sender = Start(settings);
            while (sink.Count < before + after && !sender.HasExited)
                await Task.Delay(1, Cancellation);
            await Task.Delay(random.Next(0, 15), Cancellation);
            if (!sender.HasExited)
                inTheMiddle++;
            sender.Kill();
            await sender.WaitForExitAsync(Cancellation);
            await services.GetRequiredService<IDbContextFactory<SproDbContext>>().LetLeasesRunOutAsync(Cancellation);
        }

        // Two at once, to the end.
        using var one = Start(settings);
        using var other = Start(settings);
        await Task.WhenAll(one.WaitForExitAsync(Cancellation), other.WaitForExitAsync(Cancellation));

        Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        Assert.True(inTheMiddle > Kills / 2, $"{inTheMiddle} of {Kills} kills while it was sending");
        var arrived = sink.TimesReceived();
        Assert.Equal(
            owed.Select(id => $"{id:N}@localhost").Order(StringComparer.Ordinal),
            arrived.Keys.Order(StringComparer.Ordinal)
        );
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{engine}: {Kills} kills, {inTheMiddle} of them in the middle; {owed.Count} messages, {arrived.Values.Sum(times => times - 1)} came twice"
        );
        // At each kill no more than what was on its way can come again.
        Assert.InRange(arrived.Values.Sum(times => times - 1), 0, Kills * SentAtOnce);
        await using var db = await NewContextAsync(services);
        Assert.Equal(
            owed.Count,
            await db.Set<OutgoingMessage>()
                .CountAsync(message => message.State == MessageState.Sent && message.Content == null, Cancellation)
        );
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_server_whose_certificate_is_trusted_receives_over_a_protected_connection(string security)
    {
        Assert.SkipUnless(SmtpSink.IsInstalled, SmtpSink.Missing);
        using var certificate = new SmtpCertificate();
        using var sink = await SmtpSink.StartProtectedAsync(certificate, security == "tls", Cancellation);
        var folder = Directory.CreateTempSubdirectory("spro-tls-");
        var settings = SettingsOf(
            "sqlite",
            $"Data Source={Path.Combine(folder.FullName, "spro.db")}",
            folder,
            sink.Port,
            security
        );
        await using (var services = Open(settings))
        {
            await services.GetRequiredService<FirstStart>().PrepareAsync(Cancellation);
            await RecordAsync(services);
        }

        using var sender = Start(settings, trusted: certificate.CertificateFile);
        await sender.WaitForExitAsync(Cancellation);

        Assert.Equal(MessagesEachTime, sink.Count);
        folder.Delete(recursive: true);
    }

    private static string[] SettingsOf(
        string engine,
        string connectionString,
        DirectoryInfo folder,
        int port,
        string security
    ) =>
        [
            $"--Spro:Storage={engine}",
            $"--ConnectionStrings:Spro={connectionString}",
            $"--Spro:DataDirectory={folder.FullName}",
            "--Spro:Mail:Host=127.0.0.1",
            $"--Spro:Mail:Port={port.ToString(CultureInfo.InvariantCulture)}",
            $"--Spro:Mail:Security={security}",
            "--Spro:Mail:From=ne-pas-repondre@orientation.example.org",
        ];

    private static async Task<List<Guid>> RecordAsync(IServiceProvider services)
    {
        var keyring = await services.GetRequiredService<IdentityKeys>().OpenAsync(Cancellation);
        var outbox = services.GetRequiredService<Outbox>();
        var content = services
            .GetRequiredService<MessageTemplates>()
            .ReferralNews("Votre demande est arrivée.", new PublicPlace("Lieu fictif", "02 61 91 00 00"));
        await using var db = await NewContextAsync(services);
        var ids = Enumerable
            .Range(0, MessagesEachTime)
            .Select(_ => outbox.Add(db, keyring, new NewMessage(Recipient.ByEmail("camille@example.org"), content)))
            .ToList();
        await db.SaveChangesAsync(Cancellation);
        return ids;
    }

    private static Task<SproDbContext> NewContextAsync(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<SproDbContext>>().CreateDbContextAsync(Cancellation);

    private static ServiceProvider Open(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        return new ServiceCollection()
            .AddSpro(SproSettings.Read(configuration, isDevelopment: false))
            .BuildServiceProvider();
    }

    private static Process Start(string[] settings, string? trusted = null)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(Terminal).Assembly.Location, "jobs", "run", "messages", .. settings]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (trusted is not null)
            start.Environment["SSL_CERT_FILE"] = trusted;
        return Process.Start(start)!;
    }
}
