using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>A door as a card shows it: everything said in words, nothing left to compute in the view.</summary>
internal sealed class DoorView
{
    public DoorView(Door door, double? km, DateTime atUtc, MobileStop? stop = null)
    {
        Door = door;
        Km = km;
        Stop = stop;
        AtUtc = atUtc;
        State = door.Timetable.StateAt(atUtc);
        Today = door.Timetable.Calendar.DayOf(atUtc);
    }

    public DoorView(ProposedDoor proposed, DateTime atUtc)
        : this(proposed.Door, proposed.Km, atUtc, proposed.Stop) { }

    public DoorView(FoundDoor found, DateTime atUtc)
        : this(found.Door, found.Km, atUtc, found.Stop) { }

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

    /// <summary>One is received there by telephone, video or writing only.</summary>
    public bool IsRemote => Place.Kind == PlaceKind.Remote;

    public bool IsStale => Door.IsStaleOn(Today);

    /// <summary>"4,2 km", or nothing when it is not a matter of distance.</summary>
    public string? Distance => Km is { } km ? DoorText.Distance(km) : null;

    /// <summary>The class of the state: a word and a shape, colour only repeats them.</summary>
    public string StateClass =>
        Door.StatusOn(Today) != PlaceStatus.Open ? "spro-state--stop"
        : State == OpenKind.Open ? "spro-state--go"
        : "spro-state--wait";

    /// <summary>"Ouvert, ferme à 17 h", "Fermé, ouvre demain à 9 h".</summary>
    public string StateText => field ??= DoorText.State(Door, AtUtc);

    /// <summary>"12 rue de l'Exemple, 53100 Mayenne"; the commune alone when that is all there is.</summary>
    public string? AddressLine => DoorText.Address(Door);

    /// <summary>How to reach the place without speaking on the phone; null when it has said nothing of it.</summary>
    public string? WrittenWay => (Place.WrittenAlternative ?? Place.Email ?? Place.Website)?.Printed();

    /// <summary>Digits only, with the country, for a link that dials.</summary>
    public string? PhoneLink =>
        Place.Phone is { } phone ? "tel:" + string.Concat(phone.Where(char.IsAsciiDigit)) : null;
}
