using Spro.Core.Territories;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>Where a session stands. Only one that was held counts for anything.</summary>
public enum SessionState
{
    /// <summary>To come, or over with nobody noted as present.</summary>
    Planned,

    /// <summary>It took place: somebody came.</summary>
    Held,

    /// <summary>It does not take place.</summary>
    Cancelled,
}

/// <summary>A module, on given days in a given place, with so many seats.</summary>
public sealed class DevelopmentSession
{
    /// <summary>The most seats.</summary>
    public const int MostSeats = 500;

    /// <summary>The most days.</summary>
    public const int MostDays = 10;

    /// <summary>How many days follow each other at most: with more, each is said.</summary>
    public const int MostDaysInARow = 5;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What is learnt.</summary>
    public Guid ModuleId { get; set; }

    /// <summary>When it starts; each of its days starts at that hour.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>When it ends; each of its days ends at that hour.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>Its days, in order, when they do not follow each other: the first and the last are those above. Empty otherwise.</summary>
    public List<DateOnly> Days { get; set; } = [];

    /// <summary>How long one learns, in minutes, breaks left out: what a certificate says.</summary>
    public int Minutes { get; set; }

    /// <summary>Where; null when it is from afar only.</summary>
    public string? Place { get; set; }

    /// <summary>Where to follow it from afar: for those who have a seat.</summary>
    public string? Link { get; set; }

    /// <summary>Who leads it.</summary>
    public string? Trainers { get; set; }

    /// <summary>How many seats.</summary>
    public int Capacity { get; set; }

    /// <summary>The last day to enrol.</summary>
    public DateOnly EnrolBy { get; set; }

    /// <summary>A manager has to agree.</summary>
    public bool NeedsAgreement { get; set; }

    /// <summary>Those without an account (town halls, social centres) may enrol.</summary>
    public bool IsOpenToRelays { get; set; }

    /// <summary>How one gets in and follows, whatever one's disability.</summary>
    public string? Access { get; set; }

    /// <summary>Where it stands.</summary>
    public SessionState State { get; set; }

    /// <summary>Why it does not take place.</summary>
    public string? CancelledFor { get; set; }

    /// <summary>As <see cref="YearProgramme.Revision"/>.</summary>
    public int Revision { get; set; }

    /// <summary>How many times its seats were given or taken back: two who want the last one do it one after the other.</summary>
    public int Turns { get; set; }

    /// <summary>Whether one may still enrol.</summary>
    public bool TakesEnrolments(DateTime now) =>
        State == SessionState.Planned && StartsAt > now && LocalCalendar.Metropolitan.DayOf(now) <= EnrolBy;

    /// <summary>All its half-days, as <see cref="Enrolment.Came"/> counts them.</summary>
    public int WholeAttendance => (1 << HalfDays.Count) - 1;

    /// <summary>Its half-days, in order: who comes to one signs once.</summary>
    public IReadOnlyList<HalfDay> HalfDays => HalfDay.Of(StartsAt, EndsAt, Days);
}

/// <summary>Half a day of a session.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsMorning">The morning; else the afternoon.</param>
public readonly record struct HalfDay(DateOnly Day, bool IsMorning)
{
    private static readonly TimeOnly Noon = new(12, 30);

    /// <summary>The half-days of a session: those that each of its days, from its first hour to its last, has a part in.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="endsAt">When it ends.</param>
    /// <param name="days">Its days; none when they follow each other.</param>
    public static IReadOnlyList<HalfDay> Of(DateTime startsAt, DateTime endsAt, IReadOnlyList<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (start, end) = (LocalCalendar.Metropolitan.ToLocal(startsAt), LocalCalendar.Metropolitan.ToLocal(endsAt));
        var (opens, closes) = (TimeOnly.FromDateTime(start), TimeOnly.FromDateTime(end));
        List<HalfDay> all = [];
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));
        foreach (
            var day in days.Count > 0
                ? days
                : Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
        )
        {
            if (opens < Noon)
                all.Add(new(day, true));
            if (closes > Noon.AddHours(1) || opens >= Noon)
                all.Add(new(day, false));
        }
        return all;
    }
}
