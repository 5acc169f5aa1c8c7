using System.Collections.Immutable;
using Spro.Core.Structures.Opening.Syntax;

namespace Spro.Core.Structures.Opening.French;

/// <summary>Days in words: "du lundi au vendredi", "du 1er juillet au 31 août", "le premier mardi du mois".</summary>
internal static class FrenchDays
{
    private const int DaysInWeek = 7;

    private static readonly string[] Ordinals = ["", "premier", "deuxième", "troisième", "quatrième", "cinquième"];

    public static string Spell(ImmutableArray<DaySelector> selectors) =>
        selectors.IsEmpty ? "tous les jours" : string.Join(", ", selectors.Select(Spell));

    /// <summary>Three days in a row or more are a range; Monday is 0.</summary>
    public static string Weekdays(IReadOnlyCollection<int> days)
    {
        if (days.Count == DaysInWeek)
        {
            return "tous les jours";
        }
        var runs = new List<string>();
        for (var first = 0; first < DaysInWeek; first++)
        {
            if (!days.Contains(first))
            {
                continue;
            }
            var last = first;
            while (days.Contains(last + 1))
            {
                last++;
            }
            if (last - first >= 2)
            {
                runs.Add($"du {Codes.FrenchWeekdays[first]} au {Codes.FrenchWeekdays[last]}");
            }
            else
            {
                runs.AddRange(Codes.FrenchWeekdays[first..(last + 1)].Select(static name => $"le {name}"));
            }
            first = last;
        }
        return FrenchLists.And(runs);
    }

    /// <summary>"24 novembre", "1er juillet".</summary>
    public static string Date(int day, int month) => $"{DayNumber(day)} {Codes.FrenchMonths[month - 1]}";

    private static string Spell(DaySelector selector) =>
        selector.Kind == DaySelectorKind.Weekday
            ? WeekdaySelector(selector.Alternatives)
            : FrenchLists.And(selector.Alternatives.Select(Spell));

    private static string WeekdaySelector(ImmutableArray<DayTest> alternatives)
    {
        var plain = alternatives.OfType<WeekdayRange>().ToList();
        var days = Enumerable.Range(0, DaysInWeek).Where(day => plain.Exists(range => range.Contains(day))).ToList();
        var ranks = alternatives
            .OfType<NthWeekday>()
            .GroupBy(static nth => nth.Weekday, static nth => nth.Nth)
            .Select(static ranks => Ranks([.. ranks], Codes.FrenchWeekdays[ranks.Key]) + " du mois");
        string[] weekdays = days.Count == 0 ? [] : [Weekdays(days)];
        return FrenchLists.And([.. weekdays, .. ranks, .. alternatives.OfType<PublicHoliday>().Select(Spell)]);
    }

    private static string Spell(DayTest test) =>
        test switch
        {
            YearRange years => Years(years),
            MonthRange(var first, var last) when first == last => $"en {Codes.FrenchMonths[first - 1]}",
            MonthRange(var first, var last) => $"{Of(Codes.FrenchMonths[first - 1])} à {Codes.FrenchMonths[last - 1]}",
            DateRange range => Dates(range),
            EasterDay(var offset) => Easter(offset),
            WeekRange weeks => Weeks(weeks),
            PublicHoliday { Offset: < 0 } => "la veille des jours fériés",
            PublicHoliday { Offset: > 0 } => "le lendemain des jours fériés",
            PublicHoliday => "les jours fériés",
            _ => throw new InvalidOperationException($"No words for {test}."),
        };

    private static string Years(YearRange years) =>
        years switch
        {
            { Step: > 1, Last: null } => $"une année sur {years.Step} à partir de {years.First}",
            { Step: > 1 } => $"une année sur {years.Step} de {years.First} à {years.Last}",
            { Last: null } => $"à partir de {years.First}",
            _ when years.First == years.Last => $"en {years.First}",
            _ => $"de {years.First} à {years.Last}",
        };

    private static string Weeks(WeekRange weeks) =>
        weeks switch
        {
            { Step: 2, First: 1, Last: >= 52 } => "les semaines impaires",
            { Step: 2, First: 2, Last: >= 52 } => "les semaines paires",
            { Step: > 1 } => $"une semaine sur {weeks.Step}, de la semaine {weeks.First} à la semaine {weeks.Last}",
            _ when weeks.First == weeks.Last => $"la semaine {weeks.First}",
            _ => $"de la semaine {weeks.First} à la semaine {weeks.Last}",
        };

    private static string Dates(DateRange range)
    {
        if (range.IsOneDay)
        {
            return $"le {Date(range.First.Day, range.First.Month)}{Year(range.FirstYear)}";
        }
        var sameMonth =
            range is { First.Weekday: null, Last.Weekday: null }
            && range.First.Month == range.Last.Month
            && range.FirstYear == range.LastYear;
        return sameMonth && range.First.Day < range.Last.Day
            ? $"du {DayNumber(range.First.Day)} au {End(range.Last)}{Year(range.LastYear)}"
            : $"du {End(range.First)}{Year(range.FirstYear)} au {End(range.Last)}{Year(range.LastYear)}";
    }

    private static string End(DateEnd end) =>
        end.Weekday is { } weekday
            ? $"{Rank(end.Day, Codes.FrenchWeekdays[weekday])} {Of(Codes.FrenchMonths[end.Month - 1])}"
            : Date(end.Day, end.Month);

    private static string Easter(int offset) =>
        offset switch
        {
            0 => "le dimanche de Pâques",
            1 => "le lundi de Pâques",
            -2 => "le vendredi saint",
            39 => "le jeudi de l’Ascension",
            49 => "le dimanche de Pentecôte",
            50 => "le lundi de Pentecôte",
            -1 => "la veille de Pâques",
            < 0 => $"{-offset} jours avant Pâques",
            _ => $"{offset} jours après Pâques",
        };

    /// <summary>"le premier et le dernier mardi"; from the third before the end, each with its own noun.</summary>
    private static string Ranks(int[] ranks, string weekday) =>
        Array.TrueForAll(ranks, static nth => nth >= -2)
            ? $"{FrenchLists.And(ranks.Select(static nth => The(Rank(nth))))} {weekday}"
            : FrenchLists.And(ranks.Select(nth => The(Rank(nth, weekday))));

    private static string Rank(int nth, string weekday) =>
        nth >= -2 ? $"{Rank(nth)} {weekday}" : $"{Ordinals[-nth]} {weekday} avant la fin";

    private static string Rank(int nth) =>
        nth switch
        {
            -1 => "dernier",
            -2 => "avant-dernier",
            _ => Ordinals[nth],
        };

    private static string The(string noun) => noun[0] == 'a' ? $"l’{noun}" : $"le {noun}";

    private static string Year(int? year) => year is null ? "" : $" {year}";

    private static string DayNumber(int day) => day == 1 ? "1er" : $"{day}";

    private static string Of(string month) => month[0] is 'a' or 'o' ? $"d’{month}" : $"de {month}";
}
