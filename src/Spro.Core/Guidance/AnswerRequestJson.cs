using System.Text.Json;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>Reads what the API and the command line are asked (CONTRACT: <c>POST /api/v1/first-answers</c>).</summary>
public static class AnswerRequestJson
{
    /// <summary>
    /// How a request must be written: no comment, nothing deeper than a situation needs. A member written twice is for
    /// <see cref="Read"/> to refuse: the parser would not name it.
    /// </summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>Reads one request.</summary>
    /// <exception cref="RefusedException">Something is unknown or misplaced: stable code, field and French sentence.</exception>
    public static AnswerRequest Read(JsonElement json, Networks networks, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (json.ValueKind != JsonValueKind.Object)
            throw new RefusedException("not-an-object", "La demande doit être un objet JSON.");
        var situation = Situation.Empty;
        string? communeCode = null;
        Guid? atPlaceId = null;
        string? rulesVersion = null;
        var at = clock.GetUtcNow().UtcDateTime;
        var accessible = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw RefusedException.At(
                    member.Name,
                    "duplicate-field",
                    $"Le champ « {member.Name} » est écrit deux fois."
                );
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            switch (member.Name)
            {
                case "situation":
                    if (!Situation.TryParse(member.Value, networks, out var read, out var problems))
                        throw RefusedException.At(
                            problems[0].Field is { Length: > 0 } field ? field : member.Name,
                            problems[0].Code,
                            problems[0].Message
                        );
                    situation = read;
                    break;
                case "communeCode":
                    communeCode = Text(member);
                    break;
                case "atPlaceId":
                    atPlaceId = Guid.TryParse(Text(member), out var id)
                        ? id
                        : throw RefusedException.At(member.Name, "unknown-place", "Ce lieu n'est pas dans l'annuaire.");
                    break;
                case "rulesVersion":
                    rulesVersion = Text(member);
                    break;
                case "at":
                    at = Instant(member);
                    break;
                case "accessible":
                    accessible = member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                        ? member.Value.GetBoolean()
                        : throw RefusedException.At(
                            member.Name,
                            "wrong-type",
                            "Le champ « accessible » attend vrai ou faux."
                        );
                    break;
                default:
                    throw RefusedException.At(
                        member.Name,
                        "unknown-field",
                        $"Le champ « {member.Name} » n'existe pas."
                    );
            }
        }
        return new AnswerRequest(situation, communeCode, atPlaceId, at)
        {
            Accessible = accessible,
            RulesVersion = rulesVersion,
        };
    }

    private static string Text(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String
            ? member.Value.GetString()!
            : throw RefusedException.At(member.Name, "wrong-type", $"Le champ « {member.Name} » attend un texte.");

    private static DateTime Instant(JsonProperty member) =>
        OffsetInstant.Read(Text(member))
        ?? throw RefusedException.At(
            member.Name,
            "wrong-date",
            "Le champ « at » attend une date et une heure avec leur décalage, par exemple « 2026-11-24T10:00:00+01:00 »."
        );
}
