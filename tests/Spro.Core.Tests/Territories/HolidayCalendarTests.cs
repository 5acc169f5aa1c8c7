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
    [InlineData("67", "2026-04-03")]
    [InlineData("57", "2026-12-26")]
    [InlineData("971", "2026-05-27")]
    [InlineData("972", "2026-05-22")]
    [InlineData("973", "2026-06-10")]
    [InlineData("974", "2026-12-20")]
    [InlineData("976", "2026-04-27")]
    public void Some_departments_have_days_of_their_own(string department, string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.True(HolidayCalendar.ForDepartment(department).IsHoliday(date));
        Assert.False(HolidayCalendar.ForDepartment("44").IsHoliday(date));
    }

    [Fact]
    public void Two_holidays_may_fall_on_the_same_day() =>
        Assert.Equal(10, HolidayCalendar.Metropolitan.Of(2008).Count);

    [Theory]
    [InlineData("44", "2026-03-29T00:59Z", "2026-03-29T01:59")]
    [InlineData("44", "2026-03-29T01:00Z", "2026-03-29T03:00")]
    [InlineData("44", "2026-10-25T00:59Z", "2026-10-25T02:59")]
    [InlineData("44", "2026-10-25T01:00Z", "2026-10-25T02:00")]
    [InlineData("44", "2026-07-13T22:00Z", "2026-07-14T00:00")]
    [InlineData("974", "2026-07-13T20:00Z", "2026-07-14T00:00")]
    [InlineData("971", "2026-07-14T03:59Z", "2026-07-13T23:59")]
    public void Each_territory_reads_its_own_clock(string department, string utc, string local) =>
        Assert.Equal(
            DateTime.Parse(local, CultureInfo.InvariantCulture),
            LocalCalendar
                .ForDepartment(department)
                .ToLocal(DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
        );
}
