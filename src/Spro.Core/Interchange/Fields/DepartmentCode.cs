using System.Globalization;

namespace Spro.Core.Interchange.Fields;

/// <summary>Department codes that lost a zero, or their form, on the way.</summary>
internal static class DepartmentCode
{
    /// <summary>"1" gives "01", "2a" gives "2A"; null for what is no department.</summary>
    public static string? Of(string? raw) =>
        raw?.Trim().ToUpperInvariant() switch
        {
            "2A" or "2B" => raw.Trim().ToUpperInvariant(),
            { Length: 1 or 2 } code
                when int.TryParse(code, CultureInfo.InvariantCulture, out var number)
                    && number is > 0 and <= 95 and not 20 => code.PadLeft(2, '0'),
            { Length: 3 } code
                when int.TryParse(code, CultureInfo.InvariantCulture, out var number) && number is >= 971 and <= 988 =>
                code,
            _ => null,
        };
}
