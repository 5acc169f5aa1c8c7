using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;

namespace Spro.Web.Pages.Directory;

/// <summary>A door as a card shows it: everything said in words, nothing left to compute in the view.</summary>
internal sealed class DoorView
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public DoorView(Door door, double? km, DateTime atUtc, MobileStop? stop = null)
    {
        Door = door;
        Km = km;
        Stop = stop;
        AtUtc = atUtc;
        State = door.Timetable.StateAt(atUtc);
        Today = DateOnly.FromDateTime(door.Timetable.Calendar.ToLocal(atUtc));
    }

    public DoorView(ProposedDoor proposed, DateTime atUtc)
        : this(proposed.Door, proposed.Km, atUtc, proposed.Stop) { }

    public Door Door { get; }
    public double? Km { get; }
    public MobileStop? Stop { get; }
    public DateTime AtUtc { get; }
    public OpenKind State { get; }
    public DateOnly Today { get; }
    public Place Place => Door.Place;

    /// <summary>The network is not in the charter: said beside its name.</summary>
    public bool IsOutside => Door.Network is null or { Membership: Membership.Outside };

    /// <summary>The mark of an invented place, when its name does not say it already.</summary>
    public bool NeedsFictitiousMark =>
        Place.IsFictitious && !Place.Name.Contains("fictif", StringComparison.OrdinalIgnoreCase);

    public bool IsStale => Door.IsStaleOn(Today);

    /// <summary>"4,2 km", or nothing when it is not a matter of distance.</summary>
    public string? Distance =>
        Km switch
        {
            null => null,
            < 1 => "moins de 1 km",
            < 10 => string.Create(French, $"{Km:0.#} km"),
            _ => string.Create(French, $"{Km:0} km"),
        };

    /// <summary>The class of the state: a word and a shape, colour only repeats them.</summary>
    public string StateClass =>
        Place.Status != PlaceStatus.Open ? "spro-state--stop"
        : State == OpenKind.Open ? "spro-state--go"
        : "spro-state--wait";

    /// <summary>"Ouvert, ferme à 17 h", "Fermé, ouvre demain à 9 h".</summary>
    public string StateText
    {
        get
        {
            if (Place.Status == PlaceStatus.TemporarilyClosed)
                return "Fermé pour le moment";
            if (Place.Status == PlaceStatus.Closed)
                return "Fermé définitivement";
            return State switch
            {
                OpenKind.Open => Door.Timetable.ClosesAt(AtUtc) is { } until
                    ? $"Ouvert, ferme {FrenchHours.When(until, AtUtc, Door.Timetable.Calendar)}"
                    : "Ouvert",
                OpenKind.Closed => Door.Timetable.NextOpening(AtUtc) is { } next
                    ? $"Fermé, ouvre {FrenchHours.When(next, AtUtc, Door.Timetable.Calendar)}"
                    : "Fermé",
                _ => "Horaires à confirmer",
            };
        }
    }

    /// <summary>"12 rue de l'Exemple, 53100 Mayenne"; the commune alone when that is all there is.</summary>
    public string? AddressLine
    {
        get
        {
            var town = $"{Place.Postcode} {Door.Commune?.Name}".Trim();
            return (Place.Address, town) switch
            {
                (null or "", "") => null,
                (null or "", _) => town,
                (var street, "") => street,
                var (street, _) => $"{street}, {town}",
            };
        }
    }

    /// <summary>Digits only, with the country, for a link that dials.</summary>
    public string? PhoneLink =>
        Place.Phone is { } phone ? "tel:" + string.Concat(phone.Where(char.IsAsciiDigit)) : null;
}
