using System.Reflection;
using System.Text.RegularExpressions;
using Spro.Core.Knowledge;
using Spro.Core.Messages;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Messages;

/// <summary>Every message there is, with something that must not be seen in everything it is given.</summary>
public sealed partial class MessageTemplatesTests
{
    private const string Canary = "canari";

    private static readonly Uri Site = new("https://orientation.example.org");
    private static readonly MessageTemplates Templates = new(Site);

    private static readonly IReadOnlyList<MethodInfo> Methods =
    [
        .. typeof(MessageTemplates).GetMethods().Where(method => method.ReturnType == typeof(MessageContent)),
    ];

    public static TheoryData<string> Names { get; } = [.. Methods.Select(method => method.Name)];

    [Fact]
    public void Each_kind_has_its_method_and_its_text() =>
        Assert.Equal(
            Enum.GetNames<MessageKind>().Order(StringComparer.Ordinal),
            Methods.Select(method => method.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_kind_has_its_name_for_those_who_run_the_service() =>
        Assert.All(Enum.GetValues<MessageKind>(), kind => Assert.NotEmpty(kind.InFrench()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_subject_and_an_SMS_tell_nothing_of_what_the_text_says(string name)
    {
        var content = Written(name, new PublicPlace("Lieu public", "02 61 91 00 00"));

        // The text does say it: the canaries are alive. A planned call and a card have nothing that may not be seen.
        if (content.Kind is not (MessageKind.CallBackPlanned or MessageKind.DeskCard))
            Assert.Contains(Canary, Said(content), StringComparison.Ordinal);
        foreach (var open in new[] { content.Subject, content.Sms ?? "" })
        {
            Assert.DoesNotContain(Canary, open, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('{', open);
            // The only address is that of the site, without any code.
            Assert.All(
                Address().Matches(open),
                link => Assert.Contains(new Uri(link.Value), (Uri[])[Site, new(Site, "/confidentialite")])
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_place_whose_name_tells_of_health_is_in_the_text_only(string name)
    {
        var content = Written(name, new PublicPlace("Canari santé", "02 61 91 00 00", NameTells: true));

        Assert.DoesNotContain(Canary, content.Subject + content.Sms, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_SMS_is_one_message_with_an_ordinary_place_and_is_never_cut(string name)
    {
        if (Written(name, new PublicPlace("Mission locale de Laval", "02 61 91 00 00")).Sms is not { } sms)
            return;
        Assert.Equal(1, Gsm7.SegmentsOf(sms));
        // The longest day, the shortest SMS that can be.
        Assert.InRange(sms.Length, 30, 160);

        var longer = Written(name, new PublicPlace(new string('A', 150), "02 61 91 00 00")).Sms!;
        if (sms.Contains("Mission locale", StringComparison.Ordinal))
        {
            Assert.Contains(new string('A', 150), longer, StringComparison.Ordinal);
            Assert.Equal(2, Gsm7.SegmentsOf(longer));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_known_leaves_no_hole(string name)
    {
        var method = Methods.Single(one => one.Name == name);
        var content = (MessageContent)
            method.Invoke(Templates, [.. method.GetParameters().Select(parameter => Least(parameter.ParameterType))])!;

        Assert.DoesNotContain('{', Said(content) + content.Subject + content.Sms);
        Assert.DoesNotContain("  ", Said(content) + content.Subject + content.Sms, StringComparison.Ordinal);
        Assert.NotEmpty(content.Blocks);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_is_easy_to_read(string name)
    {
        var words = string.Join(
            "\n\n",
            Written(name, new PublicPlace("Lieu public", "02 61 91 00 00"))
                .Blocks.Where(block => block.Kind == MessageBlockKind.Paragraph)
                .Select(block => block.Text)
        );
        var read = Readability.Of(words);
        Assert.True(read.Words < Readability.FewestWords || read.Ease >= Readability.Least, $"{read.Ease:0}");
    }

    [Fact]
    public void A_value_is_text_and_never_a_line_or_a_link()
    {
        var content = Templates.ReferralNews(
            "[Cliquez](https://attaque.example.org)\n\n{site}\r\nBcc: x@example.org",
            new PublicPlace("Lieu", "02 61 91 00 00")
        );

        var paragraph = content.Blocks[1];
        Assert.Equal(MessageBlockKind.Paragraph, paragraph.Kind);
        Assert.DoesNotContain('\n', paragraph.Text);
        Assert.Contains("{site}", paragraph.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(content.Blocks, block => block.Link?.Host == "attaque.example.org");
    }

    [Fact]
    public void The_moment_is_what_the_clocks_of_the_place_show()
    {
        var startsAt = new DateTime(2026, 12, 1, 13, 30, 0, DateTimeKind.Utc);
        var place = new PublicPlace("Lieu public");

        Assert.Contains(
            "mardi 1er décembre à 14h30",
            Templates.AppointmentReminder(new AppointmentNotice(startsAt, LocalCalendar.Metropolitan, place)).Subject,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "mardi 1er décembre à 17h30",
            Templates
                .AppointmentReminder(
                    new AppointmentNotice(startsAt, LocalCalendar.Of("Indian/Reunion", "la-reunion"), place)
                )
                .Sms,
            StringComparison.Ordinal
        );
    }

    [Theory]
    // The day before an appointment of the Sunday and of the Monday of each change, at ten by the clocks of the place.
    [InlineData("2026-03-29T13:00:00Z", "2026-03-28T09:00:00Z")]
    [InlineData("2026-03-30T08:00:00Z", "2026-03-29T08:00:00Z")]
    [InlineData("2026-10-25T14:00:00Z", "2026-10-24T08:00:00Z")]
    [InlineData("2026-10-26T09:00:00Z", "2026-10-25T09:00:00Z")]
    public void A_reminder_is_due_at_the_same_time_on_the_clock_across_a_change(string startsAt, string due) =>
        Assert.Equal(
            Utc(due),
            FrenchMoment.DaysBefore(Utc(startsAt), 1, new TimeOnly(10, 0), LocalCalendar.Metropolitan)
        );

    [Fact]
    public void A_time_that_the_clocks_skip_is_the_hour_after_and_one_they_show_twice_is_its_second()
    {
        var at = new TimeOnly(2, 30);
        Assert.Equal(
            Utc("2026-03-29T01:30:00Z"),
            FrenchMoment.DaysBefore(Utc("2026-03-30T08:00:00Z"), 1, at, LocalCalendar.Metropolitan)
        );
        Assert.Equal(
            Utc("2026-10-25T01:30:00Z"),
            FrenchMoment.DaysBefore(Utc("2026-10-26T08:00:00Z"), 1, at, LocalCalendar.Metropolitan)
        );
    }

    [Theory]
    [InlineData("Être à l’heure, c'est sûr : « 10 € »", "Etre à l'heure, c'est sur : \" 10 € \"")]
    [InlineData("Sœur Françoise, naïve", "Soeur Francoise, naive")]
    [InlineData("déjà là, où ?", "déjà là, où ?")]
    public void French_fits_the_alphabet_of_SMS(string written, string folded) =>
        Assert.Equal(folded, Gsm7.Fold(written));

    [Theory]
    [InlineData(160, 'a', 1)]
    [InlineData(161, 'a', 2)]
    [InlineData(306, 'a', 2)]
    [InlineData(307, 'a', 3)]
    [InlineData(80, '€', 1)]
    [InlineData(81, '€', 2)]
    [InlineData(70, 'ж', 1)]
    [InlineData(71, 'ж', 2)]
    public void Segments_are_counted_as_they_are_paid(int length, char letter, int segments) =>
        Assert.Equal(segments, Gsm7.SegmentsOf(new string(letter, length)));

    private static DateTime Utc(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private static string Said(MessageContent content) =>
        string.Join('\n', content.Blocks.Select(block => block.Text + block.Link)) + content.Calendar?.Text;

    private static MessageContent Written(string name, PublicPlace place)
    {
        var method = Methods.Single(one => one.Name == name);
        return (MessageContent)
            method.Invoke(
                Templates,
                [.. method.GetParameters().Select(parameter => Full(parameter.ParameterType, place))]
            )!;
    }

    private static object Full(Type type, PublicPlace place) =>
        type == typeof(PublicPlace) ? place
        : type == typeof(string) ? $"{Canary} est là."
        : type == typeof(Uri) ? new Uri($"https://orientation.example.org/r/{Canary}")
        : type == typeof(DateOnly) ? new DateOnly(2026, 9, 23)
        : type == typeof(TimeOnly) ? new TimeOnly(14, 30)
        : type == typeof(DateTime) ? new DateTime(2026, 9, 23, 12, 30, 0, DateTimeKind.Utc)
        : type == typeof(CardCode) ? new CardCode("K7M-4QT-9RX")
        : type == typeof(ActionSms) ? ActionSms.Changed
        : type == typeof(int) ? 30
        : type == typeof(IReadOnlyList<DigestLine>)
            ? new[] { new DigestLine(Canary, Canary, Canary, new DateOnly(2026, 11, 20)) }
        : type == typeof(AppointmentNotice)
            ? new AppointmentNotice(
                new DateTime(2026, 9, 23, 12, 30, 0, DateTimeKind.Utc),
                LocalCalendar.Metropolitan,
                place
            )
            {
                HowHeld = $"Le {Canary} est en visio.",
                Where = Canary,
                With = Canary,
                Advice = Canary,
                ChangeAt = new Uri($"https://orientation.example.org/r/{Canary}"),
                Part = new CalendarPart($"METHOD:REQUEST {Canary}", CalendarMethod.Request),
            }
        : throw new NotSupportedException($"Say what a canary of {type} is.");

    private static object Least(Type type) =>
        type == typeof(PublicPlace) ? new PublicPlace("Lieu public")
        : type == typeof(AppointmentNotice)
            ? new AppointmentNotice(
                new DateTime(2026, 9, 23, 12, 30, 0, DateTimeKind.Utc),
                LocalCalendar.Metropolitan,
                new PublicPlace("Lieu public")
            )
        : Full(type, new PublicPlace("Lieu public"));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
