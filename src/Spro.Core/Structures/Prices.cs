using System.Text.RegularExpressions;

namespace Spro.Core.Structures;

/// <summary>Prices written in words: the services of the charter are free of charge (charter §3).</summary>
public static partial class Prices
{
    /// <summary>The first price of a text, as written; null when there is none.</summary>
    public static string? FirstIn(string? text) =>
        text is not null && Price().Match(text) is { Success: true } price ? price.Value.Trim() : null;

    [GeneratedRegex(
        @"\d[\d\s.,]*\s?(?:€|euros?\b|EUR\b)|€\s?\d[\d.,]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Price();
}
