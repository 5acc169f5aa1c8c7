using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;

namespace Spro.Core.Catalogue;

/// <summary>A door in plain French words, the same on a page and in a terminal.</summary>
public static class DoorText
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>"Ouvert, ferme à 17 h", "Fermé, ouvre demain à 9 h", "Horaires à confirmer".</summary>
    public static string State(Door door, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(door);
        var timetable = door.Timetable;
        return (door.StatusOn(timetable.Calendar.DayOf(atUtc)), timetable.StateAt(atUtc)) switch
        {
            (PlaceStatus.TemporarilyClosed, _) => "Fermé pour le moment",
            (PlaceStatus.Closed, _) => "Fermé définitivement",
            (_, OpenKind.Open) => timetable.ClosesAt(atUtc) is { } until
                ? $"Ouvert, ferme {FrenchHours.When(until, atUtc, timetable.Calendar)}"
                : "Ouvert",
            (_, OpenKind.Closed) => timetable.NextOpening(atUtc) is { } next
                ? $"Fermé, ouvre {FrenchHours.When(next, atUtc, timetable.Calendar)}"
                : "Fermé",
            _ => "Horaires à confirmer",
        };
    }

    /// <summary>"Prochain passage : mardi 1er décembre, de 9 h 30 à 12 h, parking de la mairie".</summary>
    public static string Stop(MobileStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        var hours = $"de {FrenchHours.Clock(stop.Opens)} à {FrenchHours.Clock(stop.Closes)}";
        var where = stop.Address is { Length: > 0 } address ? $", {address}" : "";
        return $"Prochain passage\u00A0: {stop.Date.InFrenchWithWeekday}, {hours}{where}";
    }

    /// <summary>"4,2 km", "moins de 1 km".</summary>
    public static string Distance(double km) =>
        km switch
        {
            < 1 => "moins de 1 km",
            < 10 => string.Create(French, $"{km:0.#} km"),
            _ => string.Create(French, $"{km:0} km"),
        };

    /// <summary>"12 rue de l'Exemple, 53100 Mayenne"; the commune alone when that is all there is; null for nothing.</summary>
    public static string? Address(Door door)
    {
        ArgumentNullException.ThrowIfNull(door);
        var town = $"{door.Place.Postcode} {door.Commune?.Name}".Trim();
        return (door.Place.Address, town) switch
        {
            (null or "", "") => null,
            (null or "", _) => town,
            (var street, "") => street,
            var (street, _) => $"{street}, {town}",
        };
    }
}
