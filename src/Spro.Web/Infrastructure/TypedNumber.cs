using System.Globalization;

namespace Spro.Web.Infrastructure;

/// <summary>A number as somebody typed it.</summary>
internal static class TypedNumber
{
    /// <summary>The number; null for nothing; -1, which is no number of anything, for what is not one.</summary>
    public static int? Read(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : -1;
}
