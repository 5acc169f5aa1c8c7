using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Spro.Core.Territories;

/// <summary>
/// The public holidays of a French territory: the eleven of article L3133-1 of the Code du travail, the two of
/// Alsace-Moselle (L3134-13) and the day of the abolition of slavery overseas (L3422-2).
/// </summary>
public sealed class HolidayCalendar
{
    private static readonly ConcurrentDictionary<string, HolidayCalendar> Zones = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, string>> _years = new();
    private readonly bool _alsaceMoselle;
    private readonly (int Month, int Day)? _abolition;

    private HolidayCalendar(string zone)
    {
        _alsaceMoselle = zone == "alsace-moselle";
        _abolition = zone switch
        {
            "guadeloupe" => (5, 27),
            "martinique" => (5, 22),
            "guyane" => (6, 10),
            "la-reunion" => (12, 20),
            "mayotte" => (4, 27),
            "saint-barthelemy" => (10, 9),
            "saint-martin" => (5, 28),
            _ => null,
        };
    }

    /// <summary>The holidays of metropolitan France outside Alsace and Moselle.</summary>
    public static HolidayCalendar Metropolitan { get; } = Of("metropole");

    /// <summary>The holidays of a calendar; only the nationwide ones for one without days of its own.</summary>
    /// <param name="zone">As territories name it ("metropole", "alsace-moselle", "la-reunion").</param>
    public static HolidayCalendar Of(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Zones.GetOrAdd(zone, static zone => new HolidayCalendar(zone));
    }

    /// <summary>Whether the day is a public holiday.</summary>
    public bool IsHoliday(DateOnly day) => Of(day.Year).ContainsKey(day);

    /// <summary>The public holidays of a year, with the French name of each.</summary>
    public IReadOnlyDictionary<DateOnly, string> Of(int year) =>
        _years.TryGetValue(year, out var days) ? days : _years.GetOrAdd(year, Compute);

    /// <summary>Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var correction = century - century / 4 - (8 * century + 13) / 25;
        var epact = (19 * golden + correction + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        return new DateOnly(year, 3, 22).AddDays(epact + weekday - 7 * late);
    }

    private FrozenDictionary<DateOnly, string> Compute(int year)
    {
        var days = new Dictionary<DateOnly, string>();
        var easter = Easter(year);
        days[new(year, 1, 1)] = "Jour de l’an";
        days[easter.AddDays(1)] = "Lundi de Pâques";
        days[easter.AddDays(39)] = "Ascension";
        days[easter.AddDays(50)] = "Lundi de Pentecôte";
        days[new(year, 5, 1)] = "Fête du Travail";
        days[new(year, 5, 8)] = "Victoire de 1945";
        days[new(year, 7, 14)] = "Fête nationale";
        days[new(year, 8, 15)] = "Assomption";
        days[new(year, 11, 1)] = "Toussaint";
        days[new(year, 11, 11)] = "Armistice de 1918";
        days[new(year, 12, 25)] = "Noël";
        if (_alsaceMoselle)
        {
            days[easter.AddDays(-2)] = "Vendredi saint";
            days[new(year, 12, 26)] = "Saint-Étienne";
        }
        if (_abolition is var (month, day))
        {
            days[new(year, month, day)] = "Abolition de l’esclavage";
        }
        return days.ToFrozenDictionary();
    }
}
