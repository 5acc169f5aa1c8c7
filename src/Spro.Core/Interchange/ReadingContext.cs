using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Interchange;

/// <summary>What the formats need to judge what they read.</summary>
/// <param name="Territory">The communes.</param>
/// <param name="WhyNotHours">Null for opening hours we can evaluate, else why not, in French.</param>
/// <param name="Today">Dates after it are no dates of the past.</param>
public sealed record ReadingContext(TerritoryIndex Territory, Func<string, string?> WhyNotHours, DateOnly Today)
{
    /// <summary>The usual context: hours are judged by <see cref="OpeningHours.TryParse"/>.</summary>
    public static ReadingContext For(TerritoryIndex territory, DateOnly today) => new(territory, WhyNotParsed, today);

    private static string? WhyNotParsed(string hours) =>
        OpeningHours.TryParse(hours, out _, out var refusal) ? null : refusal.Reason;
}
