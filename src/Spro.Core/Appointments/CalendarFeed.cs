using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>The calendars of an adviser: their own, from which we read when they are busy, and the one we give them.</summary>
public sealed class CalendarFeed
{
    /// <summary>Their account.</summary>
    public Guid Id { get; set; }

    /// <summary>Address of their own calendar, which is a secret; null when they gave none.</summary>
    public Sealed? Address { get; set; }

    /// <summary>When it was last read whole; null when it never was. Busy times are of then.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>When it was last tried.</summary>
    public DateTime? TriedAt { get; set; }

    /// <summary>Why it could not be read the last time; null when it could.</summary>
    public FeedFault? Fault { get; set; }

    /// <summary>SHA-256 of the secret of the calendar we give them; null when they asked for none.</summary>
    public string? AgendaHash { get; set; }
}

/// <summary>Why a calendar could not be read.</summary>
public enum FeedFault
{
    /// <summary>Nothing answers there, or not in time.</summary>
    Silent,

    /// <summary>What answers is no calendar, or the address is no longer the right one.</summary>
    NotACalendar,

    /// <summary>It is longer than we read.</summary>
    TooLong,

    /// <summary>The address leads inside a network, which we do not visit.</summary>
    Private,

    /// <summary>The operator has named the sites to read, and this is none of them.</summary>
    NotAllowed,
}

/// <summary>An adviser has something else to do. Only when: neither what, nor where, nor with whom is read.</summary>
public sealed class BusyTime
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>Account of the adviser.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>From when.</summary>
    public DateTime Start { get; set; }

    /// <summary>Until when.</summary>
    public DateTime End { get; set; }
}
