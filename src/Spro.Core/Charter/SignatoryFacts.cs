using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Charter;

/// <summary>
/// What is known of the signatories that a charter names: the networks they bring, and a name that has changed since
/// (<c>data/charter/signatories.json</c>). The Région completes it on screen.
/// </summary>
/// <param name="Key">The signatory, as <see cref="NamedSignatory.Key"/>.</param>
/// <param name="NetworkCodes">The networks it brings.</param>
/// <param name="NewName">Its name since it changed.</param>
/// <param name="RenamedOn">The day of the new name.</param>
/// <param name="RenamedBy">The text that renames it.</param>
internal sealed record SignatoryFacts(
    string Key,
    IReadOnlyList<string> NetworkCodes,
    string? NewName = null,
    DateOnly? RenamedOn = null,
    string? RenamedBy = null
)
{
    private static readonly IReadOnlyList<SignatoryFacts> All = JsonSerializer.Deserialize<List<SignatoryFacts>>(
        EmbeddedData.ReadText("charter/signatories.json"),
        JsonSerializerOptions.Web
    )!;

    public static SignatoryFacts? Of(string key) => All.FirstOrDefault(one => one.Key == key);
}
