using System.Text.Json;
using CsCheck;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Guidance;

/// <summary>Situations for tests: random ones, and those written as JSON.</summary>
internal static class Situations
{
    private static readonly Networks Networks = Networks.BuiltIn;

    /// <summary>Each field unsaid one time in three, ages exact or between two bounds, any number of needs.</summary>
    public static readonly Gen<Situation> Any = Gen.Int[0, 999].Array[SituationField.All.Count].Select(Build);

    /// <summary>A value of one field, as text.</summary>
    public static string Value(SituationField field, int choice) =>
        field.Shape switch
        {
            FieldShape.Age when choice % 5 == 0 => $"{10 + choice % 40}-{10 + choice % 40 + choice % 30}",
            FieldShape.Age => $"{12 + choice % 50}",
            FieldShape.Number when field.Values.Count == 0 => $"{choice % 30}",
            FieldShape.Set => string.Join(',', field.Values.Where((_, index) => (choice * 31 + index * 17) % 7 == 0)),
            FieldShape.Network => Networks[choice % Networks.Count].Code,
            FieldShape.Text => "3e",
            _ => field.Values[choice % field.Values.Count],
        };

    public static Situation With(Situation situation, SituationField field, string value)
    {
        Assert.Null(field.Read(value, Networks, ref situation));
        return situation;
    }

    public static Situation Without(Situation situation, SituationField field)
    {
        var left = Situation.Empty;
        foreach (var other in SituationField.All.Where(other => other != field))
        {
            if (other.TextOf(situation) is { } text)
            {
                left = With(left, other, text);
            }
        }

        return left;
    }

    public static Situation Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(
            Situation.TryParse(document.RootElement, Networks, out var situation, out var problems),
            string.Join(" ; ", problems)
        );
        return situation;
    }

    public static IReadOnlyList<SituationProblem> ProblemsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(Situation.TryParse(document.RootElement, Networks, out var situation, out var problems));
        Assert.Null(situation);
        return problems;
    }

    private static Situation Build(int[] choices)
    {
        var situation = Situation.Empty;
        foreach (var (index, field) in SituationField.All.Index())
        {
            if (choices[index] % 3 != 0)
            {
                situation = With(situation, field, Value(field, choices[index] / 3));
            }
        }

        return situation;
    }
}
