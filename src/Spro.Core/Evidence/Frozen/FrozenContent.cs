using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Spro.Core.Evidence.Frozen;

/// <summary>
/// The register of a day, whole: with the rules and thresholds of that day, so that a rule that changes later rewrites nothing.
/// </summary>
/// <param name="Format">Which format it is written in: <see cref="Current"/>.</param>
/// <param name="TakenAt">When it was computed, in UTC.</param>
/// <param name="Territories">The whole region, then each department.</param>
public sealed record FrozenContent(string Format, DateTime TakenAt, IReadOnlyList<FrozenTerritory> Territories)
{
    /// <summary>The format written today.</summary>
    public const string Current = "spro-register/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The obligations that somebody is named for, late or not kept, anywhere: those that may be replied to.</summary>
    [JsonIgnore]
    public IReadOnlyList<FrozenObligation> Blamed =>
        [
            .. Territories
                .SelectMany(one => one.Obligations)
                .Where(one => one.State is ObligationState.Late or ObligationState.NotKept)
                .DistinctBy(one => one.Code),
        ];

    /// <summary>As it is signed and exported: UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads what was signed; null when it cannot be read, as one that was damaged or of another format.</summary>
    public static FrozenContent? Read(byte[] content)
    {
        try
        {
            return
                JsonSerializer.Deserialize<FrozenContent>(content, Options)
                    is { Format: Current, Territories.Count: > 0 } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The register of one territory.</summary>
/// <param name="Code">INSEE code of the department; null for the whole region.</param>
/// <param name="Name">Its name that day; null for the whole region.</param>
/// <param name="Obligations">Those that are judged there, in their order.</param>
public sealed record FrozenTerritory(string? Code, string? Name, IReadOnlyList<FrozenObligation> Obligations);

/// <summary>An obligation as it stood.</summary>
/// <param name="Code">"OBL-09", "L1".</param>
/// <param name="Clause">The duty of the charter that it comes from ("C4.1.1").</param>
/// <param name="Title">In a few words.</param>
/// <param name="Rule">The rule of that day, in plain French.</param>
/// <param name="Threshold">The threshold that the commission had adopted, in the unit of the rule; null without any.</param>
/// <param name="State">Where it stood.</param>
/// <param name="Evidence">What showed it.</param>
public sealed record FrozenObligation(
    string Code,
    string Clause,
    string Title,
    string Rule,
    int? Threshold,
    ObligationState State,
    IReadOnlyList<EvidenceRow> Evidence
);
