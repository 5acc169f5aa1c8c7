using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.TestSupport;

namespace Spro.Core.Tests.Appointments;

/// <summary>Calendars read and written.</summary>
public sealed class CalendarTests
{
    private static readonly DateTime From = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_a_calendar_only_when_one_is_busy_is_read()
    {
        var read = CalendarReader.Read(
            Calendar(
                "DTSTART;TZID=Europe/Paris:20261130T090000\r\nDTEND;TZID=Europe/Paris:20261130T100000",
                // Overlaps the one before: one stretch.
                "DTSTART:20261130T083000Z\r\nDURATION:PT1H",
                // No zone: the clock on the wall.
                "DTSTART:20261201T090000\r\nDTEND:20261201T093000",
                "DTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z\r\nTRANSP:TRANSPARENT",
                "DTSTART:20261203T090000Z\r\nDTEND:20261203T100000Z\r\nSTATUS:CANCELLED",
                "DTSTART:20261204T090000Z\r\nDTEND:20261204T100000Z\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE",
                "DTSTART;VALUE=DATE:20261205",
                "DTSTART:20250101T090000Z\r\nDTEND:20250101T100000Z"
            ),
            From,
            From.AddDays(30)
        );

        Assert.Null(read.Fault);
        Assert.Equal(
            [
                (Utc(11, 30, 8, 0), Utc(11, 30, 9, 30)),
                (Utc(12, 1, 8, 0), Utc(12, 1, 8, 30)),
                (Utc(12, 4, 23, 0), Utc(12, 5, 23, 0)),
            ],
            read.Busy
        );

        static DateTime Utc(int month, int day, int hour, int minute) =>
            new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);
    }

    [Fact]
    public void A_meeting_of_each_week_is_read_on_both_sides_of_a_change_of_clocks_without_the_day_it_skips()
    {
        var read = CalendarReader.Read(
            Calendar(
                "DTSTART;TZID=Europe/Paris:20261012T090000\r\nDTEND;TZID=Europe/Paris:20261012T100000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Paris:20261102T090000"
            ),
            new DateTime(2026, 10, 18, 0, 0, 0, DateTimeKind.Utc),
            new DateTime(2026, 11, 10, 0, 0, 0, DateTimeKind.Utc)
        );

        Assert.Equal(
            ["19/10 7", "26/10 8", "09/11 8"],
            read.Busy.Select(time => time.Start.ToString("dd/MM H", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("<html>", FeedFault.NotACalendar)]
    [InlineData("", FeedFault.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR", FeedFault.NotACalendar)]
    public void What_is_no_calendar_is_said_to_be_none(string text, FeedFault fault) =>
        Assert.Equal(fault, CalendarReader.Read(text, From, From.AddDays(30)).Fault);

    [Fact]
    public void A_calendar_that_never_ends_is_not_read_for_ever()
    {
        var read = CalendarReader.Read(
            Calendar("DTSTART:20261124T000000Z\r\nDTEND:20261124T000001Z\r\nRRULE:FREQ=SECONDLY"),
            From,
            From.AddDays(180)
        );
        Assert.NotNull(read.Fault);
    }

    [Theory]
    [InlineData("http://example.org/a.ics")]
    [InlineData("ftp://example.org/a.ics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/a.ics")]
    [InlineData("example.org")]
    [InlineData("")]
    public void Only_an_encrypted_address_of_the_web_is_read(string address)
    {
        using var reader = new CalendarReader(mayVisitPrivate: false);
        Assert.Null(reader.AddressOf(address));
    }

    [Theory]
    [InlineData("https://127.0.0.1/a.ics")]
    [InlineData("https://localhost/a.ics")]
    [InlineData("https://[::1]/a.ics")]
    [InlineData("https://10.0.0.1/a.ics")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::ffff:192.168.0.1]/a.ics")]
    [InlineData("https://[64:ff9b::7f00:1]/a.ics")]
    public async Task Nothing_inside_a_network_is_visited(string address)
    {
        using var reader = new CalendarReader(mayVisitPrivate: false);
        var read = await reader.ReadAsync(address, From, From.AddDays(1), Cancellation);
        Assert.Equal(FeedFault.Private, read.Fault);
    }

    [Fact]
    public async Task Where_the_operator_has_named_the_sites_to_read_no_other_is_visited()
    {
        await using var server = new OneAnswer(Calendar("DTSTART:20261130T090000Z\r\nDTEND:20261130T100000Z"));
        foreach (
            var (named, fault) in ((string, FeedFault?)[])
                [("127.0.0.1", null), ("agenda.example.org", FeedFault.NotAllowed)]
        )
        {
            using var reader = new CalendarReader(mayVisitPrivate: true, hosts: AllowedHosts.Read([named]));
            Assert.Equal(fault, (await reader.ReadAsync(server.Address, From, From.AddDays(1), Cancellation)).Fault);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Busy_times_are_not_offered_and_a_broken_calendar_keeps_what_was_known(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        await agenda.OpenMondayAsync();
        using var reader = new CalendarReader(mayVisitPrivate: true, TimeSpan.FromSeconds(5));
        var feeds = new CalendarFeeds(agenda.Databases, reader, agenda.Keys, agenda.Clock);
        await using var server = new OneAnswer(
            Calendar(
                "DTSTART;TZID=Europe/Paris:20261130T090000\r\nDTEND;TZID=Europe/Paris:20261130T100000\r\nSUMMARY:Secret"
            )
        );

        await feeds.SetAsync(agenda.Adviser, server.Address, Cancellation);
        Assert.Equal([TestAgenda.At(10), TestAgenda.At(10, 30)], (await agenda.FreeAsync()).Select(slot => slot.Start));
        var known = (await feeds.OfAsync(agenda.Adviser, Cancellation))!;
        Assert.Equal((null, agenda.Clock.GetUtcNow().UtcDateTime), (known.Fault, known.ReadAt));

        foreach (
            var (answer, fault) in ((string, FeedFault)[])
                [
                    ("<html>", FeedFault.NotACalendar),
                    (new string('x', CalendarReader.LongestFile + 1), FeedFault.TooLong),
                ]
        )
        {
            server.Answer = answer;
            agenda.Advance(TimeSpan.FromMinutes(16));
            Assert.Equal(1, await feeds.ReadDueAsync(Cancellation));
            var broken = (await feeds.OfAsync(agenda.Adviser, Cancellation))!;
            Assert.Equal((fault, known.ReadAt), (broken.Fault, broken.ReadAt));
            Assert.Equal(2, (await agenda.FreeAsync()).Count);
        }

        await feeds.RemoveAsync(agenda.Adviser, Cancellation);
        Assert.Equal(4, (await agenda.FreeAsync()).Count);
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        Assert.Empty(await db.Set<BusyTime>().ToListAsync(Cancellation));
        Assert.Equal(
            "feed-address",
            await TestAgenda.RefusalAsync(() => feeds.SetAsync(agenda.Adviser, "ftp://example.org", Cancellation))
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_agenda_of_an_adviser_has_their_hours_and_nobody(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));
        using var reader = new CalendarReader(mayVisitPrivate: false);
        var feeds = new CalendarFeeds(agenda.Databases, reader, agenda.Keys, agenda.Clock);

        var token = await feeds.IssueAgendaAsync(agenda.Adviser, Cancellation);
        var entry = Assert.Single((await feeds.AgendaAsync(token, Cancellation))!);
        Assert.Equal((TestAgenda.At(9), "Rendez-vous", null), (entry.Start, entry.Title, entry.Note));
        await feeds.IssueAgendaAsync(agenda.Adviser, Cancellation);
        Assert.Null(await feeds.AgendaAsync(token, Cancellation));
    }

    [Fact]
    public void What_is_written_is_read_back_whatever_the_words_and_the_hour() =>
        Gen.Select(Gen.Int[0, 400 * 288], Gen.Int[1, 100], Gen.String)
            .Sample(
                (start, steps, words) =>
                {
                    var title =
                        "Rendez-vous, ; \\ "
                        + new string([.. words.Where(one => !char.IsControl(one) && !char.IsSurrogate(one))])
                        + "é€".PadRight(80, 'à');
                    var at = From.AddMinutes(start * 5);
                    var entry = new CalendarEntry(
                        Guid.NewGuid(),
                        at,
                        at.AddMinutes(steps * 5),
                        title,
                        "10 rue de l'Exemple, Laval",
                        "Une ligne\nune autre",
                        2,
                        IsCancelled: false
                    );
                    var text = CalendarFile.Write([entry], "Essai", From);
                    Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
                    var read = Assert.Single(Ical.Net.Calendar.Load(text)!.Events);
                    Assert.Equal((entry.Start, entry.End), (read.Start!.AsUtc, read.End!.AsUtc));
                    Assert.Equal((title.Trim(), entry.Note), (read.Summary!.Trim(), read.Description));
                    Assert.Equal(2, read.Sequence);
                }
            );

    private static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n"
        + string.Concat(
            events.Select(
                (one, index) => $"BEGIN:VEVENT\r\nUID:{index}\r\nDTSTAMP:20261101T000000Z\r\n{one}\r\nEND:VEVENT\r\n"
            )
        )
        + "END:VCALENDAR\r\n";

    /// <summary>A server of this machine that gives one answer to everybody.</summary>
    private sealed class OneAnswer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        public OneAnswer(string answer)
        {
            Answer = answer;
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Answer { get; set; }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/a.ics";

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(Cancellation);
                    await using var stream = client.GetStream();
                    using var asked = new StreamReader(stream, leaveOpen: true);
                    while (await asked.ReadLineAsync(Cancellation) is { Length: > 0 }) { }
                    var body = Encoding.UTF8.GetBytes(Answer);
                    try
                    {
                        await stream.WriteAsync(
                            Encoding.ASCII.GetBytes(
                                $"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"
                            ),
                            Cancellation
                        );
                        await stream.WriteAsync(body, Cancellation);
                    }
                    catch (IOException)
                    {
                        // Whoever asked has heard enough.
                    }
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
