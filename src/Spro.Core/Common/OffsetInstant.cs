using System.Globalization;

namespace Spro.Core.Common;

/// <summary>Reads an instant as programs write it.</summary>
public static class OffsetInstant
{
    /// <summary>
    /// The UTC instant of a date and time with its offset, in this century; null otherwise: without its offset it would
    /// mean one hour here and another there.
    /// </summary>
    public static DateTime? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hasOffset =
            text.Length > 10
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
        return
            hasOffset
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && instant.Year is > 2000 and < 2100
            ? instant.UtcDateTime
            : null;
    }
}
