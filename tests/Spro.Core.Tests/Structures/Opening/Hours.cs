using System.Globalization;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Structures.Opening;

internal static class Hours
{
    public static OpeningHours Read(string text) =>
        OpeningHours.TryParse(text, out var hours, out var refusal)
            ? hours
            : throw new FormatException($"{text}: {refusal}");

    /// <summary>The instant at which clocks in Paris show this time.</summary>
    public static DateTime Instant(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(
            DateTime.Parse(local, CultureInfo.InvariantCulture),
            LocalCalendar.Metropolitan.Zone
        );

    public static DateTime Utc(string instant) =>
        DateTime.Parse(
            instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
        );
}
