using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>Says a condition in French, from the condition itself: what is published cannot differ from what is applied.</summary>
public static class ConditionText
{
    /// <summary>The condition as a phrase ("âge : de 16 à 17 ; situation aujourd'hui : …").</summary>
    public static string Of(Condition condition, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return condition switch
        {
            AllOf all => string.Join(" ; ", all.Parts.Select(part => Part(part, wording))),
            AnyOf any => string.Join(" ou ", any.Parts.Select(part => Part(part, wording))),
            NeedTest need => Said(need.Field, NeedCodes.Of(need.Any), wording),
            ValueTest test => Said(test, wording),
            _ => "toujours",
        };
    }

    private static string Part(Condition part, Wording wording) =>
        part is AllOf or AnyOf ? $"({Of(part, wording)})" : Of(part, wording);

    private static string Said(SituationField field, IEnumerable<string> values, Wording wording) =>
        $"{wording[field].Label} : {string.Join(" ou ", values.Select(value => $"« {wording[field].LabelOf(value)} »"))}";

    private static string Said(ValueTest test, Wording wording)
    {
        var field = test.Field;
        var slots = Enumerable
            .Range(1, field.SlotCount - 1)
            .Where(slot => field.Shape == FieldShape.Network || field.TextOfSlot(slot) is not null);
        var (holds, fails) = (
            slots.Where(slot => test.At(slot) == Truth.True).ToArray(),
            slots.Where(slot => test.At(slot) != Truth.True).ToArray()
        );
        var label = wording[field].Label;
        if (holds.Length == 0 || fails.Length == 0)
        {
            return holds.Length == 0 ? $"{label} : non dit" : $"{label} : dit";
        }

        if (field.Values.Count == 0)
        {
            return $"{label} : {Interval(field, holds)}";
        }

        var orUnsaid = test.At(0) == Truth.True ? " ou non dit" : "";
        return holds.Length <= fails.Length || field.Shape == FieldShape.Number
            ? Said(field, Texts(field, holds), wording) + orUnsaid
            : $"{label} : autre que {string.Join(" ou ", Texts(field, fails).Select(value => $"« {wording[field].LabelOf(value)} »"))}{orUnsaid}";
    }

    private static IEnumerable<string> Texts(SituationField field, int[] slots) =>
        slots.Select(slot => field.TextOfSlot(slot)!);

    private static string Interval(SituationField field, int[] slots)
    {
        var (from, to) = (field.TextOfSlot(slots[0]), field.TextOfSlot(slots[^1]));
        return (slots[0] == 1, slots[^1] == field.SlotCount - 1) switch
        {
            (true, _) => $"{to} au plus",
            (_, true) => $"{from} ou plus",
            _ => $"de {from} à {to}",
        };
    }
}
