using System.Globalization;

namespace Spro.Core.Common;

/// <summary>Days as French says them: the first of a month is its "1er".</summary>
public static class FrenchDates
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>
    /// Days in order, with what they share said once: "15 et 29 décembre 2026", "15 décembre 2026, 5 et 12 janvier 2027".
    /// </summary>
    /// <param name="days">One at least.</param>
    /// <param name="last">What is written before the last.</param>
    public static string InFrench(IReadOnlyList<DateOnly> days, string last = "et")
    {
        ArgumentNullException.ThrowIfNull(days);
        var written = days.Select(
            (day, rank) => rank == days.Count - 1 ? day.InFrench : day.InFrenchBefore(days[rank + 1])
        );
        return days.Count == 1 ? days[0].InFrench : $"{string.Join(", ", written.SkipLast(1))} {last} {written.Last()}";
    }

    /// <summary>A rank: "1er", "3e".</summary>
    public static string Rank(int rank) => rank == 1 ? "1er" : string.Create(French, $"{rank}e");

    extension(DateOnly day)
    {
        /// <summary>"1er décembre 2026", "24 novembre 2026".</summary>
        public string InFrench => day.ToString(day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", French);

        /// <summary>"1er décembre", "24 novembre".</summary>
        public string InFrenchWithoutYear => day.ToString(day.Day == 1 ? "'1er' MMMM" : "d MMMM", French);

        /// <summary>What another day does not say again: "10" before 12 December 2026, "24 novembre", "24 décembre 2026".</summary>
        public string InFrenchBefore(DateOnly next) =>
            day.Year != next.Year ? day.InFrench
            : day.Month != next.Month ? day.InFrenchWithoutYear
            : day.Day == 1 ? "1er"
            : day.Day.ToString(French);

        /// <summary>"mardi 1er décembre", "lundi 24 novembre".</summary>
        public string InFrenchWithWeekday => day.ToString(day.Day == 1 ? "dddd '1er' MMMM" : "dddd d MMMM", French);
    }
}
