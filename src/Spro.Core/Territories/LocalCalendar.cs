using System.Collections.Concurrent;

namespace Spro.Core.Territories;

/// <summary>
/// How a territory counts its days: its time zone and its public holidays. Share the instances: computed days are kept
/// in them, and read without a lock.
/// </summary>
public sealed class LocalCalendar
{
    private const int Slots = 1024;

    private static readonly ConcurrentDictionary<(string, string), LocalCalendar> Shared = new();

    private readonly LocalDay?[] _days = new LocalDay?[Slots];
    private readonly long _usualOffset;

    /// <summary>A calendar with its own time zone and holidays.</summary>
    public LocalCalendar(TimeZoneInfo zone, HolidayCalendar holidays)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(holidays);
        Zone = zone;
        Holidays = holidays;
        _usualOffset = zone.BaseUtcOffset.Ticks;
    }

    /// <summary>Europe/Paris with the holidays of metropolitan France.</summary>
    public static LocalCalendar Metropolitan { get; } = Of("Europe/Paris", "metropole");

    /// <summary>The time zone in which opening hours are read.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The public holidays observed.</summary>
    public HolidayCalendar Holidays { get; }

    /// <summary>The shared calendar of the territories that have this time zone and these holidays.</summary>
    /// <param name="timeZone">IANA time zone ("Indian/Reunion").</param>
    /// <param name="holidayZone">Public-holiday calendar ("la-reunion").</param>
    public static LocalCalendar Of(string timeZone, string holidayZone) =>
        Shared.GetOrAdd(
            (timeZone, holidayZone),
            static zones => new LocalCalendar(
                TimeZoneInfo.FindSystemTimeZoneById(zones.Item1),
                HolidayCalendar.Of(zones.Item2)
            )
        );

    /// <summary>The local date and time (unspecified kind) at a UTC instant.</summary>
    public DateTime ToLocal(DateTime utc)
    {
        var day = DayAt(utc);
        return day.Date.ToDateTime(TimeOnly.MinValue).AddTicks(day.WallTicksAt(utc.Ticks - day.StartTicks));
    }

    /// <summary>The local day at a UTC instant.</summary>
    public DateOnly DayOf(DateTime utc) => DayAt(utc).Date;

    /// <summary>
    /// The UTC instant of what local clocks show. An hour that the spring change skips is read an hour later, as clocks
    /// show it; one that the autumn change repeats is its second passage.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall, Zone);
    }

    internal LocalDay DayAt(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("An instant is given in UTC.", nameof(utc));
        }
        var day = DayOf((int)((utc.Ticks + _usualOffset) / TimeSpan.TicksPerDay));
        if (utc.Ticks < day.StartTicks)
        {
            return DayOf(day.Number - 1);
        }
        return utc.Ticks < day.EndTicks ? day : DayOf(day.Number + 1);
    }

    internal LocalDay DayOf(int number)
    {
        ref var slot = ref _days[number & (Slots - 1)];
        var day = Volatile.Read(ref slot);
        if (day is null || day.Number != number)
        {
            day = LocalDay.Compute(number, Zone);
            Volatile.Write(ref slot, day);
        }
        return day;
    }
}
