using System.Globalization;

namespace Spro.Core.Interchange.Fields;

/// <summary>Slots gathered day after day, written in OpenStreetMap syntax.</summary>
internal sealed class WeekHours
{
    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    private readonly SortedSet<(TimeOnly From, TimeOnly To)>[] _slots =
    [
        .. Enumerable.Range(0, 7).Select(_ => new SortedSet<(TimeOnly, TimeOnly)>()),
    ];

    /// <summary>Adds a slot to a day (0 is Monday). False when it ends before it begins or overlaps another.</summary>
    public bool TryAdd(int day, TimeOnly from, TimeOnly to) =>
        to > from && !_slots[day].Any(slot => from < slot.To && slot.From < to) && _slots[day].Add((from, to));

    /// <summary>The week ("Mo-Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00"); null when nothing is open.</summary>
    public override string? ToString()
    {
        var parts = new List<string>();
        for (var first = 0; first < 7; first++)
        {
            if (_slots[first].Count == 0)
                continue;
            var last = first;
            while (last < 6 && _slots[last + 1].SetEquals(_slots[first]))
                last++;
            var days = first == last ? Days[first] : $"{Days[first]}-{Days[last]}";
            var slots = _slots[first]
                .Select(slot => string.Create(CultureInfo.InvariantCulture, $"{slot.From:HH:mm}-{slot.To:HH:mm}"));
            parts.Add($"{days} {string.Join(',', slots)}");
            first = last;
        }
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }
}
