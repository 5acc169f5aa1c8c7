using PhoneNumbers;

namespace Spro.Core.Structures;

/// <summary>A telephone number that somebody can dial from France.</summary>
public static class Telephone
{
    // The numbering plan of the mainland, then those of the overseas departments, each with its own prefix.
    private static readonly string[] Regions = ["FR", "RE", "YT", "GP", "MQ", "GF"];
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo Short = ShortNumberInfo.GetInstance();

    /// <summary>Whether it is a number in use: national, short ("3949") or of another country ("+32…").</summary>
    /// <param name="number">As the directory keeps it.</param>
    public static bool CanBeDialled(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        try
        {
            return number.StartsWith('+') ? Numbers.IsValidNumber(Numbers.Parse(number, defaultRegion: null))
                : number.Count(char.IsAsciiDigit) < 10 ? IsShort(number)
                : IsOfTheImagination(number)
                    || Array.Exists(
                        Regions,
                        region => Numbers.IsValidNumberForRegion(Numbers.Parse(number, region), region)
                    );
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static bool IsShort(string number) => Short.IsValidShortNumberForRegion(Numbers.Parse(number, "FR"), "FR");

    // Mobile numbers that the regulator keeps for works of fiction: those of the demonstration.
    private static bool IsOfTheImagination(string number) =>
        string.Concat(number.Where(char.IsAsciiDigit)).StartsWith("063998", StringComparison.Ordinal);
}
