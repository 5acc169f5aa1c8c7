using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>What free slots are made of.</summary>
public sealed record SlotQuestion
{
    /// <summary>From when: no slot starts before.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Until when: no slot ends after.</summary>
    public required DateTime End { get; init; }

    /// <summary>When advisers receive.</summary>
    public required IReadOnlyList<Opening> Openings { get; init; }

    /// <summary>When they do not after all.</summary>
    public IReadOnlyList<AdviserTime> Absences { get; init; } = [];

    /// <summary>What else they have to do, as their own calendars say.</summary>
    public IReadOnlyList<AdviserTime> Busy { get; init; } = [];

    /// <summary>Where somebody is expected already.</summary>
    public IReadOnlyList<TakenSlot> Taken { get; init; } = [];

    /// <summary>Days when a place is closed, whatever its week says.</summary>
    public IReadOnlyList<PlaceClosure> Closures { get; init; } = [];

    /// <summary>Clocks and public holidays of the places.</summary>
    public LocalCalendar Calendar { get; init; } = LocalCalendar.Metropolitan;
}

/// <summary>A place is closed on some days.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
public readonly record struct PlaceClosure(Guid PlaceId, DateOnly From, DateOnly To);

/// <summary>A slot with room for somebody.</summary>
/// <param name="Opening">The opening it is cut from.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Seats">How many more people it takes.</param>
public sealed record FreeSlot(Opening Opening, DateTime Start, DateTime End, int Seats);

/// <summary>Free slots, and why there are not more: each slot that is not free is counted once.</summary>
/// <param name="Free">In the order of their start; then of their end, adviser and opening.</param>
/// <param name="Full">Those where nobody more is taken, or whose adviser is with somebody else.</param>
/// <param name="Away">Those of an adviser who is away or busy.</param>
/// <param name="OnHolidays">Those of a public holiday.</param>
/// <param name="Closed">Those of a day when the place is closed.</param>
public sealed record SlotList(IReadOnlyList<FreeSlot> Free, int Full, int Away, int OnHolidays, int Closed);

/// <summary>Cuts openings into slots, and keeps those that are free: one pure function.</summary>
public static class Slots
{
    /// <summary>
    /// The free slots of a period. An opening lasts from what the clock shows at its start to what it shows at its end: on
    /// the days when clocks change it is an hour shorter or longer, and no slot is shorter or longer than another. One that
    /// has begun to fill stays open whatever the adviser's own calendar says, which may well show it.
    /// </summary>
    public static SlotList Of(SlotQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var absences = question.Absences.ToLookup(time => time.AdviserId);
        var busy = question.Busy.ToLookup(time => time.AdviserId);
        var taken = question.Taken.ToLookup(slot => slot.Time.AdviserId);
        List<FreeSlot> free = [];
        var (full, away, onHolidays, closed) = (0, 0, 0, 0);
        foreach (var opening in question.Openings)
        foreach (var (start, end, day) in Cut(opening, question))
        {
            if (question.Calendar.Holidays.IsHoliday(day))
                onHolidays++;
            else if (question.Closures.Any(one => one.PlaceId == opening.PlaceId && one.From <= day && day <= one.To))
                closed++;
            else if (IsAmong(absences[opening.AdviserId], start, end))
                away++;
            else
            {
                var meeting = taken[opening.AdviserId].Where(slot => slot.Time.Overlaps(start, end)).ToList();
                if (
                    meeting is [var one]
                    && one.OpeningId == opening.Id
                    && one.Time.Start == start
                    && one.Time.End == end
                )
                {
                    if (one.FreeSeats > 0)
                        free.Add(new FreeSlot(opening, start, end, one.FreeSeats));
                    else
                        full++;
                }
                else if (meeting.Count > 0)
                    full++;
                else if (IsAmong(busy[opening.AdviserId], start, end))
                    away++;
                else
                    free.Add(new FreeSlot(opening, start, end, opening.Capacity));
            }
        }
        return new SlotList(
            [
                .. free.OrderBy(slot => slot.Start)
                    .ThenBy(slot => slot.End)
                    .ThenBy(slot => slot.Opening.AdviserId)
                    .ThenBy(slot => slot.Opening.Id),
            ],
            full,
            away,
            onHolidays,
            closed
        );
    }

    private static IEnumerable<(DateTime Start, DateTime End, DateOnly Day)> Cut(Opening opening, SlotQuestion question)
    {
        if (opening.SlotMinutes <= 0 || question.End <= question.Start)
            yield break;
        var length = TimeSpan.FromMinutes(opening.SlotMinutes);
        var last = question.Calendar.DayOf(question.End);
        for (
            var day = Later(question.Calendar.DayOf(question.Start), opening.ValidFrom);
            day <= last && !(opening.ValidTo < day);
            day = day.AddDays(1)
        )
        {
            if (!opening.IsOn(day))
                continue;
            var closes = question.Calendar.ToUtc(day.ToDateTime(opening.To));
            for (
                var start = question.Calendar.ToUtc(day.ToDateTime(opening.From));
                start + length <= closes;
                start += length
            )
            {
                if (start >= question.Start && start + length <= question.End)
                    yield return (start, start + length, day);
            }
        }
    }

    private static bool IsAmong(IEnumerable<AdviserTime> times, DateTime start, DateTime end) =>
        times.Any(time => time.Overlaps(start, end));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
