namespace Spro.Core.Common;

/// <summary>
/// Numbers of people that are too small to be published: somebody would know who they are (DOMAIN §2.6). Zero says nothing of
/// anybody.
/// </summary>
public static class SmallNumbers
{
    /// <summary>Numbers under this are of too few people.</summary>
    public const int Fewest = 10;

    /// <summary>A number of people from one to nine; null, which is not known, tells nothing.</summary>
    public static bool TellsOfFew(int? count) => count is > 0 and < Fewest or < 0 and > -Fewest;

    /// <summary>
    /// A number as it may be published: null when it is of too few people, or when taking it from one of
    /// <paramref name="beside"/>, which are published, would give too few.
    /// </summary>
    public static int? Shown(int count, params ReadOnlySpan<int?> beside)
    {
        if (TellsOfFew(count))
            return null;
        foreach (var other in beside)
            if (TellsOfFew(other - count))
                return null;
        return count;
    }
}
