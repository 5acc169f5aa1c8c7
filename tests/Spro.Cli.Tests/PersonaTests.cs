using System.Text.Json;
using System.Text.Json.Nodes;
using Spro.TestSupport;

namespace Spro.Cli.Tests;

/// <summary>The open personas and the promises M1 to M3, told to <c>spro answer</c> as an array.</summary>
public sealed class PersonaTests(PreparedStore store) : IClassFixture<PreparedStore>
{
    [Fact]
    public async Task The_open_personas_meet_the_doors_expected_for_them_in_the_same_order()
    {
        var answers = await AnswerAsync(Persona.Open.Select(SituationOf));

        Assert.Equal(25, answers.Count);
        Assert.All(
            Persona.Open.Zip(answers),
            pair =>
                Assert.Empty(
                    pair.First.Disappointments(
                        Networks(pair.Second, "answers"),
                        Networks(pair.Second, "complements"),
                        Networks(pair.Second, "others"),
                        [.. pair.Second["flags"]!.AsArray().Select(flag => (string)flag!)],
                        pair.Second["questions"]!.AsArray().Count
                    )
                )
        );
    }

    [Theory]
    [InlineData("disabilityStatus", "\"none\"", "\"recognised\"")] // M1
    [InlineData("digitalFragile", "false", "true")] // M2
    [InlineData("literacyFragile", "false", "true")]
    [InlineData("hasTransport", "true", "false")]
    public async Task A_declared_difficulty_takes_no_network_away(string field, string without, string with)
    {
        // Before 16, Cap emploi and others receive nobody yet (DOMAIN §3.6, M1).
        var personas = Persona.Open.Select(SituationOf).Where(one => (int?)one["age"] >= 16).ToList();
        var before = await AnswerAsync(personas.Select(one => With(one, field, without)));
        var after = await AnswerAsync(personas.Select(one => With(one, field, with)));

        Assert.All(before.Zip(after), pair => Assert.Empty(All(pair.First).Except(All(pair.Second))));
    }

    [Fact]
    public async Task Saying_one_thing_less_leaves_nobody_without_a_door()
    {
        var lesser = Persona
            .Open.Select(SituationOf)
            .SelectMany(one =>
                one.Select(pair => pair.Key)
                    .Select(field =>
                    {
                        var less = one.DeepClone().AsObject();
                        less.Remove(field);
                        return less;
                    })
            )
            .Append([]);

        var answers = await AnswerAsync(lesser);

        Assert.All(answers, answer => Assert.NotEmpty(Networks(answer, "answers")));
        Assert.All(answers, answer => Assert.InRange(answer["questions"]!.AsArray().Count, 0, 3));
    }

    private async Task<IReadOnlyList<JsonNode>> AnswerAsync(IEnumerable<JsonObject> situations)
    {
        var requests = new JsonArray([
            .. situations.Select(situation => new JsonObject { ["situation"] = situation.DeepClone() }),
        ]);
        var run = await store.Operator.RunOnInputAsync(requests.ToJsonString(), "answer", "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        return [.. JsonNode.Parse(run.Out)!.AsArray().Select(answer => answer!)];
    }

    private static JsonObject SituationOf(Persona persona) =>
        JsonSerializer.SerializeToNode(persona.Situation)!.AsObject();

    private static JsonObject With(JsonObject situation, string field, string value)
    {
        var changed = situation.DeepClone().AsObject();
        changed[field] = JsonNode.Parse(value);
        return changed;
    }

    private static string[] All(JsonNode answer) =>
        [.. Networks(answer, "answers"), .. Networks(answer, "complements"), .. Networks(answer, "others")];

    private static string[] Networks(JsonNode answer, string list) =>
        [.. answer[list]!.AsArray().Select(network => (string)network!["network"]!)];
}
