using System.Collections.Frozen;
using System.Text.Json;

namespace Spro.Core.Common;

/// <summary>A source of the directory, as credited to the public.</summary>
/// <param name="Name">How it is named, in French.</param>
/// <param name="Licence">Under which licence it gives its data; null when it states none, and nobody may give it again.</param>
public sealed record Source(string Name, string? Licence);

/// <summary>The sources we know (<c>data/sources.json</c>), by the code kept with each record.</summary>
public static class Sources
{
    private static readonly Lazy<FrozenDictionary<string, Source>> Known = new(() =>
        JsonSerializer
            .Deserialize<Dictionary<string, Source>>(EmbeddedData.ReadText("sources.json"), JsonSerializerOptions.Web)!
            .ToFrozenDictionary(StringComparer.Ordinal)
    );

    /// <summary>The source called <paramref name="code"/>; one that we do not know has no licence.</summary>
    public static Source Of(string code) => Known.Value.GetValueOrDefault(code) ?? new Source(code, null);
}
