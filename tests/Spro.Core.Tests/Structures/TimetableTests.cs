using CsCheck;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Structures;

public sealed class TimetableTests
{
    private static readonly DateTime Tuesday10h = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_place_closed_today_says_when_it_opens_next()
    {
        var timetable = Of(place => place.Hours = "We 09:00-12:00");
        Assert.Equal(OpenKind.Closed, timetable.StateAt(Tuesday10h));
        Assert.Equal(new DateTime(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc), timetable.NextOpening(Tuesday10h));
    }

    [Fact]
    public void An_exceptional_closure_beats_the_weekly_hours()
    {
        var timetable = Of(place =>
        {
            place.Hours = "Mo-Fr 09:00-17:00";
            place.Exceptions.Add(
                new PlaceException
                {
                    From = new DateOnly(2026, 11, 24),
                    To = new DateOnly(2026, 11, 26),
                    Reason = "travaux",
                }
            );
        });
        Assert.Equal(OpenKind.Closed, timetable.StateAt(Tuesday10h));
        Assert.Equal(new DateTime(2026, 11, 27, 8, 0, 0, DateTimeKind.Utc), timetable.NextOpening(Tuesday10h));
    }

    [Fact]
    public void Exceptional_hours_beat_the_weekly_ones()
    {
        var timetable = Of(place =>
        {
            place.Hours = "Mo-Fr 14:00-17:00";
            place.Exceptions.Add(
                new PlaceException
                {
                    From = new DateOnly(2026, 11, 24),
                    To = new DateOnly(2026, 11, 24),
                    Hours = "09:00-12:00",
                }
            );
        });
        Assert.Equal(OpenKind.Open, timetable.StateAt(Tuesday10h));
        Assert.Equal(new DateTime(2026, 11, 24, 11, 0, 0, DateTimeKind.Utc), timetable.ClosesAt(Tuesday10h));
        Assert.Equal(OpenKind.Closed, timetable.StateAt(Tuesday10h.AddHours(5)));
    }

    [Fact]
    public void A_place_with_exceptions_tells_its_closing_on_the_other_days_too()
    {
        var timetable = Of(place =>
        {
            place.Hours = "Mo-Fr 09:00-17:00";
            place.Exceptions.Add(
                new PlaceException { From = new DateOnly(2026, 12, 24), To = new DateOnly(2026, 12, 31) }
            );
        });
        Assert.Equal(new DateTime(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc), timetable.ClosesAt(Tuesday10h));
    }

    [Fact]
    public void A_place_temporarily_closed_is_closed_whatever_its_hours_say_and_announces_no_opening()
    {
        var timetable = Of(place => (place.Hours, place.Status) = ("24/7", PlaceStatus.TemporarilyClosed));
        Assert.Equal(OpenKind.Closed, timetable.StateAt(Tuesday10h));
        Assert.Null(timetable.NextOpening(Tuesday10h));
    }

    [Fact]
    public void Hours_that_nobody_knows_are_neither_open_nor_closed() =>
        Assert.Equal(OpenKind.Unknown, Of(_ => { }).StateAt(Tuesday10h));

    [Fact]
    public void A_place_that_never_closes_names_no_closing() =>
        Assert.Null(Of(place => place.Hours = "24/7").ClosesAt(Tuesday10h));

    [Theory]
    [InlineData(2026, 3, 29, 7)] // Sunday of the spring change: 9 h is 7 h UTC again.
    [InlineData(2026, 10, 25, 8)] // Sunday of the autumn change: 9 h is 8 h UTC.
    public void The_clock_change_moves_the_instant_and_not_the_hour_on_the_door(
        int year,
        int month,
        int day,
        int utcHour
    )
    {
        var timetable = Of(place => place.Hours = "Su 09:00-12:00");
        var before = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).AddHours(-2);
        Assert.Equal(new DateTime(year, month, day, utcHour, 0, 0, DateTimeKind.Utc), timetable.NextOpening(before));
    }

    [Fact]
    public void A_moving_place_is_open_only_at_its_stops()
    {
        var timetable = Of(place =>
        {
            place.Kind = PlaceKind.Mobile;
            place.Stops.Add(
                new MobileStop
                {
                    Date = new DateOnly(2026, 11, 24),
                    Opens = new TimeOnly(9, 30),
                    Closes = new TimeOnly(12, 0),
                    CommuneCode = "85113",
                }
            );
        });
        Assert.Equal(OpenKind.Open, timetable.StateAt(Tuesday10h));
        Assert.Equal(OpenKind.Closed, timetable.StateAt(Tuesday10h.AddHours(3)));
        Assert.Equal(new DateTime(2026, 11, 24, 11, 0, 0, DateTimeKind.Utc), timetable.ClosesAt(Tuesday10h));
        Assert.Null(timetable.NextOpening(Tuesday10h.AddHours(3)));
    }

    [Fact]
    public void A_stop_in_the_hour_that_spring_skips_is_an_hour_later()
    {
        var timetable = Of(place =>
        {
            place.Kind = PlaceKind.Mobile;
            place.Stops.Add(
                new MobileStop
                {
                    Date = new DateOnly(2027, 3, 28),
                    Opens = new TimeOnly(2, 30),
                    Closes = new TimeOnly(5, 0),
                    CommuneCode = "53147",
                }
            );
        });
        Assert.Equal(new DateTime(2027, 3, 28, 1, 30, 0, DateTimeKind.Utc), timetable.NextOpening(Tuesday10h));
    }

    [Fact]
    public void A_place_that_has_ended_or_has_not_begun_is_closed_whatever_its_hours()
    {
        var ended = Of(place => (place.Hours, place.ValidTo) = ("24/7", new DateOnly(2026, 11, 23)));
        Assert.Equal(OpenKind.Closed, ended.StateAt(Tuesday10h));
        Assert.Null(ended.NextOpening(Tuesday10h));
        var begins = Of(place => (place.Hours, place.ValidFrom) = ("Mo-Fr 09:00-12:00", new DateOnly(2026, 12, 1)));
        Assert.Equal(OpenKind.Closed, begins.StateAt(Tuesday10h));
        Assert.Equal(new DateTime(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc), begins.NextOpening(Tuesday10h));
        Assert.Equal(OpenKind.Closed, Of(place => place.ValidFrom = new DateOnly(2026, 12, 1)).StateAt(Tuesday10h));
    }

    [Fact]
    public void On_its_last_day_a_place_is_open_and_does_not_open_again()
    {
        var last = Of(place => (place.Hours, place.ValidTo) = ("24/7", new DateOnly(2026, 11, 24)));
        Assert.Equal(OpenKind.Open, last.StateAt(Tuesday10h));
        Assert.Equal(new DateTime(2026, 11, 24, 23, 0, 0, DateTimeKind.Utc), last.ClosesAt(Tuesday10h));
        Assert.Null(
            Of(place => (place.Hours, place.ValidTo) = ("Tu 09:00-12:00", new DateOnly(2026, 11, 24)))
                .NextOpening(Tuesday10h)
        );
        var begins = Of(place => (place.Hours, place.ValidFrom) = ("24/7", new DateOnly(2026, 11, 25)));
        Assert.Equal(new DateTime(2026, 11, 24, 23, 0, 0, DateTimeKind.Utc), begins.NextOpening(Tuesday10h));
    }

    [Fact]
    public void What_was_asked_before_changes_no_answer()
    {
        static Timetable Fresh() =>
            Of(place =>
            {
                place.Hours = "Mo-Fr 09:00-12:00,13:30-17:00; Sa 22:00-02:00; PH off";
                place.ValidTo = new DateOnly(2027, 4, 30);
                place.Exceptions.Add(
                    new PlaceException { From = new DateOnly(2026, 12, 21), To = new DateOnly(2027, 1, 3) }
                );
            });
        var minutesFromTuesday = Gen.Int[-60 * 24 * 10, 60 * 24 * 200].Array[2, 40];

        minutesFromTuesday.Sample(asked =>
        {
            var timetable = Fresh();
            foreach (var minutes in asked)
            {
                var (utc, fresh) = (Tuesday10h.AddMinutes(minutes), Fresh());
                Assert.Equal(fresh.StateAt(utc), timetable.StateAt(utc));
                Assert.Equal(fresh.NextOpening(utc), timetable.NextOpening(utc));
                Assert.Equal(fresh.StateAt(utc), timetable.StateAt(utc));
            }
        });
    }

    private static Timetable Of(Action<Place> change)
    {
        var place = new Place
        {
            Source = "test",
            SourceId = "1",
            Name = "Lieu",
        };
        change(place);
        return new Timetable(place, LocalCalendar.Metropolitan);
    }
}
