using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Core.Tests.Guidance;

public class PersonaTests
{
    public static TheoryData<string> Ids => [.. Persona.Open.Select(persona => persona.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_open_persona_meets_the_doors_expected_for_it(string id)
    {
        var persona = Persona.Open.Single(one => one.Id == id);
        Assert.True(
            Situation.TryParse(persona.Situation, Networks.BuiltIn, out var situation, out var problems),
            string.Join(" ; ", problems)
        );

        var decision = FirstAnswer.Decide(RuleSet.BuiltIn, situation);

        Assert.Empty(
            persona.Disappointments(
                Codes(decision.Answers),
                Codes(decision.Complements),
                Codes(decision.Others),
                [.. decision.Flags.Select(flag => flag.Code)],
                decision.Questions.Count
            )
        );
    }

    [Fact]
    public void The_open_personas_are_all_there()
    {
        Assert.Equal(25, Ids.Count);
    }

    private static string[] Codes(IEnumerable<NetworkAnswer> answers) =>
        [.. answers.Select(answer => answer.Network.Code)];
}
