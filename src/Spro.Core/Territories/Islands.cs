using System.Collections.Frozen;
using Spro.Core.Common;

namespace Spro.Core.Territories;

/// <summary>
/// The communes that only the sea leads to (<c>data/territory/reached-by-sea.csv</c>): a place on the other side is not
/// near, however short the distance.
/// </summary>
internal static class Islands
{
    private static readonly FrozenDictionary<string, string> ByCommune = EmbeddedData
        .ReadText("territory/reached-by-sea.csv")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.Split(','))
        .ToFrozenDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    /// <summary>Every commune of an island.</summary>
    public static IReadOnlyCollection<string> Communes => ByCommune.Keys;

    /// <summary>The island of a commune; null when a road leads there.</summary>
    public static string? Of(string communeCode) => ByCommune.GetValueOrDefault(communeCode);
}
