using System.Globalization;
using System.Text;
using Spro.Core.Messages;

namespace Spro.Core.Appointments;

/// <summary>An entry of a calendar file.</summary>
/// <param name="Id">Opaque and stable: the same entry is changed, not doubled.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Title">What the calendar shows.</param>
/// <param name="Where">Where; null when not known.</param>
/// <param name="Note">More words; null for none.</param>
/// <param name="Changes">How many times it was moved.</param>
/// <param name="IsCancelled">It does not take place.</param>
public sealed record CalendarEntry(
    Guid Id,
    DateTime Start,
    DateTime End,
    string Title,
    string? Where,
    string? Note,
    int Changes,
    bool IsCancelled
);

/// <summary>What makes a calendar file sent by e-mail a request to one's own calendar (RFC 5546).</summary>
/// <param name="Method">To add it, or to remove it.</param>
/// <param name="From">The address that sends.</param>
/// <param name="To">The address it is sent to.</param>
public sealed record CalendarInvitation(CalendarMethod Method, string From, string To);

/// <summary>
/// Writes calendar files (RFC 5545) with the hours of Paris and their changes, so that nine o'clock is nine o'clock in any
/// calendar.
/// </summary>
public static class CalendarFile
{
    /// <summary>What a server says such a file is.</summary>
    public const string MediaType = "text/calendar";

    private const int LongestLine = 75;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Writes some entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="name">What a calendar calls the whole; null for a file with one entry.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="invitation">By whom and to whom it is sent; null for a file that somebody takes.</param>
    public static string Write(
        IEnumerable<CalendarEntry> entries,
        string? name,
        DateTime now,
        CalendarInvitation? invitation = null
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Spro//Rendez-vous//FR");
        Line(
            file,
            "METHOD:"
                + invitation?.Method switch
                {
                    CalendarMethod.Request => "REQUEST",
                    CalendarMethod.Cancel => "CANCEL",
                    _ => "PUBLISH",
                }
        );
        if (name is not null)
            Line(file, "X-WR-CALNAME:" + Text(name));
        foreach (
            var line in (ReadOnlySpan<string>)
                [
                    "BEGIN:VTIMEZONE",
                    "TZID:Europe/Paris",
                    "BEGIN:DAYLIGHT",
                    "DTSTART:19960331T020000",
                    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                    "TZNAME:CEST",
                    "TZOFFSETFROM:+0100",
                    "TZOFFSETTO:+0200",
                    "END:DAYLIGHT",
                    "BEGIN:STANDARD",
                    "DTSTART:19961027T030000",
                    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                    "TZNAME:CET",
                    "TZOFFSETFROM:+0200",
                    "TZOFFSETTO:+0100",
                    "END:STANDARD",
                    "END:VTIMEZONE",
                ]
        )
            Line(file, line);
        foreach (var entry in entries)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{entry.Id:D}@spro");
            Line(file, "DTSTAMP:" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(file, "DTSTART" + When(entry.Start));
            Line(file, "DTEND" + When(entry.End));
            if (invitation is not null)
            {
                Line(file, "ORGANIZER:mailto:" + invitation.From);
                Line(file, "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:" + invitation.To);
            }
            Line(file, "SUMMARY:" + Text(entry.Title));
            if (entry.Where is { } where)
                Line(file, "LOCATION:" + Text(where));
            if (entry.Note is { } note)
                Line(file, "DESCRIPTION:" + Text(note));
            Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Changes}"));
            Line(file, "STATUS:" + (entry.IsCancelled ? "CANCELLED" : "CONFIRMED"));
            Line(file, "END:VEVENT");
        }
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    // The hour that autumn repeats has no name of its own in local time: it is written in universal time.
    private static string When(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, Paris);
        return Paris.IsAmbiguousTime(local)
            ? ":" + utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
            : ";TZID=Europe/Paris:" + local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }

    private static string Text(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\n", StringComparison.Ordinal);

    // Long lines are folded by bytes, never inside a character.
    private static void Line(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                bytes = 1;
            }
            file.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
