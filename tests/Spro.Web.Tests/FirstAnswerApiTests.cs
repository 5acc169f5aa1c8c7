using System.Text.Json;
using CsCheck;
using Spro.Core.Guidance;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>POST /api/v1/first-answers: the shape others rely on, the personas, and what must hold for any situation.</summary>
public class FirstAnswerApiTests(Site site)
{
    private const string Now = "2026-11-24T10:00:00+01:00";

    private static readonly Gen<(int Field, int Value)[]> Said = Gen.Select(
        Gen.Int[0, SituationField.All.Count - 1],
        Gen.Int[0, 99]
    ).Array[0, 8];

    private readonly HttpClient _client = site.Client();

    public static TheoryData<string> PersonaIds => [.. Persona.Open.Select(persona => persona.Id)];

    [Fact]
    public async Task Step_free_doors_come_first_for_whoever_asks_and_only_in_the_body()
    {
        const string body = """{"situation":{"mainStatus":"jobseeker","age":20},"communeCode":"44109"ACCESS}""";
        var usual = await _client.AnswerAsync(body.Replace("ACCESS", "", StringComparison.Ordinal));
        var asked = await _client.AnswerAsync(body.Replace("ACCESS", ",\"accessible\":true", StringComparison.Ordinal));
        Assert.Equal(usual.Codes("answers"), asked.Codes("answers"));
        foreach (var network in asked.GetProperty("answers").EnumerateArray())
        {
            var known = network
                .GetProperty("places")
                .EnumerateArray()
                .Where(place => place.GetProperty("distanceKm").ValueKind == JsonValueKind.Number)
                .Select(place => place.GetProperty("stepFree").ValueKind)
                .Select(kind =>
                    kind switch
                    {
                        JsonValueKind.True => 0,
                        JsonValueKind.Null => 1,
                        _ => 2,
                    }
                )
                .ToList();
            Assert.Equal(known.Order(), known);
        }
        using var wrong = await _client.PostJsonAsync("""{"accessible":"oui"}"""u8.ToArray());
        Assert.Equal(
            ("wrong-type", "accessible"),
            ((await wrong.ProblemAsync()).Code, (await wrong.ProblemAsync()).Field)
        );
    }

    [Fact]
    public async Task The_answer_has_the_members_of_the_contract()
    {
        var answer = await _client.AnswerAsync(
            $$"""
            { "situation": { "age": 17, "mainStatus": "no_activity", "highestDiplomaLevel": 0, "hasTransport": false },
              "communeCode": "53147", "atPlaceId": "{{TestPlaces.Stale}}", "at": "{{Now}}" }
            """
        );

        string[] expected =
        [
            "rulesVersion",
            "information",
            "here",
            "answers",
            "complements",
            "others",
            "questions",
            "flags",
            "nearestOpenPlace",
            "notice",
        ];
        Assert.Empty(expected.Except(answer.Names()));
        Assert.Empty(answer.Names().Except(expected));
        Has(answer.GetProperty("information")[0], "sheet", "text", "source", "date", "url");
        Has(answer.GetProperty("here"), "placeId", "offers");
        var network = answer.GetProperty("answers")[0];
        Has(network, "network", "rank", "membership", "reasons", "places", "coverageGap");
        Has(network.GetProperty("reasons")[0], "ruleId", "text", "basis");
        string[] place = ["id", "name", "communeCode", "distanceKm", "openNow", "nextOpening", "channels"];
        Has(network.GetProperty("places")[0], place);
        Has(answer.GetProperty("nearestOpenPlace"), place);
        Assert.Contains(
            "OBLIGATION_16_18",
            answer.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString())
        );

        var open = await _client.AnswerAsync("{}");
        Has(open.GetProperty("questions")[0], "field", "text");
        Assert.False(open.TryGetProperty("here", out _));

        static void Has(JsonElement item, params string[] names) => Assert.Empty(names.Except(item.Names()));
    }

    [Theory]
    [MemberData(nameof(PersonaIds))]
    public async Task An_open_persona_meets_the_doors_expected_for_it(string id)
    {
        var persona = Persona.Open.Single(one => one.Id == id);
        var answer = await _client.AnswerAsync(
            $$"""{ "situation": {{persona.Situation.GetRawText()}}, "at": "{{Now}}" }"""
        );

        Assert.Empty(
            persona.Disappointments(
                answer.Codes("answers"),
                answer.Codes("complements"),
                answer.Codes("others"),
                [.. answer.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()!)],
                answer.GetProperty("questions").GetArrayLength()
            )
        );
    }

    [Fact]
    public void The_open_personas_are_all_there() => Assert.Equal(25, PersonaIds.Count);

    [Fact]
    public async Task M1_a_recognised_disability_removes_no_network()
    {
        await ForSituationsAsync(async said =>
        {
            said["disabilityStatus"] = "none";
            var before = await NetworksAsync(said);
            said["disabilityStatus"] = "recognised";
            Assert.Empty(before.Except(await NetworksAsync(said)));
        });
    }

    [Fact]
    public async Task M2_lack_of_transport_or_ease_removes_no_network()
    {
        await ForSituationsAsync(async said =>
        {
            (said["digitalFragile"], said["literacyFragile"], said["hasTransport"]) = (false, false, true);
            var before = await NetworksAsync(said);
            (said["digitalFragile"], said["literacyFragile"], said["hasTransport"]) = (true, true, false);
            Assert.Empty(before.Except(await NetworksAsync(said)));
        });
    }

    [Fact]
    public async Task M3_saying_one_thing_less_leaves_nobody_without_a_door()
    {
        await ForSituationsAsync(async said =>
        {
            foreach (var name in said.Keys.ToList())
            {
                var less = said.Where(pair => pair.Key != name).ToDictionary(StringComparer.Ordinal);
                Assert.NotEmpty((await AskAsync(less)).Codes("answers"));
            }
        });
        var nothing = await _client.AnswerAsync("{}");
        Assert.Equal(["ANY_SPRO_PLACE", "REGION"], nothing.Codes("answers"));
    }

    [Fact]
    public async Task M4_the_order_in_which_things_are_said_changes_nothing()
    {
        await ForSituationsAsync(async said =>
        {
            var turned = said.Reverse().ToDictionary(StringComparer.Ordinal);
            Assert.Equal((await AskAsync(said)).GetRawText(), (await AskAsync(turned)).GetRawText());
        });
    }

    [Theory]
    [InlineData("sex")]
    [InlineData("gender")]
    [InlineData("name")]
    [InlineData("nationality")]
    [InlineData("origin")]
    public async Task M5_what_must_not_count_cannot_be_said(string field)
    {
        using var response = await _client.PostJsonAsync(
            System.Text.Encoding.UTF8.GetBytes($$"""{ "situation": { "{{field}}": "x" } }""")
        );
        var (_, code, named) = await response.ProblemAsync();

        Assert.Equal(("unknown-field", field), (code, named));
    }

    [Fact]
    public async Task M6_a_parent_gets_the_networks_of_the_child()
    {
        await ForSituationsAsync(async said =>
        {
            said["onBehalfOf"] = "self";
            var own = await AskAsync(said);
            said["onBehalfOf"] = "child";
            Assert.Equal(
                own.Codes("answers", "complements", "others"),
                (await AskAsync(said)).Codes("answers", "complements", "others")
            );
        });
    }

    [Fact]
    public async Task M7_moving_inside_the_region_changes_no_network_but_the_local_one()
    {
        await ForSituationsAsync(async said =>
        {
            said.Remove("departmentCode");
            said.Remove("currentReferentNetwork");
            var everywhere = new HashSet<string>(StringComparer.Ordinal);
            foreach (var commune in new[] { "44184", "49099", "53147", "72154", "85113" })
            {
                var answer = await AskAsync(said, commune);
                var networks = answer.Codes("answers", "complements", "others").Where(code => code != "E2C");
                everywhere.Add(string.Join(',', networks.Order(StringComparer.Ordinal)));
            }
            Assert.Single(everywhere);
        });
    }

    [Fact]
    public async Task M8_every_situation_gets_one_to_four_answers_and_a_signatory_among_them()
    {
        await ForSituationsAsync(async said =>
        {
            var answer = await AskAsync(said);
            Assert.InRange(answer.GetProperty("answers").GetArrayLength(), 1, 4);
            Assert.InRange(answer.GetProperty("complements").GetArrayLength(), 0, 3);
            Assert.InRange(answer.GetProperty("questions").GetArrayLength(), 0, 3);
            Assert.Contains(
                answer.GetProperty("answers").EnumerateArray(),
                network => network.GetProperty("membership").GetString() == "signatory"
            );
            Assert.All(
                answer.GetProperty("answers").EnumerateArray(),
                network =>
                {
                    Assert.NotEqual(0, network.GetProperty("reasons").GetArrayLength());
                    Assert.Equal(
                        network.GetProperty("places").GetArrayLength() == 0,
                        network.GetProperty("coverageGap").GetBoolean()
                    );
                }
            );
            if (!said.ContainsKey("departmentCode"))
                Assert.Equal(JsonValueKind.Object, answer.GetProperty("nearestOpenPlace").ValueKind);
        });
    }

    [Theory]
    [InlineData(14, "CIO", "COMPULSORY_SCHOOLING,PARENTAL_CONSENT")]
    [InlineData(15, "CIO", "COMPULSORY_SCHOOLING")]
    [InlineData(16, "ML,CIO,PSAD_MLDS,FT", "OBLIGATION_16_18,LEGAL_REPRESENTATIVE,RIGHT_TO_RETURN_15D")]
    [InlineData(17, "ML,CIO,PSAD_MLDS,FT,EPIDE", "OBLIGATION_16_18,LEGAL_REPRESENTATIVE,RIGHT_TO_RETURN_15D")]
    [InlineData(18, "ML,CIO,PSAD_MLDS,FT,EPIDE", "RIGHT_TO_RETURN_15D")]
    [InlineData(25, "ML,CIO,PSAD_MLDS,FT,EPIDE", "RIGHT_TO_RETURN_15D")]
    [InlineData(26, "FT", "")]
    public async Task M9_each_birthday_opens_other_doors(int age, string doors, string flags)
    {
        var answer = await _client.AnswerAsync(
            $$"""{ "situation": { "age": {{age}}, "mainStatus": "jobseeker", "highestDiplomaLevel": 0, "departmentCode": "49" } }"""
        );

        Assert.Equal(doors, string.Join(',', answer.Codes("answers", "complements")));
        Assert.Equal(
            flags,
            string.Join(',', answer.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()))
        );
    }

    [Fact]
    public async Task An_island_without_roads_is_told_of_its_own_doors_and_of_those_from_afar()
    {
        var answer = await _client.AnswerAsync(
            """{ "situation": { "age": 34, "mainStatus": "jobseeker" }, "communeCode": "85113" }"""
        );
        var places = answer
            .GetProperty("answers")
            .EnumerateArray()
            .SelectMany(network => network.GetProperty("places").EnumerateArray())
            .ToList();

        Assert.NotEmpty(places);
        Assert.All(
            places,
            place =>
                Assert.True(
                    place.GetProperty("communeCode").GetString() == "85113"
                        || place.GetProperty("distanceKm").ValueKind == JsonValueKind.Null,
                    place.GetRawText()
                )
        );
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00+01:00", "+02:00")]
    [InlineData("2026-10-24T20:00:00+02:00", "+01:00")]
    public async Task Openings_after_a_clock_change_carry_the_new_offset(string at, string offset)
    {
        // Saturdays before the change: the doors of the week open on Monday, after it.
        var answer = await _client.AnswerAsync(
            $$"""{ "situation": { "mainStatus": "pupil" }, "communeCode": "44109", "at": "{{at}}" }"""
        );
        var openings = answer
            .GetProperty("answers")
            .EnumerateArray()
            .SelectMany(network => network.GetProperty("places").EnumerateArray())
            .Select(place => place.GetProperty("nextOpening").GetString())
            .OfType<string>()
            .ToList();

        Assert.Contains(openings, opening => opening.EndsWith(offset, StringComparison.Ordinal));
        Assert.All(
            openings,
            opening => Assert.True(DateTimeOffset.Parse(opening, null) > DateTimeOffset.Parse(at, null), opening)
        );
    }

    [Fact]
    public async Task The_house_whose_door_was_pushed_says_what_it_offers()
    {
        var door = site.Catalogue.Doors.All.First(door => door.Services.Count > 1);
        var answer = await _client.AnswerAsync($$"""{ "atPlaceId": "{{door.Place.Id}}" }""");
        var here = answer.GetProperty("here");

        Assert.Equal(door.Place.Id, here.GetProperty("placeId").GetGuid());
        Assert.Equal(
            door.Services.Select(service => service.Name).Order(StringComparer.Ordinal),
            here.GetProperty("offers")
                .EnumerateArray()
                .Select(offer => offer.GetString()!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Someone_who_lives_elsewhere_is_answered_too()
    {
        var answer = await _client.AnswerAsync("""{ "situation": { "residesInRegion": false } }""");

        Assert.Contains("NATIONAL_SERVICE", answer.Codes("answers", "complements"));
        Assert.Contains("OUT_OF_REGION", answer.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
    }

    private async Task ForSituationsAsync(Func<Dictionary<string, object>, Task> check)
    {
        // Always the same forty: the law itself is tried on many more where the rules are tested.
        var pcg = new PCG(7);
        for (var i = 0; i < 40; i++)
            await check(SituationOf(Said.Generate(pcg, null, out _)));
    }

    private async Task<HashSet<string>> NetworksAsync(Dictionary<string, object> said) =>
        [.. (await AskAsync(said)).Codes("answers", "complements", "others")];

    private Task<JsonElement> AskAsync(Dictionary<string, object> said, string? commune = "53147")
    {
        if (said.ContainsKey("departmentCode"))
            commune = null;
        return _client.AnswerAsync(
            JsonSerializer.Serialize(
                new
                {
                    situation = said,
                    communeCode = commune,
                    at = Now,
                }
            )
        );
    }

    private static Dictionary<string, object> SituationOf((int Field, int Value)[] said)
    {
        var situation = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (index, value) in said)
        {
            var field = SituationField.All[index];
            situation[field.Name] = field.Shape switch
            {
                FieldShape.Age => 12 + value % 60,
                FieldShape.YesNo => value % 2 == 0,
                FieldShape.Number when field.Values.Count == 0 => value % 30,
                FieldShape.Number => int.Parse(field.Values[value % field.Values.Count], null),
                FieldShape.Set => field.Values.Where((_, rank) => (rank + value) % 7 == 0).ToArray(),
                FieldShape.Network => "ML",
                FieldShape.Text => "3e",
                _ => field.Values[value % field.Values.Count],
            };
        }
        return situation;
    }

    private static IEnumerable<string> Codes(JsonElement expect, string name) =>
        expect.GetProperty(name).EnumerateArray().Select(code => code.GetString()!);
}
