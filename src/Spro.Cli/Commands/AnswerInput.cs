using System.Text.Json;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Cli.Commands;

/// <summary>Reads what <c>spro answer</c> is asked: what the API takes, or a bare situation.</summary>
internal static class AnswerInput
{
    // One level more than a request: the array that holds it.
    public static readonly JsonDocumentOptions Options = AnswerRequestJson.Options with
    {
        MaxDepth = AnswerRequestJson.Options.MaxDepth + 1,
    };

    private static readonly string[] RequestMembers =
    [
        "situation",
        "communeCode",
        "atPlaceId",
        "at",
        "accessible",
        "rulesVersion",
    ];

    /// <summary>One request.</summary>
    /// <exception cref="RefusedException">It cannot be read; the message names the field.</exception>
    public static AnswerRequest Read(JsonElement json, Networks networks, TimeProvider clock)
    {
        if (json.ValueKind != JsonValueKind.Object || RequestMembers.Any(member => json.TryGetProperty(member, out _)))
            return AnswerRequestJson.Read(json, networks, clock);
        if (Situation.TryParse(json, networks, out var situation, out var problems))
            return new AnswerRequest(situation, CommuneCode: null, AtPlaceId: null, clock.GetUtcNow().UtcDateTime);
        throw RefusedException.At(problems[0].Field, problems[0].Code, problems[0].Message);
    }
}
