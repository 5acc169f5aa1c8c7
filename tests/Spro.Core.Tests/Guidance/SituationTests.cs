using System.Text;
using System.Text.Json;
using CsCheck;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Guidance;

public class SituationTests
{
    [Fact]
    public void A_situation_comes_back_whole_from_its_own_json()
    {
        Situations.Any.Sample(situation => Situations.Of(Json(situation)) == situation);
    }

    [Fact]
    public void A_situation_comes_back_whole_from_the_text_of_its_fields()
    {
        Situations.Any.Sample(situation =>
            Situations.Without(situation, SituationField.Age) with { Age = situation.Age } == situation
        );
    }

    [Fact]
    public void What_people_volunteer_is_stripped_and_nothing_else()
    {
        Situations.Any.Sample(situation =>
            SituationField
                .All.Except([SituationField.Needs, SituationField.CurrentReferentNetwork])
                .All(field =>
                    field.TextOf(situation.WithoutVoluntary(Networks.BuiltIn))
                    == (field.IsVoluntary ? null : field.TextOf(situation))
                )
        );
    }

    [Theory]
    [InlineData(Needs.Vae | Needs.DisabilityRights, Needs.Vae)]
    [InlineData(Needs.BasicSkills | Needs.JobRetentionHealth, null)]
    [InlineData(Needs.JobSearch, Needs.JobSearch)]
    [InlineData(Needs.None, Needs.None)]
    [InlineData(null, null)]
    public void Needs_that_tell_of_health_or_reading_are_stripped_too(Needs? said, Needs? kept)
    {
        Assert.Equal(
            kept,
            new Situation { Needs = said }
                .WithoutVoluntary(Networks.BuiltIn)
                .Needs
        );
    }

    [Theory]
    [InlineData("ML", "ML")]
    [InlineData("SPIP", null)]
    [InlineData("CAP_EMPLOI", null)]
    [InlineData(null, null)]
    public void An_adviser_whose_network_tells_of_health_or_detention_is_stripped_too(string? said, string? kept)
    {
        Assert.Equal(
            kept,
            new Situation { CurrentReferentNetwork = said }
                .WithoutVoluntary(Networks.BuiltIn)
                .CurrentReferentNetwork
        );
    }

    [Fact]
    public void A_network_that_nobody_meets_without_confiding_something_is_itself_confided()
    {
        // France services receives everybody, for any paper: going there tells nothing.
        string[] met =
        [
            "FRANCE_SERVICES",
            .. RuleSet
                .BuiltIn.Rules.SelectMany(rule => SituationGrid.WhereItHolds(rule, Networks.BuiltIn))
                .Select(situation =>
                    situation.WithoutVoluntary(Networks.BuiltIn) with
                    {
                        CurrentReferentNetwork = null,
                    }
                )
                .Distinct()
                .SelectMany(situation => FirstAnswer.Decide(RuleSet.BuiltIn, situation).All)
                .Select(answer => answer.Network.Code)
                .Distinct(StringComparer.Ordinal),
        ];
        var given = RuleSet
            .BuiltIn.Rules.SelectMany(rule => rule.Gives)
            .Select(given => given.Network)
            .OfType<Network>();

        Assert.All(
            given.Where(network => !met.Contains(network.Code)),
            network => Assert.True(network.IsConfided, network.Code)
        );
        Assert.DoesNotContain("SPIP", met);
    }

    [Fact]
    public void The_voluntary_fields_are_those_of_the_domain()
    {
        Assert.Equal(
            [
                "digitalFragile",
                "disabilityStatus",
                "frenchLevel",
                "isDetained",
                "jobAtRiskForHealth",
                "literacyFragile",
                "receivesRsa",
            ],
            SituationField
                .All.Where(field => field.IsVoluntary)
                .Select(field => field.Name)
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("""[]""", "not-an-object", "")]
    [InlineData("""{"sex":"f"}""", "unknown-field", "sex")]
    [InlineData("""{"Age":17}""", "unknown-field", "Age")]
    [InlineData("""{"age":17,"age":18}""", "duplicate-field", "age")]
    [InlineData("""{"age":200}""", "out-of-range", "age")]
    [InlineData("""{"age":9}""", "out-of-range", "age")]
    [InlineData("""{"age":-17}""", "out-of-range", "age")]
    [InlineData("""{"age":99999999999}""", "out-of-range", "age")]
    [InlineData("""{"age":17.5}""", "wrong-type", "age")]
    [InlineData("""{"age":"17"}""", "wrong-type", "age")]
    [InlineData("""{"age":[17]}""", "wrong-type", "age")]
    [InlineData("""{"age":{"min":18,"max":16}}""", "min-above-max", "age")]
    [InlineData("""{"age":{"min":16}}""", "wrong-type", "age")]
    [InlineData("""{"age":{"min":16,"max":17,"mean":16}}""", "wrong-type", "age")]
    [InlineData("""{"age":{"min":-5,"max":17}}""", "out-of-range", "age")]
    [InlineData("""{"mainStatus":"wizard"}""", "unknown-value", "mainStatus")]
    [InlineData("""{"mainStatus":"Pupil"}""", "unknown-value", "mainStatus")]
    [InlineData("""{"mainStatus":3}""", "wrong-type", "mainStatus")]
    [InlineData("""{"isExecutive":"true"}""", "wrong-type", "isExecutive")]
    [InlineData("""{"isExecutive":1}""", "wrong-type", "isExecutive")]
    [InlineData("""{"highestDiplomaLevel":2}""", "unknown-value", "highestDiplomaLevel")]
    [InlineData("""{"highestDiplomaLevel":9}""", "out-of-range", "highestDiplomaLevel")]
    [InlineData("""{"monthsOutOfEducation":-1}""", "out-of-range", "monthsOutOfEducation")]
    [InlineData("""{"needs":"vae"}""", "wrong-type", "needs")]
    [InlineData("""{"needs":["fly"]}""", "unknown-value", "needs")]
    [InlineData("""{"needs":["vae,job_search"]}""", "unknown-value", "needs")]
    [InlineData("""{"needs":[1]}""", "wrong-type", "needs")]
    [InlineData("""{"currentReferentNetwork":"GRETA"}""", "unknown-value", "currentReferentNetwork")]
    [InlineData("""{"departmentCode":"20"}""", "unknown-value", "departmentCode")]
    [InlineData("""{"departmentCode":44}""", "wrong-type", "departmentCode")]
    [InlineData("""{"disabilityStatus":"yes"}""", "unknown-value", "disabilityStatus")]
    public void A_situation_that_cannot_be_read_says_which_field_and_why(string json, string code, string field)
    {
        var problem = Assert.Single(Situations.ProblemsOf(json));

        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void Free_words_too_long_are_refused()
    {
        var problem = Assert.Single(Situations.ProblemsOf($$"""{"schoolLevel":"{{new string('a', 61)}}"}"""));

        Assert.Equal(("too-long", "schoolLevel"), (problem.Code, problem.Field));
    }

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        Assert.Equal(
            ["age", "sex", "mainStatus"],
            Situations.ProblemsOf("""{"age":7,"sex":"x","mainStatus":"y"}""").Select(problem => problem.Field)
        );
    }

    [Fact]
    public void A_member_that_is_null_was_not_said()
    {
        Assert.Equal(Situation.Empty, Situations.Of("""{"age":null,"needs":null}"""));
    }

    [Fact]
    public void No_need_said_is_not_the_same_as_a_need_not_said()
    {
        Assert.Equal(Needs.None, Situations.Of("""{"needs":[]}""").Needs);
        Assert.Null(Situation.Empty.Needs);
    }

    private static string Json(Situation situation)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            situation.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
