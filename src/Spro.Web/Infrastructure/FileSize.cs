using System.Globalization;

namespace Spro.Web.Infrastructure;

/// <summary>The size of a file, as people read it.</summary>
internal static class FileSize
{
    private const long Kilo = 1024;

    /// <summary>"120 ko", "2,2 Mo".</summary>
    public static string InFrench(long bytes) =>
        bytes < Kilo * Kilo
            ? $"{Math.Max(1, bytes / Kilo)}\u00A0ko"
            : string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"{bytes / (decimal)(Kilo * Kilo):0.#}\u00A0Mo");
}
