using System.Collections.Immutable;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>
/// The week of a place as its people write it, a line for each day. What hours hold beyond a week (a month, a season, public
/// holidays) stays as it is unless they ask to drop it.
/// </summary>
/// <param name="Days">Seven lines, Monday first; an empty one is a closed day, all seven are hours that are not known.</param>
/// <param name="KeepsOthers">What goes beyond a week stays.</param>
/// <param name="ClosedOnHolidays">Closed on public holidays.</param>
/// <param name="Note">What the hours alone do not say.</param>
public sealed record WeekDraft(IReadOnlyList<string?> Days, bool KeepsOthers, bool ClosedOnHolidays, string? Note)
    : IRecordDraft<Place>
{
    private const string HolidaysOff = "PH off";
    private const string NoDay = "Mo-Su off";

    // Any Monday: the usual week knows no date and no holiday.
    private static readonly DateOnly AMonday = new(2024, 1, 8);

    /// <summary>The fields of the days, Monday first.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>As the place receives now.</summary>
    public static WeekDraft Of(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var (week, others) = Parts(place.Hours);
        string?[] days = week is null
            ? new string?[7]
            : [.. Enumerable.Range(0, 7).Select(day => Line(week, AMonday.AddDays(day)))];
        // A week that is written and never opens is closed; empty lines would be hours that nobody knows.
        if (week is not null && days.All(string.IsNullOrEmpty))
            days = [.. Enumerable.Repeat("fermé", 7)];
        return new(
            days,
            KeepsOthers: true,
            ClosedOnHolidays: place.Hours is null || others.Contains(HolidaysOff),
            place.HoursNote
        );
    }

    /// <summary>What the hours of a place hold beyond a week and public holidays, for people to read; null when nothing.</summary>
    public static OpeningHours? OthersOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var others = Parts(place.Hours).Others.Where(rule => rule != HolidaysOff).ToList();
        return others.Count > 0 && OpeningHours.TryParse(string.Join("; ", others), out var hours, out _)
            ? hours
            : null;
    }

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var wrong = new Mistakes();
        var week = new WeekHours();
        for (var day = 0; day < 7; day++)
        {
            var slots = TypedHours.Read(Days.ElementAtOrDefault(day));
            if (slots is null)
                wrong.Add(
                    Fields[day],
                    "hours-unread",
                    "Écrivez les heures dans l'ordre, par exemple « 9 h - 12 h, 14 h - 17 h 30 », ou « fermé »."
                );
            foreach (var (from, to) in slots ?? [])
                week.TryAdd(day, from, to);
        }
        var others = KeepsOthers ? Parts(record.Hours).Others.Where(rule => rule != HolidaysOff) : [];
        // Nothing written is nothing known; closed all week is said.
        var usual = week.ToString() ?? (Days.All(string.IsNullOrWhiteSpace) ? null : NoDay);
        string[] rules = [.. usual is null ? [] : (string[])[usual], .. others];
        if (rules.Length > 0 && ClosedOnHolidays)
            rules = [.. rules, HolidaysOff];
        var hours = rules.Length == 0 ? null : string.Join("; ", rules);
        if (hours is not null && !OpeningHours.TryParse(hours, out _, out _))
            throw RefusedException.At(Fields[0], "hours-unread", "Ces horaires ne vont pas ensemble : relisez-les.");
        record.Hours = hours;
        record.HoursNote = wrong.Try(() => Typed.Text("note", Note));
        wrong.Throw();
    }

    // The usual week, then each rule beyond it as it is written.
    private static (OpeningHours? Week, IReadOnlyList<string> Others) Parts(string? text)
    {
        if (text is null || !OpeningHours.TryParse(text, out var hours, out _))
            return (null, []);
        var usual = hours.Rules.TakeWhile(IsWeekly).ToImmutableArray();
        var others = hours.Rules[usual.Length..];
        // Rules that add to others, or fall back on them, mean nothing alone: the whole is beyond a week.
        if (others.Any(rule => rule.Join != RuleJoin.Replaces))
            return (null, [text]);
        return (
            OpeningHours.TryParse(string.Join("; ", usual), out var week, out _) ? week : null,
            [.. others.Select(rule => rule.ToString())]
        );
    }

    private static bool IsWeekly(OpeningRule rule) =>
        !rule.IsFallback
        && rule.Kind is OpenKind.Open or OpenKind.Closed
        && rule.Comment is null
        && rule.Times.All(time => !time.OpenEnded && time.Until < LocalDay.WallMinutes)
        && rule.Days.All(days => days.Alternatives.All(test => test is WeekdayRange));

    private static string Line(OpeningHours week, DateOnly day) =>
        TypedHours.Write(
            week.IntervalsOn(day, LocalCalendar.Metropolitan)
                .Select(slot =>
                    (
                        TimeOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(slot.FromUtc)),
                        TimeOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(slot.UntilUtc))
                    )
                )
        );
}
