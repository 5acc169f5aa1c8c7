using Spro.Core.Common;

namespace Spro.Core.Structures;

/// <summary>Where a structure receives people. Hours, access and contact belong here.</summary>
public sealed class Place : SourcedRecord
{
    /// <summary>The structure that receives here.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Name as the public knows it.</summary>
    public required string Name { get; set; }

    /// <summary>Fixed, moving, or at a distance only.</summary>
    public PlaceKind Kind { get; set; }

    /// <summary>Street line.</summary>
    public string? Address { get; set; }

    /// <summary>Building, floor, stairs.</summary>
    public string? AddressComplement { get; set; }

    /// <summary>Postcode, five digits.</summary>
    public string? Postcode { get; set; }

    /// <summary>INSEE code of the commune; null when the source gives none: then listed by department, never as nearest.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>Department; known from the commune, or from the source when there is no commune.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Degrees north (WGS 84).</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east (WGS 84).</summary>
    public double? Longitude { get; set; }

    /// <summary>The position is that of the commune, because the source gives none.</summary>
    public bool PositionIsCommune { get; set; }

    /// <summary>Weekly hours, OpenStreetMap <c>opening_hours</c> syntax; null when not known.</summary>
    public string? Hours { get; set; }

    /// <summary>What the hours alone do not say ("sur rendez-vous l'après-midi").</summary>
    public string? HoursNote { get; set; }

    /// <summary>Telephone as dialled in France.</summary>
    public string? Phone { get; set; }

    /// <summary>E-mail of the place, never of one person.</summary>
    public string? Email { get; set; }

    /// <summary>How to reach the place without speaking on the phone: a form, an SMS number, a relay service.</summary>
    public string? WrittenAlternative { get; set; }

    /// <summary>Web page of the place.</summary>
    public string? Website { get; set; }

    /// <summary>Where to book.</summary>
    public string? AppointmentUrl { get; set; }

    /// <summary>Ways of being received.</summary>
    public Channels Channels { get; set; }

    /// <summary>Step-free from the street; null when not known.</summary>
    public bool? StepFree { get; set; }

    /// <summary>What is known of the access (toilets, sign language, quiet room).</summary>
    public string? AccessibilityNote { get; set; }

    /// <summary>The sheet of the place in the public register of access (Acceslibre).</summary>
    public string? AccessibilityUrl { get; set; }

    /// <summary>How to come, without a car first.</summary>
    public string? HowToGetThere { get; set; }

    /// <summary>What to bring.</summary>
    public string? WhatToBring { get; set; }

    /// <summary>Open, temporarily closed (it will reopen) or closed.</summary>
    public PlaceStatus Status { get; set; }

    /// <summary>Why, and until when, in plain words.</summary>
    public string? StatusNote { get; set; }

    /// <summary>Dated closures and hours that beat the weekly ones.</summary>
    public List<PlaceException> Exceptions { get; set; } = [];

    /// <summary>Whether it is noted as closed all of a day, or for good before it.</summary>
    public bool IsClosedOn(DateOnly day) =>
        ValidTo < day || Exceptions.Exists(one => one.Hours is null && one.From <= day && day <= one.To);

    /// <summary>Dated stops of a moving place.</summary>
    public List<MobileStop> Stops { get; set; } = [];

    /// <summary>Where one is received instead, once this place has ended; null when nobody said.</summary>
    public Guid? SuccessorId { get; set; }

    /// <summary>The place that this one was a double of: what led here leads there. Null for a place of its own.</summary>
    public Guid? ReplacedById { get; set; }

    /// <summary>Whether it takes people it does not know yet; null when nobody said. It hides no door.</summary>
    public NewPeople? NewPeople { get; set; }

    /// <summary>In how many weeks, when it takes new people later.</summary>
    public int? NewPeopleInWeeks { get; set; }

    /// <summary>The day that was said.</summary>
    public DateOnly? NewPeopleSaidOn { get; set; }

    /// <summary>Nobody who knows has confirmed it within <see cref="MonthsOfConfirmation"/> months of a day.</summary>
    public bool IsStaleOn(DateOnly day) =>
        ConfirmedOn is not { } confirmed || confirmed.AddMonths(MonthsOfConfirmation) < day;

    /// <summary>The longest time between two confirmations, in months.</summary>
    public const int MonthsOfConfirmation = 6;
}

/// <summary>Whether a place takes people it does not know yet.</summary>
public enum NewPeople
{
    /// <summary>It does.</summary>
    Now,

    /// <summary>In some weeks.</summary>
    Later,

    /// <summary>Not for now.</summary>
    No,
}

/// <summary>How a place is found.</summary>
public enum PlaceKind
{
    /// <summary>At an address.</summary>
    Fixed,

    /// <summary>A bus or an outreach session, with dated stops.</summary>
    Mobile,

    /// <summary>By telephone, video or writing only.</summary>
    Remote,
}

/// <summary>Whether a place receives.</summary>
public enum PlaceStatus
{
    /// <summary>Receives at its hours.</summary>
    Open,

    /// <summary>Does not receive for now; will reopen.</summary>
    TemporarilyClosed,

    /// <summary>Does not receive any more.</summary>
    Closed,
}

/// <summary>Ways of being received. The API names them in lower case ("place", "phone").</summary>
[Flags]
public enum Channels
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>By coming.</summary>
    Place = 1,

    /// <summary>By telephone.</summary>
    Phone = 2,

    /// <summary>By writing: e-mail, form, SMS.</summary>
    Written = 4,

    /// <summary>By video call.</summary>
    Video = 8,

    /// <summary>On a web site.</summary>
    Web = 16,
}

/// <summary>Some days that differ from the weekly hours: closed when <see cref="Hours"/> is null, else these hours.</summary>
public sealed class PlaceException
{
    /// <summary>First day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day, included.</summary>
    public DateOnly To { get; set; }

    /// <summary>Hours of those days, same syntax as the weekly ones; null means closed.</summary>
    public string? Hours { get; set; }

    /// <summary>Why, in plain words.</summary>
    public string? Reason { get; set; }

    /// <summary>The same, to be kept at another rank.</summary>
    public PlaceException Copy() =>
        new()
        {
            From = From,
            To = To,
            Hours = Hours,
            Reason = Reason,
        };
}

/// <summary>One stop of a moving place.</summary>
public sealed class MobileStop
{
    /// <summary>The day.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Opens, local time.</summary>
    public TimeOnly Opens { get; set; }

    /// <summary>Closes, local time, same day.</summary>
    public TimeOnly Closes { get; set; }

    /// <summary>INSEE code of the commune of the stop.</summary>
    public required string CommuneCode { get; set; }

    /// <summary>Where it stops.</summary>
    public string? Address { get; set; }

    /// <summary>Degrees north; the commune's when null.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east; the commune's when null.</summary>
    public double? Longitude { get; set; }
}
