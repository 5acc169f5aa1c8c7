using System.Globalization;

namespace Spro.Core.Common;

/// <summary>Days as French says them: the first of a month is its "1er".</summary>
public static class FrenchDates
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    extension(DateOnly day)
    {
        /// <summary>"1er décembre 2026", "24 novembre 2026".</summary>
        public string InFrench => day.ToString(day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", French);

        /// <summary>"1er décembre", "24 novembre".</summary>
        public string InFrenchWithoutYear => day.ToString(day.Day == 1 ? "'1er' MMMM" : "d MMMM", French);

        /// <summary>"mardi 1er décembre", "lundi 24 novembre".</summary>
        public string InFrenchWithWeekday => day.ToString(day.Day == 1 ? "dddd '1er' MMMM" : "dddd d MMMM", French);
    }
}
