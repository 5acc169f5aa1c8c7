using System.Globalization;
using System.Text.Json;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>Reads the conditions of a rule set file; refuses what is not in the vocabulary.</summary>
internal static class ConditionReader
{
    private const int DeepestNesting = 8;

    public static Condition Read(JsonElement json, int depth = 0)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > DeepestNesting)
        {
            throw new FormatException("une condition doit être un objet, sans trop d'imbrications");
        }

        var names = json.EnumerateObject().Select(member => member.Name).ToArray();
        return names switch
        {
            ["always"] when json.GetProperty("always").ValueKind == JsonValueKind.True => new Always(),
            ["all"] => new AllOf(Parts(json.GetProperty("all"), depth)),
            ["any"] => new AnyOf(Parts(json.GetProperty("any"), depth)),
            _ => Test(json, names),
        };
    }

    private static List<Condition> Parts(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            throw new FormatException("« all » et « any » veulent une liste non vide");
        }

        return [.. json.EnumerateArray().Select(part => Read(part, depth + 1))];
    }

    private static FieldTest Test(JsonElement json, string[] names)
    {
        if (names.FirstOrDefault(name => name is not ("field" or "op" or "value")) is { } extra)
        {
            throw new FormatException($"« {extra} » n'est pas compris dans une condition");
        }

        var name = Text(json, "field");
        var field =
            SituationField.Find(name)
            ?? throw new FormatException($"le champ « {name} » n'est pas dans le vocabulaire");
        if (!field.IsReadableByRules)
        {
            throw new FormatException($"aucune règle ne peut lire le champ « {name} »");
        }

        var op = Text(json, "op");
        var value = json.TryGetProperty("value", out var given) ? given : default;
        return field.Shape == FieldShape.Set ? NeedTest(op, value) : new ValueTest(field, TruthTable(field, op, value));
    }

    private static NeedTest NeedTest(string op, JsonElement value)
    {
        IEnumerable<string> codes = op switch
        {
            "has" => [TextOf(value)],
            "hasAny" => Texts(value),
            _ => throw new FormatException($"l'opération « {op} » ne va pas avec « needs »"),
        };
        var any = Needs.None;
        foreach (var code in codes)
        {
            any |= NeedCodes.TryRead(code, out var need)
                ? need
                : throw new FormatException($"« {code} » n'est pas un besoin du vocabulaire");
        }

        return new NeedTest(any);
    }

    /// <summary>The truth of a test for each value of its field; the row of "not said" comes first.</summary>
    private static Truth[] TruthTable(SituationField field, string op, JsonElement value)
    {
        Func<int, bool> holds = op switch
        {
            "eq" => Slots(field, [TextOf(value)]).Contains,
            "in" => Slots(field, Texts(value)).Contains,
            "nin" when Slots(field, Texts(value)) is var listed => slot => !listed.Contains(slot),
            "isTrue" when field.Shape == FieldShape.YesNo => Slots(field, ["true"]).Contains,
            "isFalse" or "isNotTrue" when field.Shape == FieldShape.YesNo => Slots(field, ["false"]).Contains,
            "lt" when Bound(field, value) is var limit => slot => slot < limit,
            "lte" when Bound(field, value) is var limit => slot => slot <= limit,
            "gte" when Bound(field, value) is var limit => slot => slot >= limit,
            "between" when Bounds(field, value) is var (from, to) => slot => slot >= from && slot <= to,
            "known" => _ => true,
            "unknown" => _ => false,
            _ => throw new FormatException($"l'opération « {op} » ne va pas avec « {field.Name} »"),
        };
        var table = new Truth[field.SlotCount];
        for (var slot = 1; slot < table.Length; slot++)
        {
            table[slot] = holds(slot) ? Truth.True : Truth.False;
        }

        table[0] = op switch
        {
            "known" => Truth.False,
            "unknown" or "isNotTrue" => Truth.True,
            _ => Truth.Unknown,
        };
        return table;
    }

    private static HashSet<int> Slots(SituationField field, IEnumerable<string> texts) =>
        [.. texts.Select(text => SlotOf(field, text))];

    private static int SlotOf(SituationField field, string text) =>
        field.Shape != FieldShape.Network && field.SlotOf(text) is var slot and > 0
            ? slot
            : throw new FormatException($"« {text} » n'est pas une valeur de « {field.Name} »");

    private static int Bound(SituationField field, JsonElement value) =>
        field.Shape is FieldShape.Age or FieldShape.Number
            ? SlotOf(field, TextOf(value))
            : throw new FormatException($"« {field.Name} » ne se compare pas à un nombre");

    private static (int From, int To) Bounds(SituationField field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            ? (Bound(field, value[0]), Bound(field, value[1]))
            : throw new FormatException("« between » veut deux bornes");

    private static string[] Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            ? [.. value.EnumerateArray().Select(TextOf)]
            : throw new FormatException("une liste de valeurs est attendue");

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetInt32(out var number) => number.ToString(
                CultureInfo.InvariantCulture
            ),
            _ => throw new FormatException("une valeur est attendue"),
        };

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"« {name} » manque dans une condition");
}
