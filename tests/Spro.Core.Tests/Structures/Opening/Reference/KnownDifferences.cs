using System.Text.RegularExpressions;

namespace Spro.Core.Tests.Structures.Opening.Reference;

/// <summary>
/// Where the reference is wrong and we are not: OpeningHoursTests says what we do of each. It never matches a range
/// within February that ends on its last day ("Feb 1-29"), refuses a list of ranks right after a month ("Oct Mo[1,3]"),
/// and misreads, after a year, a list of days ("2026 Dec 24,31"), a month and a time ("2026 Jul 10:00-12:00") and Easter
/// ("2026 easter").
/// </summary>
internal static partial class KnownDifferences
{
    public static bool Concern(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(
        @"Feb\s*\d+\s*[-–]\s*(Feb\s*)?2[89]|[a-z]{3}:?\s*[a-z]{2}\[[^\]]*\d\s*[,-]|20\d\d\s*easter|20\d\d:?\s*[a-z]{3}(\s*\d+:|[\s\d-]*,\s*\d)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
