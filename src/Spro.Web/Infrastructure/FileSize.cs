using System.Globalization;
using Spro.Core.Papers;

namespace Spro.Web.Infrastructure;

/// <summary>The size of a file, as people read it.</summary>
internal static class FileSize
{
    private const long Kilo = 1024;

    /// <summary>
    /// The longest form that brings a paper, in bytes: well over the largest paper, so that one too large is refused beside its
    /// field, with the rest of the form.
    /// </summary>
    public const long LargestForm = 5 * Paper.LargestFile;

    /// <summary>"120 ko", "2,2 Mo".</summary>
    public static string InFrench(long bytes) =>
        bytes < Kilo * Kilo
            ? $"{Math.Max(1, bytes / Kilo)}\u00A0ko"
            : string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"{bytes / (decimal)(Kilo * Kilo):0.#}\u00A0Mo");
}
