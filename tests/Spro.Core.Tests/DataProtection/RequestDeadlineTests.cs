using System.Globalization;
using CsCheck;
using Spro.Core.DataProtection;

namespace Spro.Core.Tests.DataProtection;

public sealed class RequestDeadlineTests
{
    [Theory]
    [InlineData("2026-11-24", "2026-12-24")]
    [InlineData("2026-12-15", "2027-01-15")]
    [InlineData("2027-01-31", "2027-02-28")]
    [InlineData("2028-01-31", "2028-02-29")]
    // A Sunday is not put off.
    [InlineData("2026-12-10", "2027-01-10")]
    public void A_structure_has_one_calendar_month(string asked, string last) =>
        Assert.Equal(Day(last), RequestDeadline.Of(Day(asked)));

    [Fact]
    public void The_last_day_is_never_after_the_same_day_of_the_next_month() =>
        Gen.Int[0, 40_000]
            .Sample(number =>
            {
                var asked = DateOnly.FromDayNumber(new DateOnly(2000, 1, 1).DayNumber + number);
                var last = RequestDeadline.Of(asked);
                Assert.InRange(last.DayNumber - asked.DayNumber, 28, 31);
                Assert.True(last.Day == asked.Day || last.AddDays(1).Day == 1);
            });

    [Theory]
    [InlineData(11, 0)]
    [InlineData(10, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 2)]
    [InlineData(0, 2)]
    [InlineData(-40, 2)]
    public void It_is_reminded_ten_days_before_the_last_then_three(int daysBefore, int reminders) =>
        Assert.Equal(reminders, RequestDeadline.RemindersBy(Day("2026-12-24").AddDays(-daysBefore), Day("2026-12-24")));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
