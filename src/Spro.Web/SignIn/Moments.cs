using Spro.Core.Common;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;

namespace Spro.Web.SignIn;

/// <summary>Moments as professionals read them, on the clock of metropolitan France.</summary>
internal static class Moments
{
    extension(DateTime utc)
    {
        /// <summary>"9 h 05", without the day.</summary>
        public string InFranceAtHour() => Hour(Local(utc));

        /// <summary>"24 novembre 2026 à 9 h 05".</summary>
        public string InFrance() => $"{DateOnly.FromDateTime(Local(utc)).InFrench} à {Hour(Local(utc))}";

        /// <summary>"24 novembre 2026".</summary>
        public string DayInFrance() => DateOnly.FromDateTime(Local(utc)).InFrench;
    }

    private static DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, LocalCalendar.Metropolitan.Zone);

    private static string Hour(DateTime local) => FrenchHours.Clock(TimeOnly.FromDateTime(local));
}
