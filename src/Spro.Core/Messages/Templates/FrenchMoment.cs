using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Core.Messages;

/// <summary>A moment as the clocks of a place show it, short enough for an SMS: "mardi 1er décembre à 14h30".</summary>
public static class FrenchMoment
{
    /// <summary>The moment of a UTC instant.</summary>
    public static string Of(DateTime utc, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var local = calendar.ToLocal(utc);
        return $"{DateOnly.FromDateTime(local).InFrenchWithWeekday} à {Clock(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>"mardi 1er décembre entre 14h et 16h".</summary>
    public static string Between(DateOnly day, TimeOnly from, TimeOnly until) =>
        $"{day.InFrenchWithWeekday} entre {Clock(from)} et {Clock(until)}";

    /// <summary>
    /// The UTC instant when clocks of a place show that time some days before an appointment: what a reminder is due at. A
    /// change of clocks in between moves the instant, not the time shown.
    /// </summary>
    /// <param name="startsAt">The appointment, in UTC.</param>
    /// <param name="daysBefore">How many days before.</param>
    /// <param name="at">The time on the clocks of the place.</param>
    /// <param name="calendar">The clocks of the place.</param>
    public static DateTime DaysBefore(DateTime startsAt, int daysBefore, TimeOnly at, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.ToUtc(calendar.DayOf(startsAt).AddDays(-daysBefore).ToDateTime(at));
    }

    private static string Clock(TimeOnly time) =>
        time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h{time.Minute:00}");
}
