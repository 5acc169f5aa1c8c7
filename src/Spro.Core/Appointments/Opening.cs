namespace Spro.Core.Appointments;

/// <summary>
/// When an adviser receives at one of the places of their structure: each week on a weekday, or on one day, between two
/// hours as clocks show them there. Slots are cut from it (<see cref="Slots"/>).
/// </summary>
public sealed class Opening
{
    /// <summary>The most people in a group.</summary>
    public const int MostSeats = 50;

    /// <summary>The shortest appointment, in minutes.</summary>
    public const int ShortestSlot = 10;

    /// <summary>The longest appointment, in minutes.</summary>
    public const int LongestSlot = 480;

    /// <summary>Hours and lengths are multiples of these minutes.</summary>
    public const int Step = 5;

    /// <summary>The longest subject, in characters.</summary>
    public const int LongestSubject = 80;

    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that receives.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Where, or from where when it is by telephone or by video.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Account of the adviser.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>Each week on that day; null when it is on one day (<see cref="ValidFrom"/>).</summary>
    public DayOfWeek? Weekday { get; set; }

    /// <summary>From what hour, local.</summary>
    public TimeOnly From { get; set; }

    /// <summary>Until what hour, local, the same day.</summary>
    public TimeOnly To { get; set; }

    /// <summary>First day; the only one without a weekday.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Last day; null while none is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>How long an appointment lasts, in minutes.</summary>
    public int SlotMinutes { get; set; }

    /// <summary>How many people at once: one, or those of a group.</summary>
    public int Capacity { get; set; } = 1;

    /// <summary>How one may be received.</summary>
    public Ways Ways { get; set; }

    /// <summary>What it is for ("Premier entretien"); never about a person.</summary>
    public required string Subject { get; set; }

    /// <summary>Professionals of other structures see its free slots and book in them.</summary>
    public bool OpenToNetwork { get; set; }

    /// <summary>It takes place on a local day, as far as its own dates go.</summary>
    public bool IsOn(DateOnly day) =>
        Weekday is { } weekday
            ? day.DayOfWeek == weekday && ValidFrom <= day && !(ValidTo < day)
            : day == ValidFrom && !(ValidTo < day);
}

/// <summary>Ways of meeting; an appointment has one.</summary>
[Flags]
public enum Ways
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>In the place.</summary>
    InPerson = 1,

    /// <summary>By telephone: the adviser calls.</summary>
    Phone = 2,

    /// <summary>By video.</summary>
    Video = 4,
}
