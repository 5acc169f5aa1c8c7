using System.Text.Json.Nodes;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Guidance;

public class RuleSetTests
{
    [Theory]
    [InlineData("sex", "eq", "\"f\"", "vocabulaire")]
    [InlineData("schoolLevel", "eq", "\"3e\"", "aucune règle ne peut lire")]
    [InlineData("onBehalfOf", "eq", "\"child\"", "aucune règle ne peut lire")]
    [InlineData("age", "near", "16", "near")]
    [InlineData("age", "lt", "7", "valeur")]
    [InlineData("age", "between", "[16]", "deux bornes")]
    [InlineData("mainStatus", "eq", "\"wizard\"", "wizard")]
    [InlineData("mainStatus", "lt", "3", "ne se compare pas")]
    [InlineData("mainStatus", "in", "[]", "liste")]
    [InlineData("isExecutive", "has", "\"vae\"", "has")]
    [InlineData("needs", "has", "\"fly\"", "fly")]
    [InlineData("needs", "eq", "\"vae\"", "eq")]
    public void A_condition_outside_the_vocabulary_refuses_the_rule_by_its_name(
        string field,
        string op,
        string value,
        string why
    )
    {
        var refused = Refusal(file => Rule(file, "R03")["when"] = Condition(field, op, value));

        Assert.Equal("invalid-rule-set", refused.Code);
        Assert.Equal("R03", refused.Field);
        Assert.StartsWith("R03", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reason", "")]
    [InlineData("scheme", " ")]
    [InlineData("name", "")]
    public void A_rule_without_its_french_text_is_refused(string member, string text)
    {
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")[member] = text).Field);
    }

    [Fact]
    public void A_rule_is_refused_without_a_source_with_an_unknown_network_flag_rank_or_member_or_with_dates_in_disorder()
    {
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")["references"] = new JsonArray()).Field);
        Assert.Equal("R10", Refusal(file => Rule(file, "R10").Remove("reason")).Field);
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")["gives"]![0]!["network"] = "GRETA").Field);
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")["gives"]![0]!["rank"] = "best").Field);
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")["flags"] = new JsonArray("UNKNOWN")).Field);
        Assert.Equal("R10", Refusal(file => Rule(file, "R10")["priority"] = 1).Field);
        Assert.Equal("R30", Refusal(file => Rule(file, "R30")["flags"] = new JsonArray()).Field);
        Assert.Equal(
            "R10",
            Refusal(file =>
            {
                Rule(file, "R10")["validFrom"] = "2027-01-02";
                Rule(file, "R10")["validTo"] = "2027-01-01";
            }).Field
        );
    }

    [Fact]
    public void A_rule_set_is_refused_with_an_identifier_used_twice_wrong_dates_a_voluntary_question_or_unreadable_json()
    {
        Assert.Equal("R04", Refusal(file => Rule(file, "R03")["id"] = "R04").Field);
        Assert.Equal("invalid-rule-set", Refusal(file => file["validTo"] = "2020-01-01").Code);
        Assert.Equal("invalid-rule-set", Refusal(file => file["author"] = "").Code);
        Assert.Equal(
            "receivesRsa",
            Refusal(file => file["asks"]!.AsArray().Add(new JsonObject { ["field"] = "receivesRsa" })).Field
        );
        Assert.Equal("FT", Refusal(file => file["filters"]![4]!["reason"] = "").Field);
        Assert.Equal(
            "invalid-rule-set",
            Assert.Throws<RefusedException>(() => RuleSet.Load("{", Networks.BuiltIn)).Code
        );
    }

    [Fact]
    public void A_rule_applies_between_its_dates_only()
    {
        var rules = Load(file =>
        {
            Rule(file, "R31")["validFrom"] = "2027-01-01";
            Rule(file, "R31")["validTo"] = "2027-12-31";
        });
        var situation = new Situation { Needs = Needs.Vae };

        Assert.DoesNotContain("EXPERT_VAE", Codes(rules.On(new DateOnly(2026, 12, 31)), situation));
        Assert.Contains("EXPERT_VAE", Codes(rules.On(new DateOnly(2027, 1, 1)), situation));
        Assert.Contains("EXPERT_VAE", Codes(rules.On(new DateOnly(2027, 12, 31)), situation));
        Assert.DoesNotContain("EXPERT_VAE", Codes(rules.On(new DateOnly(2028, 1, 1)), situation));
        Assert.Same(RuleSet.BuiltIn, RuleSet.BuiltIn.On(new DateOnly(2030, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleSet.BuiltIn.On(new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void A_version_is_in_force_between_its_dates()
    {
        Assert.False(RuleSet.BuiltIn.IsInForce(new DateOnly(2024, 12, 31)));
        Assert.True(RuleSet.BuiltIn.IsInForce(new DateOnly(2025, 1, 1)));
        Assert.True(RuleSet.BuiltIn.IsInForce(new DateOnly(2040, 1, 1)));
    }

    [Fact]
    public void An_adviser_one_already_has_comes_first_whatever_the_filters_say()
    {
        var decision = FirstAnswer.Decide(
            RuleSet.BuiltIn,
            Situations.Of("""{"age":40,"mainStatus":"jobseeker","currentReferentNetwork":"ML"}""")
        );

        Assert.Equal("ML", decision.Answers[0].Network.Code);
        Assert.Equal("R01", Assert.Single(decision.Answers[0].Reasons).Id);
    }

    [Theory]
    [InlineData("""{"receivesRsa":true}""", "DEPARTEMENT,ANY_SPRO_PLACE,REGION")]
    [InlineData("""{"needs":["disability_rights"]}""", "MDPH,REGION")]
    [InlineData("""{"needs":["vae"]}""", "EXPERT_VAE,REGION")]
    [InlineData("""{"isDetained":true}""", "SPIP,ANY_SPRO_PLACE,REGION")]
    [InlineData("""{"mainStatus":"employee"}""", "CEP_OP,REGION")]
    [InlineData("""{"mainStatus":"employee","disabilityStatus":"recognised"}""", "CEP_OP,CAP_EMPLOI,REGION")]
    [InlineData("""{"mainStatus":"apprentice","contractAtRisk":true}""", "CIO,ML")]
    [InlineData("""{"age":14}""", "CIO")]
    public void A_door_of_the_service_is_never_missing(string json, string doors)
    {
        Assert.Equal(
            doors,
            string.Join(
                ',',
                FirstAnswer.Decide(RuleSet.BuiltIn, Situations.Of(json)).Answers.Select(answer => answer.Network.Code)
            )
        );
    }

    [Fact]
    public void An_explanation_says_which_filter_removed_a_network_and_what_each_rule_made_of_it()
    {
        var explained = RuleSetExplanation.Of(
            RuleSet.BuiltIn,
            Situations.Of("""{"age":30,"mainStatus":"apprentice","contractAtRisk":true}""")
        );

        var youth = explained.Networks.Single(network => network.Network.Code == "ML");
        Assert.Equal((NetworkOutcome.Filtered, Truth.False), (youth.Outcome, youth.Filter));
        Assert.Equal(Truth.True, youth.Rules.Single(reading => reading.Rule.Id == "R35").Value);
        Assert.Equal(Truth.False, youth.Rules.Single(reading => reading.Rule.Id == "R10").Value);
        Assert.Equal(
            NetworkOutcome.Answer,
            explained.Networks.Single(network => network.Network.Code == "CIO").Outcome
        );
        Assert.Equal(Truth.Unknown, explained.Networks.Single(network => network.Network.Code == "CAP_EMPLOI").Filter);
    }

    private static IEnumerable<string> Codes(RuleSet rules, Situation situation) =>
        FirstAnswer.Decide(rules, situation).All.Select(answer => answer.Network.Code);

    private static JsonObject Rule(JsonObject file, string id) =>
        file["rules"]!.AsArray().Select(rule => rule!.AsObject()).First(rule => rule["id"]!.GetValue<string>() == id);

    private static JsonObject Condition(string field, string op, string value) =>
        new()
        {
            ["field"] = field,
            ["op"] = op,
            ["value"] = JsonNode.Parse(value),
        };

    private static RuleSet Load(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(RuleSet.BuiltInDocument)!.AsObject();
        change(file);
        return RuleSet.Load(file.ToJsonString(), Networks.BuiltIn);
    }

    private static RefusedException Refusal(Action<JsonObject> change) =>
        Assert.Throws<RefusedException>(() => Load(change));
}
