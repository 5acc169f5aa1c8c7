using System.Globalization;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class HolidayCalendarTests
{
    [Fact]
    public void Metropolitan_france_has_eleven_public_holidays() =>
        Assert.Equal(
            "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
            string.Join(
                ' ',
                HolidayCalendar
                    .Metropolitan.Of(2026)
                    .Keys.Order()
                    .Select(static day => day.ToString("MM-dd", CultureInfo.InvariantCulture))
            )
        );

    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_almanac_says(int year, string day) =>
        Assert.Equal(
            DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            HolidayCalendar.Easter(year)
        );

    [Theory]
    [InlineData("alsace-moselle", "2026-04-03")]
    [InlineData("alsace-moselle", "2026-12-26")]
    [InlineData("guadeloupe", "2026-05-27")]
    [InlineData("martinique", "2026-05-22")]
    [InlineData("guyane", "2026-06-10")]
    [InlineData("la-reunion", "2026-12-20")]
    [InlineData("mayotte", "2026-04-27")]
    public void Some_territories_have_days_of_their_own(string zone, string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.True(HolidayCalendar.Of(zone).IsHoliday(date));
        Assert.False(HolidayCalendar.Of("metropole").IsHoliday(date));
    }

    [Fact]
    public void Two_holidays_may_fall_on_the_same_day() =>
        Assert.Equal(10, HolidayCalendar.Metropolitan.Of(2008).Count);

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29T00:59Z", "2026-03-29T01:59")]
    [InlineData("Europe/Paris", "2026-03-29T01:00Z", "2026-03-29T03:00")]
    [InlineData("Europe/Paris", "2026-10-25T00:59Z", "2026-10-25T02:59")]
    [InlineData("Europe/Paris", "2026-10-25T01:00Z", "2026-10-25T02:00")]
    [InlineData("Europe/Paris", "2026-07-13T22:00Z", "2026-07-14T00:00")]
    [InlineData("Indian/Reunion", "2026-07-13T20:00Z", "2026-07-14T00:00")]
    [InlineData("America/Guadeloupe", "2026-07-14T03:59Z", "2026-07-13T23:59")]
    public void Each_territory_reads_its_own_clock(string timeZone, string utc, string local) =>
        Assert.Equal(
            DateTime.Parse(local, CultureInfo.InvariantCulture),
            LocalCalendar
                .Of(timeZone, "metropole")
                .ToLocal(DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
        );

    [Theory]
    [InlineData("2026-03-29T01:59", "2026-03-29T00:59Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30Z")]
    [InlineData("2026-03-29T03:30", "2026-03-29T01:30Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T01:30Z")]
    [InlineData("2026-11-24T10:00", "2026-11-24T09:00Z")]
    public void What_a_clock_shows_is_one_instant_even_in_the_hour_that_spring_skips(string local, string utc) =>
        Assert.Equal(
            DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            LocalCalendar.Metropolitan.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture))
        );
}
