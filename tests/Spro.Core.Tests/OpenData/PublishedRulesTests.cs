using System.Text.Json;
using CsCheck;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.OpenData;
using Spro.Core.Structures;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Guidance;

namespace Spro.Core.Tests.OpenData;

/// <summary>Whoever has the published rules and nothing of this program finds the same answers.</summary>
public sealed class PublishedRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Answers_are_computed_again_from_the_published_rules_alone()
    {
        var published = await PublishedAsync(RuleSet.BuiltIn);

        Situations.Any.Sample(
            situation => Recomputed.Answer(published, Json(situation), Today) == Shown(RuleSet.BuiltIn, situation),
            iter: 5_000
        );
    }

    [Fact]
    public async Task What_is_out_of_the_ordinary_is_published_too()
    {
        // Dates, a rule that passes the filters, no early signatory, a second last resort.
        var rules = RuleSet.BuiltIn.With([
            .. RuleSet.BuiltIn.Rules.Select(rule =>
                rule.Id switch
                {
                    "R08" => rule with { ValidTo = Today },
                    "R12" => rule with { ValidFrom = Today.AddDays(1) },
                    "R31" => rule with { When = new Always(), Fallback = FallbackMoment.NoSignatory },
                    "R33d" => rule with { BypassesFilters = true },
                    "R10" => rule with { Gives = [.. rule.Gives.Where(given => given.Network?.Code == "IJ")] },
                    _ => rule,
                }
            ),
        ]);
        var published = await PublishedAsync(rules);

        foreach (var day in new[] { Today, Today.AddDays(1) })
            Situations.Any.Sample(
                situation => Recomputed.Answer(published, Json(situation), day) == Shown(rules.On(day), situation),
                iter: 2_000
            );
    }

    private static string Shown(RuleSet rules, Situation situation)
    {
        var decision = FirstAnswer.Decide(rules, situation);
        return Recomputed.Text(
            decision.Answers.Select(Line),
            decision.Complements.Select(Line),
            decision.Others.Select(Line),
            decision.Flags.Select(flag => flag.Code)
        );

        static string Line(NetworkAnswer answer) =>
            $"{AnswerJson.RankOf(answer.Rank)} {answer.Network.Code} {string.Join('+', answer.Reasons.Select(rule => rule.Id).Order(StringComparer.Ordinal))}";
    }

    private static JsonElement Json(Situation situation)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            situation.WriteTo(writer);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static async Task<JsonElement> PublishedAsync(RuleSet rules)
    {
        var catalogue = new PublicCatalogue
        {
            Version = 1,
            Day = Today,
            Territory = Directories.Territory,
            Networks = Networks.BuiltIn,
            Doors = Directories.Of(),
            RuleSets = [rules],
            Occupations = Occupations.None,
            Certifications = Certifications.None,
            Trainings = Trainings.None,
            Sheets = Sheets.BuiltIn,
            Words = Wording.BuiltIn,
            IsDemonstration = false,
            Regions = new ServedRegions(["52"]),
        };
        using var stream = new MemoryStream();
        await new OpenDataExport(catalogue, new Uri("http://localhost"), Today)
            .Files.Single(file => file.Name == "rules.json")
            .WriteAsync(stream, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
