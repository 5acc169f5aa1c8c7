namespace Spro.Core.Guidance;

/// <summary>The ages that are asked for and counted: bands are enough for every rule, and say less of a person than a number.</summary>
public static class AgeBands
{
    /// <summary>The bands, from the youngest, as an address says them.</summary>
    public static IReadOnlyList<string> All { get; } = ["10-14", "15", "16-17", "18-25", "26-29", "30-99"];

    private static readonly (string Band, int Min, int Max)[] Bounds =
    [
        .. All.Select(band => band.Split('-'))
            .Select(bounds => (string.Join('-', bounds), Number(bounds[0]), Number(bounds[^1]))),
    ];

    /// <summary>The band in which an age is; null when it was not said, or may be in two.</summary>
    public static string? Of(AgeRange? age) =>
        age is { } said ? Array.Find(Bounds, band => band.Min <= said.Min && said.Max <= band.Max).Band : null;

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
