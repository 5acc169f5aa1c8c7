using System.Text.Json;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Core.Tests.Guidance;

public class PersonaTests
{
    private static readonly JsonDocument Personas = JsonDocument.Parse(
        File.ReadAllText(RepositoryRoot.SharedData("domain/personas_open.json"))
    );

    public static TheoryData<string> Ids =>
        [.. Personas.RootElement.EnumerateArray().Select(persona => persona.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_open_persona_meets_the_doors_expected_for_it(string id)
    {
        var persona = Personas.RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == id);
        var decision = Decide(persona);
        var shown = decision.Answers.Concat(decision.Complements).Select(answer => answer.Network.Code).ToList();
        var expect = persona.GetProperty("expect");

        Assert.Contains(decision.Answers[0].Network.Code, Codes(expect, "firstAnyOf"));
        Assert.Empty(Codes(expect, "mustInclude").Except(shown));
        Assert.Empty(decision.All.Select(answer => answer.Network.Code).Intersect(Codes(expect, "mustNotInclude")));
        Assert.Empty(Codes(expect, "flags").Except(decision.Flags.Select(flag => flag.Code)));
        Assert.InRange(decision.Questions.Count, 0, 3);
    }

    [Fact]
    public void The_open_personas_are_all_there()
    {
        Assert.Equal(25, Ids.Count);
    }

    private static Decision Decide(JsonElement persona)
    {
        Assert.True(
            Situation.TryParse(persona.GetProperty("situation"), Networks.BuiltIn, out var situation, out var problems),
            string.Join(" ; ", problems)
        );
        return FirstAnswer.Decide(RuleSet.BuiltIn, situation);
    }

    private static IEnumerable<string> Codes(JsonElement expect, string name) =>
        expect.GetProperty(name).EnumerateArray().Select(code => code.GetString()!);
}
