using System.Globalization;

namespace Spro.Core.Guidance;

/// <summary>The INSEE codes of the departments and overseas collectivities of France, and "other" for elsewhere.</summary>
internal static class FrenchDepartments
{
    public static readonly IReadOnlyList<string> Codes =
    [
        .. Enumerable
            .Range(1, 95)
            .Where(number => number != 20)
            .Select(number => number.ToString("00", CultureInfo.InvariantCulture)),
        "2A",
        "2B",
        "971",
        "972",
        "973",
        "974",
        "975",
        "976",
        "977",
        "978",
        "984",
        "986",
        "987",
        "988",
        "989",
        "other",
    ];
}
