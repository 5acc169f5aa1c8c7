using System.Globalization;
using System.Text.RegularExpressions;

namespace Spro.Core.Members;

/// <summary>The hours of a day as people write them: « 9h-12h et 14h-17h30 », « de 9 h à 12 h », « fermé ».</summary>
internal static partial class TypedHours
{
    /// <summary>The slots, in order; none when closed. Null when it is not understood.</summary>
    public static IReadOnlyList<(TimeOnly From, TimeOnly To)>? Read(string? raw)
    {
        var text = raw?.Trim().ToLowerInvariant() ?? "";
        if (text.Length == 0 || Closed().IsMatch(text))
            return [];
        if (text.Length > 100 || !Slots().IsMatch(text))
            return null;
        var slots = new List<(TimeOnly From, TimeOnly To)>();
        foreach (Match slot in Slot().Matches(text))
        {
            if (Time(slot, "from") is not { } from || Time(slot, "to") is not { } to)
                return null;
            if (to <= from || (slots.Count > 0 && from < slots[^1].To))
                return null;
            slots.Add((from, to));
        }
        return slots;
    }

    /// <summary>The same in one way of writing ("9 h - 12 h, 14 h - 17 h 30").</summary>
    public static string Write(IEnumerable<(TimeOnly From, TimeOnly To)> slots) =>
        string.Join(", ", slots.Select(slot => $"{Clock(slot.From)} - {Clock(slot.To)}"));

    private static string Clock(TimeOnly time) =>
        time.Minute == 0
            ? $"{time.Hour} h"
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hour} h {time.Minute:00}");

    private static TimeOnly? Time(Match slot, string which)
    {
        var hour = int.Parse(slot.Groups[which + "h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = slot.Groups[which + "m"] is { Success: true } some
            ? int.Parse(some.ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private const string Clocks =
        @"(?:de\s+)?(?<fromh>\d{1,2})\s*(?:h|:)?\s*(?<fromm>\d{2})?\s*(?:-|–|—|à|a|jusqu'à)\s*(?<toh>\d{1,2})\s*(?:h|:)?\s*(?<tom>\d{2})?";

    [GeneratedRegex(@"\Aferm[ée]e?s?\z")]
    private static partial Regex Closed();

    [GeneratedRegex(Clocks)]
    private static partial Regex Slot();

    // Spaces can be shared out in many ways: tried one after another, a hostile line would never end.
    [GeneratedRegex(@"\A" + Clocks + @"(?:\s*(?:,|;|/|et|puis|\s)\s*" + Clocks + @")*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Slots();
}
