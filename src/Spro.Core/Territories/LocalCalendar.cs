using System.Collections.Concurrent;

namespace Spro.Core.Territories;

/// <summary>
/// How a territory counts its days: its time zone and its public holidays. Share the instances: computed days are kept
/// in them, and read without a lock.
/// </summary>
public sealed class LocalCalendar
{
    private const int Slots = 1024;

    private static readonly ConcurrentDictionary<string, LocalCalendar> Departments = new(StringComparer.Ordinal);

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
    public static LocalCalendar Metropolitan { get; } = ForDepartment("");

    /// <summary>The time zone in which opening hours are read.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The public holidays observed.</summary>
    public HolidayCalendar Holidays { get; }

    /// <summary>The shared calendar of a department or overseas territory.</summary>
    /// <param name="code">INSEE code ("44", "974", "975").</param>
    public static LocalCalendar ForDepartment(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Departments.GetOrAdd(
            code,
            static department => new LocalCalendar(
                TimeZoneInfo.FindSystemTimeZoneById(ZoneOf(department)),
                HolidayCalendar.ForDepartment(department)
            )
        );
    }

    /// <summary>The local date and time (unspecified kind) at a UTC instant.</summary>
    public DateTime ToLocal(DateTime utc)
    {
        var day = DayAt(utc);
        return day.Date.ToDateTime(TimeOnly.MinValue).AddTicks(day.WallTicksAt(utc.Ticks - day.StartTicks));
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

    private static string ZoneOf(string department) =>
        department switch
        {
            "971" or "972" or "977" or "978" => "America/Guadeloupe",
            "973" => "America/Cayenne",
            "974" => "Indian/Reunion",
            "975" => "America/Miquelon",
            "976" => "Indian/Mayotte",
            "986" => "Pacific/Wallis",
            "987" => "Pacific/Tahiti",
            "988" => "Pacific/Noumea",
            _ => "Europe/Paris",
        };
}
