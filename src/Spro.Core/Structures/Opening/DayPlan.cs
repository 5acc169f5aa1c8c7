using System.Collections.Immutable;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>A stretch of a day in one state, in minutes; closed when no rule speaks.</summary>
internal readonly record struct Stretch(short From, short Until, OpenKind Kind, string? Comment, bool OpenEnded);

/// <summary>Plays the rules over one day, in their order.</summary>
internal static class DayPlan
{
    /// <summary>The state of a rule is painted as its number: twice its index plus one, one more for an open end; 0 is no rule.</summary>
    private const ushort Nothing = 0;

    /// <summary>The day in wall minutes, from midnight to midnight.</summary>
    public static Stretch[] OnTheWall(ImmutableArray<OpeningRule> rules, DateOnly day, HolidayCalendar holidays)
    {
        Span<ushort> wall = stackalloc ushort[LocalDay.WallMinutes];
        Paint(rules, day, holidays, wall);
        return Stretches(rules, wall);
    }

    /// <summary>The day in elapsed minutes: on the night of a clock change, an hour is missing or comes twice.</summary>
    public static Stretch[] Elapsed(ImmutableArray<OpeningRule> rules, LocalDay day, HolidayCalendar holidays)
    {
        if (day.Jump == 0)
        {
            return OnTheWall(rules, day.Date, holidays);
        }
        Span<ushort> wall = stackalloc ushort[LocalDay.WallMinutes];
        Paint(rules, day.Date, holidays, wall);
        Span<ushort> elapsed = stackalloc ushort[day.Minutes];
        wall[..day.ChangeAt].CopyTo(elapsed);
        wall[(day.ChangeAt + day.Jump)..].CopyTo(elapsed[day.ChangeAt..]);
        return Stretches(rules, elapsed);
    }

    private static void Paint(
        ImmutableArray<OpeningRule> rules,
        DateOnly day,
        HolidayCalendar holidays,
        Span<ushort> wall
    )
    {
        wall.Clear();
        var yesterday = day.AddDays(-1);
        // A rule that replaces drops the earlier ones for the day, the end of yesterday's night included; only the
        // rules from the last such one on count.
        var first = FirstThatCounts(rules, day, holidays);
        for (var i = first; i < rules.Length; i++)
        {
            var rule = rules[i];
            if (rule.Matches(day, holidays))
            {
                PaintToday(rules, i, wall);
            }
            if (rule.PassesMidnight && rule.Matches(yesterday, holidays))
            {
                PaintLastNight(rule, i, wall);
            }
        }
    }

    private static int FirstThatCounts(ImmutableArray<OpeningRule> rules, DateOnly day, HolidayCalendar holidays)
    {
        for (var i = rules.Length - 1; i > 0; i--)
        {
            if (Replaces(rules, i) && rules[i].Matches(day, holidays))
            {
                return i;
            }
        }
        return 0;
    }

    /// <summary>
    /// "off" closes but lets earlier rules be; a rule for every day replaces only another rule for every day, just before.
    /// </summary>
    private static bool Replaces(ImmutableArray<OpeningRule> rules, int i) =>
        rules[i] is { Join: RuleJoin.Replaces, Kind: not OpenKind.Closed } rule
        && (!rule.Days.IsEmpty || (rule.Kind == OpenKind.Open && rules[i - 1].Days.IsEmpty));

    private static void PaintToday(ImmutableArray<OpeningRule> rules, int index, Span<ushort> wall)
    {
        var rule = rules[index];
        var times = rule.Times.IsEmpty ? [TimeRange.WholeDay] : rule.Times;
        foreach (var time in times)
        {
            var minutes = wall[time.From..Math.Min(time.Until, LocalDay.WallMinutes)];
            var colour = Colour(index, time.OpenEnded);
            if (!rule.IsFallback)
            {
                minutes.Fill(colour);
                continue;
            }
            foreach (ref var minute in minutes)
            {
                minute = KindOf(rules, minute) == OpenKind.Closed ? colour : minute;
            }
        }
    }

    private static void PaintLastNight(OpeningRule rule, int index, Span<ushort> wall)
    {
        foreach (var time in rule.Times)
        {
            if (time.PassesMidnight)
            {
                wall[..(time.Until - LocalDay.WallMinutes)].Fill(Colour(index, time.OpenEnded));
            }
        }
    }

    private static ushort Colour(int index, bool openEnded) => (ushort)(2 * index + (openEnded ? 2 : 1));

    private static bool IsOpenEnded(ushort colour) => colour > 0 && colour % 2 == 0;

    private static OpenKind KindOf(ImmutableArray<OpeningRule> rules, ushort colour)
    {
        var kind = colour == Nothing ? OpenKind.Closed : rules[(colour - 1) / 2].Kind;
        return kind != OpenKind.Closed && IsOpenEnded(colour) ? OpenKind.Unknown : kind;
    }

    private static Stretch[] Stretches(ImmutableArray<OpeningRule> rules, ReadOnlySpan<ushort> minutes)
    {
        var stretches = new List<Stretch>(5);
        for (var from = 0; from < minutes.Length; )
        {
            var colour = minutes[from];
            var length = minutes[from..].IndexOfAnyExcept(colour);
            var until = length < 0 ? minutes.Length : from + length;
            var stretch = StretchOf(rules, colour) with { From = (short)from, Until = (short)until };
            if (stretches is [.., var last] && last with { From = stretch.From, Until = stretch.Until } == stretch)
            {
                stretches[^1] = last with { Until = stretch.Until };
            }
            else
            {
                stretches.Add(stretch);
            }
            from = until;
        }
        return [.. stretches];
    }

    private static Stretch StretchOf(ImmutableArray<OpeningRule> rules, ushort colour)
    {
        var kind = KindOf(rules, colour);
        var comment = colour == Nothing ? null : rules[(colour - 1) / 2].Comment;
        return new Stretch(0, 0, kind, comment, kind != OpenKind.Closed && IsOpenEnded(colour));
    }
}
