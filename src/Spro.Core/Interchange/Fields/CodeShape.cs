namespace Spro.Core.Interchange.Fields;

/// <summary>Shapes of codes that each line of a referential has: an expression would take longer than reading the line.</summary>
internal static class CodeShape
{
    private const int MostDigits = 9;

    /// <summary>A code of the ROME: a letter from A to N and four digits.</summary>
    public static bool IsRome(string? text) =>
        text is [>= 'A' and <= 'N', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'];

    /// <summary>The number of a sheet of a directory of certifications: "RNCP38386", "RS5638".</summary>
    public static bool IsSheet(string? text) =>
        text is not null
        && (
            text.StartsWith("RNCP", StringComparison.Ordinal)
                ? IsNumber(text.AsSpan(4), MostDigits)
                : text.StartsWith("RS", StringComparison.Ordinal) && IsNumber(text.AsSpan(2), MostDigits)
        );

    /// <summary>Digits only, from one to <paramref name="most"/>.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, int most) =>
        text.Length > 0 && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
