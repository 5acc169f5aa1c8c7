using System.Text.RegularExpressions;

namespace Spro.Core.Tests.Structures.Opening.Reference;

/// <summary>Writes random hours: of the grammar we support, or spoilt by a small accident of typing.</summary>
internal sealed partial class HoursGrammar(Random random)
{
    private static readonly string[] Weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    private static readonly string[] FrenchWeekdays =
    [
        "lundi",
        "Mardi",
        "mercredi",
        "jeudi",
        "Vendredi",
        "samedi",
        "dimanche",
    ];
    private static readonly string[] Months =
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ];

    public string Hours()
    {
        var text = Rule(fallback: false);
        var fallback = false;
        for (var more = random.Next(5); more > 0; more--)
        {
            fallback = random.Next(8) == 0;
            text += fallback ? " || " + Rule(fallback: true) : Choose("; ", ";", " ; ") + Rule(fallback: false);
            if (random.Next(4) == 0)
            {
                // What comes after "," must not read as one more day or hour of the rule before it.
                text +=
                    (EndsWithState().IsMatch(text) ? "" : " open")
                    + ", "
                    + Days()
                    + " "
                    + Times(passMidnight: !fallback);
            }
        }
        return KnownDifferences.Concern(text) ? Hours() : text + (random.Next(20) == 0 ? ";" : "");
    }

    public string Spoilt(string text)
    {
        for (var accidents = random.Next(1, 3); accidents > 0; accidents--)
        {
            var at = random.Next(text.Length);
            const string Keys = " ,;:-+/|[]\"0123456789MoTuPHJanoffweek";
            text = random.Next(4) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Keys[random.Next(Keys.Length)].ToString()),
                2 => text[..at] + text[random.Next(text.Length)..],
                _ => text.Insert(at, text[at..Math.Min(text.Length, at + random.Next(1, 8))]),
            };
            if (text.Length == 0)
            {
                return ";";
            }
        }
        return KnownDifferences.Concern(text) ? ";" : text;
    }

    private string Rule(bool fallback)
    {
        if (random.Next(25) == 0)
        {
            return Choose("24/7", "24/7 off", "open", "off", "unknown", "\"sur rendez-vous\"", "24/7 open \"libre\"");
        }
        var days = random.Next(10) == 0 ? "" : Days();
        var times = days.Length > 0 && random.Next(6) == 0 ? "" : Times(passMidnight: !fallback);
        var selectors = (days + " " + times).Trim();
        return selectors + (times.Length == 0 ? Choose(" off", " open", " closed", "") : State());
    }

    private string State() =>
        random.Next(12) switch
        {
            0 => " off",
            1 => " closed",
            2 => " unknown",
            3 => " open \"Sans rendez-vous\"",
            4 => " \"appelez avant\"",
            5 => " open",
            6 => " off \"congés\"",
            _ => "",
        };

    private string Days()
    {
        var parts = new List<string>();
        if (random.Next(10) == 0)
        {
            parts.Add(Years());
        }
        if (random.Next(4) == 0)
        {
            parts.Add(Dates());
        }
        if (random.Next(8) == 0)
        {
            parts.Add("week " + List(Weeks));
        }
        if (random.Next(10) == 0)
        {
            parts.Add(Choose("PH", "PH", "ph", "PH +1 day", "PH -1 day"));
        }
        if (parts.Count == 0 || random.Next(3) > 0)
        {
            parts.Add(List(WeekdayItem));
        }
        var days =
            string.Join(' ', parts.Take(parts.Count - 1)) + (parts.Count > 1 ? Choose(" ", " ", ": ") : "") + parts[^1];
        return RefusedByAll().IsMatch(days) ? Days() : days;
    }

    [GeneratedRegex("""(open|off|closed|unknown|")$""", RegexOptions.ExplicitCapture)]
    private static partial Regex EndsWithState();

    // Holidays twice in a row, or a year at one end only.
    [GeneratedRegex("[Pp][Hh][^,]* [Pp][Hh]$|20.. [A-Z][a-z]{2} [0-9]+-[A-Z]")]
    private static partial Regex RefusedByAll();

    private string Years()
    {
        var year = random.Next(2023, 2028);
        return random.Next(5) switch
        {
            0 => $"{year}-{year + random.Next(1, 4)}",
            1 => $"{year}+",
            2 => $"{year}/2",
            3 => $"{year}-{year + random.Next(2, 5)}/2",
            _ => List(() => $"{random.Next(2023, 2029)}"),
        };
    }

    private string Dates() =>
        random.Next(10) switch
        {
            0 => List(MonthItem),
            1 => List(() => $"{Month()} {random.Next(1, 28)}"),
            2 => List(() => $"{Month()} {random.Next(1, 14)}-{random.Next(14, 28)}"),
            3 => $"{Month()} {random.Next(1, 14)}-{Month()} {random.Next(14, 28)}",
            4 =>
                $"{random.Next(2023, 2026)} {Month()} {random.Next(1, 28)}-{random.Next(2026, 2029)} {Month()} {random.Next(1, 28)}",
            5 => $"{random.Next(2023, 2029)} {Month()} {random.Next(1, 28)}",
            6 => Choose("easter", "easter +1 day", "easter -2 days", "easter +39 days"),
            7 => Choose("Mar", "May")
                + $" {Weekday()}[{Choose("1", "2", "-1")}]-Oct {Weekday()}[{Choose("1", "4", "-1")}]",
            8 => $"Sep {Weekday()}[-1]-Apr {random.Next(1, 28)}",
            _ => $"{Month()} {random.Next(1, 28)},{random.Next(1, 28)}",
        };

    private string MonthItem() => random.Next(2) == 0 ? Month() : $"{Month()}-{Month()}";

    private string Weeks()
    {
        var first = random.Next(1, 53);
        var last = random.Next(first, 54);
        return random.Next(3) switch
        {
            0 => $"{first}",
            1 => $"{first}-{last}",
            _ => $"{first}-{last}/{random.Next(2, 5)}",
        };
    }

    private string WeekdayItem() =>
        random.Next(10) switch
        {
            0 => $"{Weekday()}[{Choose("1", "2", "3", "4", "5", "-1", "-2", "-5", "1,3", "1-2", "1-2,-1")}]",
            1 => "PH",
            < 6 => Weekday(),
            6 => $"{Weekday().ToLowerInvariant()}-{Weekday().ToLowerInvariant()}",
            7 => $"{FrenchWeekdays[random.Next(7)]}-{FrenchWeekdays[random.Next(7)]}",
            _ => $"{Weekday()}-{Weekday()}",
        };

    private string Times(bool passMidnight)
    {
        if (random.Next(12) == 0)
        {
            var latest = passMidnight ? 24 : 17;
            return (random.Next(2) == 0 ? Range(7, 8) + "," : "") + $"{random.Next(9, latest):00}:{Minutes()}+";
        }
        if (random.Next(12) == 0)
        {
            return $"{random.Next(7, 12)}-{random.Next(13, passMidnight ? 30 : 24)}";
        }
        if (passMidnight && random.Next(8) == 0)
        {
            return Choose(
                $"{random.Next(18, 24)}:{Minutes()}-{random.Next(0, 8):00}:{Minutes()}",
                $"{random.Next(9, 24):00}:{Minutes()}-{random.Next(25, 40)}:{Minutes()}",
                $"{random.Next(0, 24):00}:00-{random.Next(0, 24):00}:00",
                "00:00-24:00",
                "00:00-48:00"
            );
        }
        return random.Next(3) switch
        {
            0 => Range(8, 13) + Choose(",", ", ") + Range(13, 20),
            1 => Range(7, 12) + "," + Range(10, 16) + "," + Range(15, 23),
            _ => Range(6, 23),
        };
    }

    private string Range(int from, int until)
    {
        var first = random.Next(from * 12, until * 12) * 5;
        var last = random.Next(first / 5 + 1, until * 12 + 1) * 5;
        return $"{first / 60:00}:{first % 60:00}{Choose("-", "-", " - ", "–")}{last / 60:00}:{last % 60:00}";
    }

    private string List(Func<string> item)
    {
        var list = item();
        for (var more = random.Next(4) - 1; more > 0; more--)
        {
            list += Choose(",", ",", ", ") + item();
        }
        return list;
    }

    private string Weekday() => Weekdays[random.Next(7)];

    private string Month() => Months[random.Next(12)];

    private string Minutes() => Choose("00", "00", "30", "15", "59", "01");

    private string Choose(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
