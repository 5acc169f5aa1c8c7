using System.Globalization;
using Spro.Core.Structures.Opening.Syntax;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>One condition on a day ("Mo-Fr", "Jul 1-Aug 31", "PH"). Its text is its canonical syntax.</summary>
internal abstract record DayTest
{
    public abstract bool Matches(DateOnly day, HolidayCalendar holidays);
}

/// <summary>"2026", "2026-2028", "2026+", "2026-2030/2". No last year means for ever.</summary>
internal sealed record YearRange(int First, int? Last, int Step) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays) =>
        day.Year >= First && day.Year <= (Last ?? int.MaxValue) && (day.Year - First) % Step == 0;

    public override string ToString() =>
        (Last, Step) switch
        {
            (null, 1) => $"{First}+",
            (null, _) => $"{First}/{Step}",
            ({ } last, _) when last == First => $"{First}",
            (_, 1) => $"{First}-{Last}",
            _ => $"{First}-{Last}/{Step}",
        };
}

/// <summary>"Jul", "Jul-Aug", "Nov-Feb".</summary>
internal sealed record MonthRange(int First, int Last) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays) =>
        First <= Last ? day.Month >= First && day.Month <= Last : day.Month >= First || day.Month <= Last;

    public override string ToString() =>
        First == Last ? Codes.Months[First - 1] : $"{Codes.Months[First - 1]}-{Codes.Months[Last - 1]}";
}

/// <summary>One end of a range of dates: a day of a month, or the nth weekday of a month (last if negative).</summary>
internal sealed record DateEnd(int Month, int Day, int? Weekday = null)
{
    public DateOnly In(int year)
    {
        if (Weekday is { } weekday)
        {
            return NthWeekday.Find(year, Month, weekday, Day)!.Value;
        }
        return new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    }

    public override string ToString() =>
        Weekday is { } weekday
            ? $"{Codes.Months[Month - 1]} {Codes.Weekdays[weekday]}[{Day}]"
            : string.Create(CultureInfo.InvariantCulture, $"{Codes.Months[Month - 1]} {Day:00}");
}

/// <summary>
/// "Dec 25", "Jul 1-Aug 31", "2026 Dec 24-2027 Jan 2". Without years it comes back every year and may pass the new year.
/// 29 February alone exists only in leap years; as the end of a range it means the end of February.
/// </summary>
internal sealed record DateRange(DateEnd First, DateEnd Last, int? FirstYear, int? LastYear) : DayTest
{
    public bool IsOneDay => First == Last && FirstYear == LastYear && First.Weekday is null;

    public override bool Matches(DateOnly day, HolidayCalendar holidays)
    {
        if (IsOneDay)
        {
            return day.Day == First.Day && day.Month == First.Month && day.Year == (FirstYear ?? day.Year);
        }
        var (first, last) = (First.In(FirstYear ?? day.Year), Last.In(LastYear ?? day.Year));
        return first <= last ? day >= first && day <= last : day >= first || day <= last;
    }

    public override string ToString()
    {
        var first = FirstYear is null ? $"{First}" : $"{FirstYear} {First}";
        if (IsOneDay)
        {
            return first;
        }
        return LastYear is null ? $"{first}-{Last}" : $"{first}-{LastYear} {Last}";
    }
}

/// <summary>"easter", "easter +1 day", "easter -2 days".</summary>
internal sealed record EasterDay(int Offset) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays) =>
        day == HolidayCalendar.Easter(day.Year).AddDays(Offset);

    public override string ToString() => "easter" + DayOffset.Write(Offset);
}

/// <summary>"week 5", "week 1-53/2": ISO weeks, in a list after the word "week".</summary>
internal sealed record WeekRange(int First, int Last, int Step) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays)
    {
        var week = ISOWeek.GetWeekOfYear(day);
        return week >= First && week <= Last && (week - First) % Step == 0;
    }

    public override string ToString() =>
        (First == Last ? $"{First:00}" : $"{First:00}-{Last:00}") + (Step == 1 ? "" : $"/{Step}");
}

/// <summary>"Mo", "Mo-Fr", "Fr-Tu".</summary>
internal sealed record WeekdayRange(int First, int Last) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays) => Contains(Codes.WeekdayOf(day));

    public bool Contains(int weekday) =>
        First <= Last ? weekday >= First && weekday <= Last : weekday >= First || weekday <= Last;

    public override string ToString() =>
        First == Last ? Codes.Weekdays[First] : $"{Codes.Weekdays[First]}-{Codes.Weekdays[Last]}";
}

/// <summary>"Tu[1]" is the first Tuesday of a month, "Tu[-1]" the last.</summary>
internal sealed record NthWeekday(int Weekday, int Nth) : DayTest
{
    public static DateOnly? Find(int year, int month, int weekday, int nth)
    {
        var days = DateTime.DaysInMonth(year, month);
        var first = 1 + (weekday - Codes.WeekdayOf(new DateOnly(year, month, 1)) + 7) % 7;
        var last = first + (days - first) / 7 * 7;
        var day = nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
        return day >= 1 && day <= days ? new DateOnly(year, month, day) : null;
    }

    public override bool Matches(DateOnly day, HolidayCalendar holidays) =>
        Codes.WeekdayOf(day) == Weekday && Find(day.Year, day.Month, Weekday, Nth) == day;

    public override string ToString() => $"{Codes.Weekdays[Weekday]}[{Nth}]";
}

/// <summary>"PH", "PH -1 day", "PH +1 day": the public holidays, the day before them, the day after.</summary>
internal sealed record PublicHoliday(int Offset) : DayTest
{
    public override bool Matches(DateOnly day, HolidayCalendar holidays) => holidays.IsHoliday(day.AddDays(-Offset));

    public override string ToString() => "PH" + DayOffset.Write(Offset);
}

internal static class DayOffset
{
    public static string Write(int days) =>
        days switch
        {
            0 => "",
            1 or -1 => string.Create(CultureInfo.InvariantCulture, $" {days:+0;-0} day"),
            _ => string.Create(CultureInfo.InvariantCulture, $" {days:+0;-0} days"),
        };
}
