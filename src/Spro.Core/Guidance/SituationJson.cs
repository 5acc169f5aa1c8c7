using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>The JSON dress of a situation: each field's text form, with the type its shape asks for.</summary>
internal static class SituationJson
{
    public static bool TryParse(
        JsonElement json,
        Networks networks,
        [NotNullWhen(true)] out Situation? situation,
        out IReadOnlyList<SituationProblem> problems
    )
    {
        situation = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems = [new SituationProblem("not-an-object", "", "La situation doit être un objet JSON.")];
            return false;
        }

        List<SituationProblem> found = [];
        var read = Situation.Empty;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var problem = Find(member, seen, out var field);
            if (problem is null && member.Value.ValueKind != JsonValueKind.Null)
            {
                problem = TextOf(field!, member.Value, out var text) ?? field!.Read(text, networks, ref read);
            }

            if (problem is not null)
            {
                found.Add(problem);
            }
        }

        situation = found.Count == 0 ? read : null;
        problems = found;
        return situation is not null;
    }

    public static void Write(Utf8JsonWriter writer, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var field in SituationField.All)
        {
            if (field.TextOf(situation) is { } text)
            {
                writer.WritePropertyName(field.Name);
                WriteValue(writer, field, situation, text);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, SituationField field, Situation situation, string text)
    {
        switch (field.Shape)
        {
            case FieldShape.Age when !situation.Age!.Value.IsExact:
                writer.WriteStartObject();
                writer.WriteNumber("min", situation.Age.Value.Min);
                writer.WriteNumber("max", situation.Age.Value.Max);
                writer.WriteEndObject();
                break;
            case FieldShape.Age or FieldShape.Number or FieldShape.YesNo:
                writer.WriteRawValue(text);
                break;
            case FieldShape.Set:
                writer.WriteStartArray();
                foreach (var code in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    writer.WriteStringValue(code);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static SituationProblem? Find(JsonProperty member, HashSet<string> seen, out SituationField? field)
    {
        field = SituationField.Find(member.Name);
        if (field is null)
        {
            return new SituationProblem("unknown-field", member.Name, "Ce champ n'existe pas dans le vocabulaire.");
        }

        return seen.Add(member.Name)
            ? null
            : new SituationProblem("duplicate-field", member.Name, "Ce champ est écrit deux fois.");
    }

    private static SituationProblem? TextOf(SituationField field, JsonElement value, out string text)
    {
        var read = field.Shape switch
        {
            FieldShape.Age when value.ValueKind == JsonValueKind.Object => AgeText(value),
            FieldShape.Age or FieldShape.Number => WholeNumber(value),
            FieldShape.YesNo => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetRawText()
                : null,
            FieldShape.Set => SetText(value),
            _ => value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        };
        text = read ?? "";
        return read is null ? new SituationProblem("wrong-type", field.Name, Expected(field.Shape)) : null;
    }

    private static string? WholeNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? AgeText(JsonElement value)
    {
        string? min = null;
        string? max = null;
        foreach (var bound in value.EnumerateObject())
        {
            switch (bound.Name)
            {
                case "min" when min is null:
                    min = WholeNumber(bound.Value);
                    break;
                case "max" when max is null:
                    max = WholeNumber(bound.Value);
                    break;
                default:
                    return null;
            }
        }

        return min is null || max is null ? null : $"{min}-{max}";
    }

    private static string? SetText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<string> codes = [];
        foreach (var item in value.EnumerateArray())
        {
            // A comma would pass for two codes; an empty string for none.
            if (item.ValueKind != JsonValueKind.String || item.GetString() is not { Length: > 0 } code)
            {
                return null;
            }

            codes.Add(code.Replace(',', ';'));
        }

        return string.Join(',', codes);
    }

    private static string Expected(FieldShape shape) =>
        shape switch
        {
            FieldShape.Age => "Donnez un nombre entier, ou { \"min\": 16, \"max\": 17 }.",
            FieldShape.YesNo => "Donnez true ou false.",
            FieldShape.Number => "Donnez un nombre entier.",
            FieldShape.Set => "Donnez une liste de codes.",
            _ => "Donnez un texte.",
        };
}
