using Spro.Core.Territories;

namespace Spro.Core.Messages;

/// <summary>What a person is told of an appointment. Only its moment and its place enter a subject or an SMS.</summary>
/// <param name="StartsAt">When, in UTC.</param>
/// <param name="Calendar">The clocks of the place: the moment is said as they show it.</param>
/// <param name="Place">Where, or who calls.</param>
public sealed record AppointmentNotice(DateTime StartsAt, LocalCalendar Calendar, PublicPlace Place)
{
    /// <summary>How it is held, as a whole sentence ("Vous êtes attendu ou attendue sur place."); text only.</summary>
    public string? HowHeld { get; init; }

    /// <summary>The address on one line, or how to join by video; text only.</summary>
    public string? Where { get; init; }

    /// <summary>With whom; text only.</summary>
    public string? With { get; init; }

    /// <summary>A whole sentence about what to bring or to know; text only.</summary>
    public string? Advice { get; init; }

    /// <summary>Where to change or cancel it without an account. It may hold a signed code: text only, never in an SMS.</summary>
    public Uri? ChangeAt { get; init; }

    /// <summary>For the calendar of the person; attached to e-mails.</summary>
    public CalendarPart? Part { get; init; }
}

/// <summary>A line of the daily digest: what waits, without anything about the person.</summary>
/// <param name="Reference">The opaque reference of the referral.</param>
/// <param name="From">Public name of the structure that sent.</param>
/// <param name="To">Public name of the structure that should answer.</param>
/// <param name="DueOn">The day the answer was due.</param>
public sealed record DigestLine(string Reference, string From, string To, DateOnly DueOn);
