using System.Globalization;
using System.Text.Json.Nodes;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>
/// Writes a condition for programs, from the condition itself: what is published cannot differ from what is applied. A
/// test of a field that was not said is unknown, unless it says otherwise (<c>said</c>, <c>unsaid</c>).
/// </summary>
public static class ConditionJson
{
    /// <summary>The condition: <c>always</c>, <c>all</c>, <c>any</c>, or a test of one field.</summary>
    public static JsonObject Of(Condition condition) =>
        condition switch
        {
            AllOf all => new JsonObject { ["all"] = List(all.Parts.Select(Of)) },
            AnyOf any => new JsonObject { ["any"] = List(any.Parts.Select(Of)) },
            NeedTest need => new JsonObject
            {
                ["field"] = need.Field.Name,
                ["hasAny"] = List(NeedCodes.Of(need.Any).Select(code => JsonValue.Create(code))),
            },
            ValueTest test => Test(test),
            _ => new JsonObject { ["always"] = true },
        };

    private static JsonObject Test(ValueTest test)
    {
        var field = test.Field;
        var json = new JsonObject { ["field"] = field.Name };
        int[] holds = [.. Enumerable.Range(1, field.SlotCount - 1).Where(slot => test.At(slot) == Truth.True)];
        if (holds.Length == 0 || holds.Length == field.SlotCount - 1)
        {
            json["said"] = holds.Length > 0;
            return json;
        }

        string[] values = [.. holds.Select(field.TextOfSlot).OfType<string>()];
        if (field.Values.Count == 0 && holds[^1] - holds[0] == holds.Length - 1)
        {
            json["from"] = int.Parse(values[0], CultureInfo.InvariantCulture);
            json["to"] = int.Parse(values[^1], CultureInfo.InvariantCulture);
        }
        else
        {
            json["in"] = List(values.Select(value => JsonValue.Create(value)));
        }

        if (test.At(0) == Truth.True)
        {
            json["unsaid"] = true;
        }

        return json;
    }

    private static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];
}
