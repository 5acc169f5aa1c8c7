using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Knowledge.Exploration;

/// <summary>What a program asks of the exploration.</summary>
/// <param name="Answers">What the person said.</param>
/// <param name="CommuneCode">INSEE code of the commune where they live; null when it was not said.</param>
public sealed record ExplorationRequest(ExplorationAnswers Answers, string? CommuneCode);

/// <summary>Reads it (<c>POST /api/v1/explorations</c>): a list of codes for each kind of choice.</summary>
public static class ExplorationRequestJson
{
    private const string CommuneField = "communeCode";

    /// <summary>The field that lists what was chosen of a kind.</summary>
    public static string FieldOf(ExplorationKind kind) =>
        kind switch
        {
            ExplorationKind.Interest => "interests",
            ExplorationKind.Refusal => "refusals",
            ExplorationKind.Skill => "skills",
            ExplorationKind.Need => "needs",
            _ => "difficulties",
        };

    /// <summary>Reads one request.</summary>
    /// <exception cref="RefusedException">Something is unknown or misplaced: stable code, field and French sentence.</exception>
    public static ExplorationRequest Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new RefusedException("not-an-object", "La demande doit être un objet JSON.");
        List<ExplorationItem> chosen = [];
        string? communeCode = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw RefusedException.At(
                    member.Name,
                    "duplicate-field",
                    $"Le champ « {member.Name} » est écrit deux fois."
                );
            var items = ExplorationItem.All.Where(item => FieldOf(item.Kind) == member.Name).ToList();
            if (items.Count == 0 && member.Name != CommuneField)
                throw RefusedException.At(member.Name, "unknown-field", $"Le champ « {member.Name} » n'existe pas.");
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (member.Name == CommuneField)
                communeCode = Text(member.Value, member.Name, "un texte");
            else
                chosen.AddRange(Chosen(member, items));
        }
        return new ExplorationRequest(new ExplorationAnswers(chosen), communeCode);
    }

    private static IEnumerable<ExplorationItem> Chosen(JsonProperty member, List<ExplorationItem> items)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
            throw RefusedException.At(
                member.Name,
                "wrong-type",
                $"Le champ « {member.Name} » attend une liste de codes."
            );
        foreach (var value in member.Value.EnumerateArray())
        {
            var code = Text(value, member.Name, "une liste de codes");
            yield return items.Find(item => item.Code == code)
                ?? throw RefusedException.At(
                    member.Name,
                    "unknown-value",
                    $"« {code} » n'est pas un choix de « {member.Name} »."
                );
        }
    }

    private static string Text(JsonElement value, string field, string expected) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw RefusedException.At(field, "wrong-type", $"Le champ « {field} » attend {expected}.");
}
