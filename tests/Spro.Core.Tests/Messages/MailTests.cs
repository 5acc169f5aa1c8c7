using MimeKit;
using Spro.Core.Messages;
using Spro.Core.Territories;
using Spro.TestSupport;
using static Spro.Core.Tests.Messages.TestPost;

namespace Spro.Core.Tests.Messages;

/// <summary>E-mails, as a real server receives them and as bad ones do not.</summary>
public sealed class MailTests
{
    private const string Invitation = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

    [Theory]
    [OnEachDatabase]
    public async Task What_is_due_arrives_once_in_text_and_in_HTML_with_its_calendar(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        using var sink = await StartSinkAsync();
        var ids = await post.RecordAsync([
            .. Enumerable.Range(0, 40).Select(number => Appointment(post, $"camille{number}@example.org")),
        ]);

        var round = await post.NewSender(new SmtpChannel(Settings(sink.Port))).RunOnceAsync(Cancellation);

        Assert.Equal(new SendingRound(40, 0, 0), round);
        var received = sink.Received();
        Assert.Equal(
            ids.Select(id => $"{id:N}@localhost").Order(StringComparer.Ordinal),
            received.Select(mail => mail.MessageId).Order(StringComparer.Ordinal)
        );
        var mail = received[0];
        Assert.Equal("Votre rendez-vous est noté : mardi 1er décembre à 14h30", mail.Subject);
        Assert.Equal(
            "Orientation <ne-pas-repondre@orientation.example.org>",
            mail.From.ToString().Replace("\"", "", StringComparison.Ordinal)
        );
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(post.Now, mail.Date.UtcDateTime);
        Assert.Contains("Vous serez avec Dominique Fictif.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://orientation.example.org/r/abc", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://orientation.example.org/r/abc\"", mail.HtmlBody, StringComparison.Ordinal);
        var alternatives = Assert.IsType<MultipartAlternative>(Assert.IsType<Multipart>(mail.Body)[0]);
        Assert.Equal(
            ["text/plain", "text/html", "text/calendar"],
            alternatives.Select(part => part.ContentType.MimeType)
        );
        var calendar = (TextPart)alternatives[2];
        Assert.Equal("REQUEST", calendar.ContentType.Parameters["method"]);
        var file = Assert.Single(mail.Attachments.OfType<MimePart>());
        Assert.Equal("rendez-vous.ics", file.FileName);
        // Lines of a calendar end as its format asks, in both.
        Assert.Equal([Invitation, Invitation], new MimePart[] { calendar, file }.Select(BytesOf));
    }

    [Fact]
    public async Task The_HTML_is_safe_asks_nothing_of_the_network_and_says_what_the_text_says()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        var content = post.SomeNews("<script>alert(1)</script> & \"l'accueil\"");

        var html = MailWriter.HtmlOf(content);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        var words = System.Net.WebUtility.HtmlDecode(html);
        foreach (var block in content.Blocks)
        {
            Assert.Contains(block.Text, words, StringComparison.Ordinal);
            Assert.Contains(block.Text, MailWriter.TextOf(content), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Misbehaviour.RefusesForNow, SendProblem.RefusedForNow, MessageState.Waiting)]
    [InlineData(Misbehaviour.Refuses, SendProblem.Refused, MessageState.Dead)]
    [InlineData(Misbehaviour.RefusesTheSender, SendProblem.Misconfigured, MessageState.Waiting)]
    [InlineData(Misbehaviour.RefusesToGreet, SendProblem.RefusedForNow, MessageState.Waiting)]
    [InlineData(Misbehaviour.DiesInTheMiddle, SendProblem.Unreachable, MessageState.Waiting)]
    public async Task A_server_that_misbehaves_is_understood_and_nothing_is_lost(
        object misbehaviour,
        SendProblem problem,
        MessageState state
    )
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        using var server = new BadSmtpServer((Misbehaviour)misbehaviour);
        var id = await post.RecordAsync(post.AnEmail());

        await post.NewSender(new SmtpChannel(Settings(server.Port))).RunOnceAsync(Cancellation);

        var kept = await post.ReadAsync(id);
        Assert.Equal((state, problem), (kept.State, kept.LastProblem));
        Assert.NotNull(kept.Content);
        if (state == MessageState.Dead)
            Assert.Equal(1, await post.Upkeep.TryAgainAsync(null, Cancellation));

        using var sink = await StartSinkAsync();
        post.Clock.Advance(TimeSpan.FromHours(1));
        await post.NewSender(new SmtpChannel(Settings(sink.Port))).RunOnceAsync(Cancellation);
        Assert.Equal(kept.MailId, Assert.Single(sink.Received()).MessageId);
    }

    [Fact]
    public async Task A_server_that_takes_it_and_hangs_up_has_it()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        using var server = new BadSmtpServer(Misbehaviour.HangsUpAfter);
        await post.RecordAsync(post.AnEmail());

        Assert.Equal(
            new SendingRound(1, 0, 0),
            await post.NewSender(new SmtpChannel(Settings(server.Port))).RunOnceAsync(Cancellation)
        );
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_when_patience_ends()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        using var server = new BadSmtpServer(Misbehaviour.SaysNothing);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var parcel = new Parcel(
            Guid.CreateVersion7(),
            "a@localhost",
            Recipient.ByEmail("a@example.org"),
            post.SomeNews(),
            post.Now
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SmtpChannel(Settings(server.Port)).DeliverAsync(parcel, patience.Token)
        );

        var id = await post.RecordAsync(post.AnEmail());
        post.Mail.Answer = (_, _) => throw new OperationCanceledException();
        Assert.Equal(new SendingRound(0, 1, 0), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal(SendProblem.TooSlow, (await post.ReadAsync(id)).LastProblem);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_tried_again_later()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        var id = await post.RecordAsync(post.AnEmail());
        int port;
        using (var server = new BadSmtpServer(Misbehaviour.SaysNothing))
            port = server.Port;

        await post.NewSender(new SmtpChannel(Settings(port))).RunOnceAsync(Cancellation);

        Assert.Equal(SendProblem.Unreachable, (await post.ReadAsync(id)).LastProblem);
    }

    [Fact]
    public async Task Neither_a_secret_nor_a_message_goes_in_clear_when_the_connection_should_be_protected()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        using var server = new BadSmtpServer(Misbehaviour.Refuses);
        var id = await post.RecordAsync(post.AnEmail());
        var settings = Settings(server.Port) with
        {
            Security = MailSecurity.StartTls,
            User = "spro",
            Secret = "canari-secret",
        };

        await post.NewSender(new SmtpChannel(settings)).RunOnceAsync(Cancellation);

        Assert.Equal(SendProblem.Misconfigured, (await post.ReadAsync(id)).LastProblem);
        Assert.DoesNotContain("AUTH", server.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("MAIL", server.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_whose_certificate_nobody_vouches_for_is_told_nothing(MailSecurity security)
    {
        Assert.SkipUnless(SmtpSink.IsInstalled, SmtpSink.Missing);
        await using var post = await TestPost.OpenAsync("sqlite");
        using var certificate = new SmtpCertificate();
        using var sink = await SmtpSink.StartProtectedAsync(certificate, security == MailSecurity.Tls, Cancellation);
        var id = await post.RecordAsync(post.AnEmail());

        await post.NewSender(new SmtpChannel(Settings(sink.Port) with { Security = security }))
            .RunOnceAsync(Cancellation);

        Assert.Equal(SendProblem.Misconfigured, (await post.ReadAsync(id)).LastProblem);
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task Without_a_server_each_email_is_a_file_that_only_the_service_reads()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        var drop = Directory.CreateTempSubdirectory("spro-drop-");
        var settings = Settings(0) with { DropDirectory = Path.Combine(drop.FullName, "mail") };
        var id = await post.RecordAsync(post.AnEmail());

        await post.NewSender(new MailDrop(settings)).RunOnceAsync(Cancellation);

        var file = Assert.Single(Directory.GetFiles(settings.DropDirectory));
        Assert.Equal($"{id:N}.eml", Path.GetFileName(file));
        var mail = await MimeMessage.LoadAsync(file, Cancellation);
        Assert.Equal("camille@example.org", Assert.Single(mail.To.Mailboxes).Address);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        // It goes with the trace of its message; what somebody else has put there stays.
        await File.WriteAllTextAsync(Path.Combine(settings.DropDirectory, "lisez-moi.txt"), "", Cancellation);
        var upkeep = new MessageUpkeep(
            post.Databases,
            post.Signal,
            settings,
            new SmsSettings { DropDirectory = "" },
            post.Clock
        );
        await upkeep.DeleteExpiredAsync(Cancellation);
        Assert.True(File.Exists(file));
        post.Clock.Advance(TimeSpan.FromDays(MessageUpkeep.DaysOfTrace + 1));
        await upkeep.DeleteExpiredAsync(Cancellation);
        Assert.Equal("lisez-moi.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(settings.DropDirectory))));
        drop.Delete(recursive: true);
    }

    private static Task<SmtpSink> StartSinkAsync()
    {
        Assert.SkipUnless(SmtpSink.IsInstalled, SmtpSink.Missing);
        return SmtpSink.StartAsync(Cancellation);
    }

    private static string BytesOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static MailSettings Settings(int port) =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Security = MailSecurity.None,
            From = "ne-pas-repondre@orientation.example.org",
            FromName = "Orientation",
            DropDirectory = "",
        };

    private static NewMessage Appointment(TestPost post, string to) =>
        new(
            Recipient.ByEmail(to),
            post.Templates.AppointmentConfirmed(
                new AppointmentNotice(
                    new DateTime(2026, 12, 1, 13, 30, 0, DateTimeKind.Utc),
                    LocalCalendar.Metropolitan,
                    new PublicPlace("Maison de l'orientation (lieu fictif)", "02 61 91 00 00")
                )
                {
                    With = "Dominique Fictif",
                    ChangeAt = new Uri("https://orientation.example.org/r/abc"),
                    Part = new CalendarPart(Invitation, CalendarMethod.Request),
                }
            )
        );
}
