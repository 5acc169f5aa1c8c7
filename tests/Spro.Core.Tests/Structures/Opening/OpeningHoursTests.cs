using CsCheck;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;
using Spro.Core.Tests.Structures.Opening.Reference;

namespace Spro.Core.Tests.Structures.Opening;

public sealed class OpeningHoursTests
{
    private static readonly LocalCalendar Paris = LocalCalendar.Metropolitan;

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T08:59", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T09:00", OpenKind.Open)]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T12:00", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00; We off", "2026-11-25T10:00", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00; We 14:00-16:00", "2026-11-25T10:00", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00, We 14:00-16:00", "2026-11-25T10:00", OpenKind.Open)]
    [InlineData("Mo-Fr 09:00-12:00; We 10:00-11:00 off", "2026-11-25T10:30", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00; We 10:00-11:00 off", "2026-11-25T11:30", OpenKind.Open)]
    [InlineData("Mo-Fr 09:00-12:00 || \"sur rendez-vous\"", "2026-11-28T10:30", OpenKind.Unknown)]
    [InlineData("Mo-Fr 09:00-12:00 || \"sur rendez-vous\"", "2026-11-27T10:30", OpenKind.Open)]
    [InlineData("Fr 22:00-02:00", "2026-11-28T01:59", OpenKind.Open)]
    [InlineData("Fr 22:00-02:00; Sa off", "2026-11-28T01:59", OpenKind.Closed)]
    [InlineData("18:00+", "2026-11-28T19:00", OpenKind.Unknown)]
    [InlineData("Mo-Fr 09:00-12:00; PH off", "2026-11-11T10:00", OpenKind.Closed)]
    [InlineData("Mo-Fr 09:00-12:00; PH +1 day off", "2026-11-12T10:00", OpenKind.Closed)]
    [InlineData("Mo[5] 09:00-12:00", "2026-11-30T10:00", OpenKind.Open)]
    [InlineData("Nov-Feb 09:00-12:00", "2027-02-28T10:00", OpenKind.Open)]
    [InlineData("Dec 24-Jan 2 off; 09:00-12:00", "2026-12-30T10:00", OpenKind.Open)]
    [InlineData("09:00-12:00; Dec 24-Jan 2 off", "2026-12-30T10:00", OpenKind.Closed)]
    [InlineData("week 53 09:00-12:00", "2027-01-01T10:00", OpenKind.Open)]
    // Where we depart from the reference, which is wrong: see KnownDifferences.
    [InlineData("Feb 1-29 09:00-12:00", "2027-02-10T10:00", OpenKind.Open)]
    [InlineData("Jan 15-Feb 29 09:00-12:00", "2027-03-01T10:00", OpenKind.Closed)]
    [InlineData("Nov Tu[1,3] 09:00-12:00", "2026-11-17T10:00", OpenKind.Open)]
    [InlineData("2026 Dec 24,31 09:00-12:00", "2026-12-31T10:00", OpenKind.Open)]
    [InlineData("2026 Dec 24,31 09:00-12:00", "2027-12-31T10:00", OpenKind.Closed)]
    [InlineData("2026 Jul 10:00-12:00", "2026-07-31T10:00", OpenKind.Open)]
    [InlineData("2027 easter +1 day 09:00-12:00", "2027-03-29T10:00", OpenKind.Open)]
    [InlineData("2027 easter +1 day 09:00-12:00", "2032-03-29T10:00", OpenKind.Closed)]
    public void The_state_follows_the_rules(string text, string local, OpenKind kind) =>
        Assert.Equal(kind, Hours.Read(text).StateAt(Hours.Instant(local), Paris).Kind);

    [Theory]
    // Clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October.
    [InlineData("01:00-04:00", "2026-03-29", "2026-03-29T00:00Z 2026-03-29T02:00Z")]
    [InlineData("02:15-02:45", "2026-03-29", "")]
    [InlineData("01:30-02:30", "2026-03-29", "2026-03-29T00:30Z 2026-03-29T01:00Z")]
    [InlineData("01:00-04:00", "2026-10-25", "2026-10-24T23:00Z 2026-10-25T03:00Z")]
    [InlineData("02:15-02:45", "2026-10-25", "2026-10-25T00:15Z 2026-10-25T00:45Z 2026-10-25T01:15Z 2026-10-25T01:45Z")]
    [InlineData("24/7", "2026-10-25", "2026-10-24T22:00Z 2026-10-25T23:00Z")]
    [InlineData("Sa 22:00-04:00", "2026-10-25", "2026-10-24T22:00Z 2026-10-25T03:00Z")]
    // The reference goes back 24 hours to find last night, and so misses a night after the clock change.
    [InlineData("Su 22:00-02:00", "2026-03-30", "2026-03-29T22:00Z 2026-03-30T00:00Z")]
    public void Hours_hold_through_a_change_of_clock(string text, string day, string instants)
    {
        var intervals = Hours.Read(text).IntervalsOn(DateOnly.Parse(day, null), Paris);

        Assert.Equal(
            instants.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hours.Utc),
            intervals.SelectMany(static interval => new[] { interval.FromUtc, interval.UntilUtc })
        );
    }

    [Fact]
    public void The_same_hours_are_read_on_the_clock_of_each_territory()
    {
        var hours = Hours.Read("Mo-Fr 09:00-12:00; PH off");
        var instant = Hours.Utc("2026-12-21T06:00Z");

        Assert.Equal(OpenKind.Closed, hours.StateAt(instant, Paris).Kind);
        Assert.Equal(OpenKind.Open, hours.StateAt(instant, LocalCalendar.Of("Indian/Reunion", "la-reunion")).Kind);
    }

    [Fact]
    public void The_comment_of_the_rule_in_force_is_given()
    {
        var hours = Hours.Read("Mo 08:00-18:00 open \"Sans rendez-vous\"; Aug off \"congés\"");

        Assert.Equal(new(OpenKind.Open, "Sans rendez-vous"), hours.StateAt(Hours.Instant("2026-11-23T10:00"), Paris));
        Assert.Equal(new(OpenKind.Closed, "congés"), hours.StateAt(Hours.Instant("2026-08-03T10:00"), Paris));
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00; PH off", "2026-11-10T13:00", "2026-11-12T08:00Z")]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-10T09:30", "2026-11-11T08:00Z")]
    [InlineData("2021 Mo 09:00-12:00", "2026-11-10T13:00", null)]
    [InlineData("PH off", "2026-11-10T13:00", null)]
    [InlineData("Feb 29 10:00-12:00", "2026-11-10T13:00", "2028-02-29T09:00Z")]
    public void The_next_opening_is_found(string text, string local, string? opening) =>
        Assert.Equal(
            opening is null ? null : Hours.Utc(opening),
            Hours.Read(text).NextOpening(Hours.Instant(local), Paris)
        );

    [Theory]
    [InlineData("", "À la fin du texte : il n’y a aucun horaire.")]
    [InlineData(";", "À la fin du texte : il n’y a aucun horaire.")]
    [InlineData("SH off", "Au caractère 1, « SH » : les vacances scolaires ne sont pas prises en charge.")]
    [InlineData(
        "Mo sunrise-sunset",
        "Au caractère 4, « sunrise » : les heures de lever et de coucher du soleil ne sont pas prises en charge."
    )]
    [InlineData("Mo-Fr 9h30-12h", "Au caractère 8, « h » : écrivez les heures sous la forme 09:30.")]
    [InlineData("Mo 09:00", "À la fin du texte : on attend l’heure de fin (« 09:00-12:00 »).")]
    [InlineData("Mo 09:75-12:00", "Au caractère 7, « 75 » : les minutes vont de 00 à 59.")]
    [InlineData("Feb 30 off", "Au caractère 5, « 30 » : il n’y a pas de 30 février.")]
    [InlineData("Mo \"sur", "Au caractère 4, « \" » : le commentaire n’est pas fermé par un guillemet.")]
    [InlineData("Mo <b>", "Au caractère 4, « < » : caractère inattendu.")]
    public void What_is_not_understood_is_refused_with_its_place_and_reason(string text, string reason)
    {
        Assert.False(OpeningHours.TryParse(text, out var hours, out var refusal));
        Assert.Null(hours);
        Assert.Equal(reason, refusal.ToString());
    }

    [Theory]
    [InlineData("Mo 07:00+,12:00-16:00")]
    [InlineData("Mo 10:00-12:00+")]
    [InlineData("Mo 10:00-12:00/30")]
    [InlineData("Mo 09:00-12:00 Tu 10:00-12:00")]
    [InlineData("Mo off 10:00-12:00")]
    [InlineData("Mo[1] +2 days 10:00-12:00")]
    [InlineData("Jan 1-31/2")]
    [InlineData("2026 Jul 1-Aug 31")]
    [InlineData("24/7 || 22:00-02:00")]
    [InlineData("easter-Jun 1 off")]
    [InlineData("99999999999999999999")]
    public void What_would_have_to_be_guessed_is_refused(string text) =>
        Assert.False(OpeningHours.TryParse(text, out _, out _));

    [Fact]
    public void Any_text_is_read_or_refused_without_a_crash() =>
        Gen.String.Sample(static text =>
            OpeningHours.TryParse(text, out var hours, out var refusal)
                ? hours.ToString().Length > 0
                : refusal.Reason.Length > 0
        );

    [Fact]
    public void Nothing_changes_before_the_next_change_and_the_state_differs_after_it()
    {
        var random = new Random(Draws.Seed);
        var grammar = new HoursGrammar(random);
        for (var i = 0; i < 300; i++)
        {
            var hours = Hours.Read(grammar.Hours());
            var start = Hours.Utc("2024-01-01T00:00Z").AddMinutes(random.Next(5 * 365 * 24 * 60));
            var state = hours.StateAt(start, Paris).Kind;
            var change = hours.NextChange(start, Paris);
            var until = start.AddDays(14) is var fortnight && change < fortnight ? change.Value : fortnight;
            for (var at = start; at < until; at = at.AddMinutes(7))
            {
                Assert.Equal(state, hours.StateAt(at, Paris).Kind);
            }
            if (change is { } end)
            {
                Assert.Equal(state, hours.StateAt(end.AddTicks(-1), Paris).Kind);
                Assert.NotEqual(state, hours.StateAt(end, Paris).Kind);
            }
        }
    }

    [Fact]
    public void Written_back_and_read_again_hours_say_the_same()
    {
        var grammar = new HoursGrammar(new Random(Draws.Seed));
        for (var i = 0; i < 500; i++)
        {
            var hours = Hours.Read(grammar.Hours());
            var again = Hours.Read(hours.ToString());
            Assert.Equal(hours.ToString(), again.ToString());
            for (var day = new DateOnly(2025, 12, 1); day < new DateOnly(2026, 12, 31); day = day.AddDays(5))
            {
                Assert.Equal(hours.IntervalsOn(day, Paris), again.IntervalsOn(day, Paris));
            }
        }
    }

    [Fact]
    public void Any_hours_have_words()
    {
        var grammar = new HoursGrammar(new Random(Draws.Seed));
        for (var i = 0; i < 500; i++)
        {
            var lines = FrenchHours.Describe(Hours.Read(grammar.Hours()));
            Assert.NotEmpty(lines);
            Assert.All(lines, static line => Assert.DoesNotContain("  ", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Answers_do_not_depend_on_what_was_asked_before()
    {
        var random = new Random(Draws.Seed);
        var grammar = new HoursGrammar(random);
        for (var i = 0; i < 200; i++)
        {
            var text = grammar.Hours();
            var used = Hours.Read(text);
            for (var ask = 0; ask < 20; ask++)
            {
                var at = Hours.Utc("2026-01-01T00:00Z").AddMinutes(random.Next(60 * 24 * 60));
                var fresh = Hours.Read(text);
                Assert.Equal(fresh.StateAt(at, Paris), used.StateAt(at, Paris));
                Assert.Equal(fresh.NextOpening(at, Paris), used.NextOpening(at, Paris));
                Assert.Equal(fresh.NextChange(at, Paris), used.NextChange(at, Paris));
            }
        }
    }

    [Fact]
    public void An_instant_that_is_not_utc_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Hours.Read("24/7").StateAt(new DateTime(2026, 1, 1), Paris));
}
