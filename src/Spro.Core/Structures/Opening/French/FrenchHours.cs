using System.Collections.Immutable;
using Spro.Core.Structures.Opening.Syntax;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening.French;

/// <summary>Opening hours in plain French, to be read aloud.</summary>
public static class FrenchHours
{
    /// <summary>A Monday; which one does not matter, for the usual week knows no date and no holiday.</summary>
    private static readonly DateOnly AnyMonday = new(2024, 1, 8);

    /// <summary>
    /// The hours as lines: the usual week first, days with the same hours together, then what departs from it.
    /// </summary>
    public static IReadOnlyList<string> Describe(OpeningHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var usual = hours.Rules.TakeWhile(IsWeekly).ToImmutableArray();
        var others = hours.Rules[usual.Length..];
        var lines = usual.IsEmpty ? [] : Week(usual);
        lines.AddRange(others.Select(Sentence));
        if (others.Any(static rule => rule.Kind != OpenKind.Closed && IsWeekly(rule)))
        {
            lines.Add("Si deux lignes se contredisent, la dernière l’emporte");
        }
        return lines;
    }

    /// <summary>One phrase for an instant: "Ouvert, ferme à 17 h", "Fermé, ouvre mardi 24 novembre à 9 h".</summary>
    public static string Status(OpeningHours hours, DateTime utc, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(calendar);
        var state = hours.StateAt(utc, calendar);
        return state.Kind switch
        {
            OpenKind.Open => Open(hours, utc, calendar),
            OpenKind.Unknown when state.Comment is { } comment => $"Ouverture à confirmer : {comment}",
            OpenKind.Unknown => "Ouverture à confirmer",
            _ when hours.NextOpening(utc, calendar) is { } opening => $"Fermé, ouvre {When(opening, utc, calendar)}",
            _ => "Fermé",
        };
    }

    private static string Open(OpeningHours hours, DateTime utc, LocalCalendar calendar)
    {
        if (hours.NextChange(utc, calendar) is not { } change)
        {
            return "Ouvert 24 heures sur 24";
        }
        var when = When(change, utc, calendar);
        return hours.StateAt(change, calendar).Kind == OpenKind.Closed
            ? $"Ouvert, ferme {when}"
            : $"Ouvert, à confirmer {(when.StartsWith("à ", StringComparison.Ordinal) ? "à partir de" + when[1..] : "dès " + when)}";
    }

    /// <summary>"9 h", "12 h 30", "minuit".</summary>
    public static string Clock(TimeOnly time) => FrenchTimes.Clock(time.Hour * 60 + time.Minute);

    /// <summary>"à 17 h" today, "demain à 9 h", "mardi 24 novembre à 9 h", with the year when it is another.</summary>
    public static string When(DateTime instant, DateTime now, LocalCalendar calendar)
    {
        var (then, today) = (calendar.ToLocal(instant), calendar.ToLocal(now));
        var days = (then.Date - today.Date).Days;
        var minutes = then.Hour * 60 + then.Minute;
        if (days == 0 || (days == 1 && minutes == 0))
        {
            return $"à {FrenchTimes.Clock(minutes)}";
        }
        var clock = minutes == 0 ? "0 h" : FrenchTimes.Clock(minutes);
        if (days == 1)
        {
            return $"demain à {clock}";
        }
        var weekday = Codes.FrenchWeekdays[Codes.WeekdayOf(DateOnly.FromDateTime(then))];
        var year = then.Year == today.Year ? "" : $" {then.Year}";
        return $"{weekday} {FrenchDays.Date(then.Day, then.Month)}{year} à {clock}";
    }

    private static bool IsWeekly(OpeningRule rule) =>
        !rule.IsFallback && rule.Days.All(static days => days.Alternatives.All(static test => test is WeekdayRange));

    private static List<string> Week(ImmutableArray<OpeningRule> rules)
    {
        var days = SpokenWeek(rules);
        if (Array.TrueForAll(days, static day => day.Count == 0))
        {
            return ["Fermé" + FrenchTimes.InBrackets(rules[^1].Comment)];
        }
        return
        [
            .. Enumerable
                .Range(0, days.Length)
                .Where(day => days[day].Count > 0)
                .GroupBy(day => FrenchTimes.Spell(days[day]), StringComparer.Ordinal)
                .Select(group => Line([.. group], days[group.First()])),
        ];
    }

    private static string Line(int[] weekdays, List<SpokenTime> times) =>
        (weekdays.Length, times) switch
        {
            (7, [{ IsWholeDay: true, Kind: OpenKind.Open } time]) => "Ouvert tous les jours, 24 heures sur 24"
                + FrenchTimes.InBrackets(time.Comment),
            (7, [{ IsWholeDay: true }]) => $"Horaires {FrenchTimes.Spell(times)}",
            _ => FrenchLists.Capitalised($"{FrenchDays.Weekdays(weekdays)}, {FrenchTimes.Spell(times)}"),
        };

    /// <summary>What the rules leave open on each day of a week; a night that goes on is told with its evening.</summary>
    private static List<SpokenTime>[] SpokenWeek(ImmutableArray<OpeningRule> rules)
    {
        List<SpokenTime>[] week =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(day =>
                    DayPlan
                        .OnTheWall(rules, AnyMonday.AddDays(day), HolidayCalendar.Metropolitan)
                        .Where(static stretch => stretch.Kind != OpenKind.Closed)
                        .Select(static stretch => new SpokenTime(
                            stretch.From,
                            stretch.Until,
                            stretch.Kind,
                            stretch.Comment,
                            stretch.OpenEnded
                        ))
                        .ToList()
                ),
        ];
        for (var day = 0; day < week.Length; day++)
        {
            var (evening, morning) = (week[day], week[(day + 1) % week.Length]);
            if (
                evening is [.., { From: > 0, Until: FrenchTimes.Midnight } late]
                && morning is [{ From: 0, Until: <= FrenchTimes.Midnight / 2 } early, ..]
                && late with { From = 0, Until = early.Until } == early
            )
            {
                evening[^1] = late with { Until = FrenchTimes.Midnight + early.Until };
                morning.RemoveAt(0);
            }
        }
        return week;
    }

    private static string Sentence(OpeningRule rule)
    {
        var prefix = rule.Join switch
        {
            RuleJoin.Fallback or RuleJoin.AddsToFallback => "en dehors de ces horaires, ",
            RuleJoin.Adds when rule.Kind != OpenKind.Closed => "en plus, ",
            _ => "",
        };
        var times = rule.Times.IsEmpty ? [TimeRange.WholeDay] : rule.Times;
        List<SpokenTime> spoken =
        [
            .. times.Select(time => new SpokenTime(time.From, time.Until, rule.Kind, rule.Comment, time.OpenEnded)),
        ];
        return FrenchLists.Capitalised(
            prefix + (rule.Kind == OpenKind.Closed ? Closed(rule, spoken) : Days(rule) + FrenchTimes.Spell(spoken))
        );
    }

    private static string Days(OpeningRule rule) =>
        rule.IsFallback && rule.Days.IsEmpty ? "" : FrenchDays.Spell(rule.Days) + ", ";

    private static string Closed(OpeningRule rule, List<SpokenTime> times)
    {
        var days = rule.Days.IsEmpty ? "" : $" {FrenchDays.Spell(rule.Days)}";
        return times is [{ IsWholeDay: true }]
            ? $"fermé{days}{FrenchTimes.InBrackets(rule.Comment)}"
            : $"fermé{days}, {FrenchTimes.Spell(times)}";
    }
}
