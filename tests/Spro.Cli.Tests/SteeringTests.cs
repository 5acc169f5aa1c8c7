using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Links;

namespace Spro.Cli.Tests;

public sealed class SteeringTests(PreparedStore store) : IClassFixture<PreparedStore>
{
    [Fact]
    public async Task Coverage_tells_one_line_for_each_commune_of_a_department()
    {
        var items = await CoverageAsync("--segment", "FRANCE_SERVICES", "--department", "53");

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal("53", item.GetProperty("department").GetString()));
        Assert.Equal(
            items.Length,
            items.Select(item => item.GetProperty("communeCode").GetString()).Distinct().Count()
        );
        Assert.All(
            items.Where(item => item.GetProperty("level").GetString() == "place"),
            item => Assert.InRange(item.GetProperty("distanceKm").GetDouble(), 0, 30)
        );
    }

    [Fact]
    public async Task A_network_without_any_door_leaves_a_gap_everywhere()
    {
        using var bare = new Operator();
        await bare.RunAsync("demo", "clear", "--Spro:Demo=false");

        var run = await bare.RunAsync("coverage", "--segment", "ML", "--json", "--Spro:Demo=false");

        var items = Items(run);
        Assert.Equal(1228, items.Length);
        Assert.All(items, item => Assert.Equal("none", item.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task The_search_box_answers_in_a_terminal()
    {
        var run = await store.Operator.RunAsync(
            "search",
            "aide soignante",
            "--kind",
            "occupation",
            "--limit",
            "1",
            "--json"
        );

        Assert.Equal(0, run.Code);
        using var found = JsonDocument.Parse(run.Out);
        Assert.Equal("J1501", found.RootElement[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_listed_with_who_can_mend_it()
    {
        using var desk = new Operator();
        await desk.RunAsync("database", "migrate");
        await using var db = desk.Open();
        // As a round of visits leaves it: the visits themselves are proved beside a real server in the tests of the core.
        var sheet = Spro.Core.Knowledge.Sheets.BuiltIn.All.First(one => one.Url is not null);
        db.Add(
            new LinkCheck
            {
                Url = sheet.Url!.AbsoluteUri,
                State = LinkState.Gone,
                Status = 404,
                CheckedAt = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc),
                DeadSince = new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc),
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        using var told = JsonDocument.Parse((await desk.RunAsync("links", "list", "--json", "--Spro:Demo=false")).Out);
        var items = told.RootElement.EnumerateArray().ToList();

        Assert.Contains(sheet.Id, items.Select(item => item.GetProperty("code").GetString()));
        Assert.All(items, item => Assert.Equal("gone", item.GetProperty("state").GetString()));
        Assert.All(items, item => Assert.NotEqual("", item.GetProperty("owner").GetString()));
        var words = await desk.RunAsync("links", "list", "--Spro:Demo=false");
        Assert.Contains("2026-11-10  page absente (404)", words.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_network_is_refused()
    {
        var run = await store.Operator.RunAsync("coverage", "--segment", "NOBODY");

        Assert.Equal(1, run.Code);
        Assert.Contains("NOBODY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_compared_with_itself_changes_nothing()
    {
        var version = JsonDocument
            .Parse((await store.Operator.RunOnInputAsync("{}", "answer", "--json")).Out)
            .RootElement.GetProperty("rulesVersion")
            .GetString()!;

        var run = await store.Operator.RunAsync("rules", "diff", version, version, "--json");

        using var diff = JsonDocument.Parse(run.Out);
        Assert.True(diff.RootElement.GetProperty("situations").GetInt32() > 1000);
        Assert.Empty(diff.RootElement.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task The_explanation_gives_an_outcome_to_every_network()
    {
        var run = await store.Operator.RunOnInputAsync("""{"mainStatus":"pupil"}""", "rules", "explain", "--json");

        using var explanation = JsonDocument.Parse(run.Out);
        var outcomes = explanation
            .RootElement.GetProperty("networks")
            .EnumerateArray()
            .ToDictionary(
                network => network.GetProperty("network").GetString()!,
                network => network.GetProperty("outcome").GetString()
            );
        Assert.Equal(Core.Structures.Networks.BuiltIn.Count, outcomes.Count);
        Assert.Equal("answer", outcomes["CIO"]);
        Assert.NotEqual("answer", outcomes["APEC"]);
    }

    [Theory]
    [InlineData("44109", "complement")]
    [InlineData("53130", "not-given")]
    public async Task The_explanation_is_of_the_situation_answered_where_the_person_lives(
        string commune,
        string outcome
    )
    {
        var request = $$"""
            {"situation":{"age":20,"mainStatus":"jobseeker","highestDiplomaLevel":0},"communeCode":"{{commune}}"}
            """;

        using var explained = Read(await store.Operator.RunOnInputAsync(request, "rules", "explain", "--json"));
        using var answered = Read(await store.Operator.RunOnInputAsync(request, "answer", "--json"));

        Assert.Equal(outcome, OutcomeOf(explained, "E2C"));
        Assert.Equal(outcome == "complement", Networks(answered, "complements").Contains("E2C"));
        Assert.All(Networks(answered, "answers"), code => Assert.Equal("answer", OutcomeOf(explained, code)));

        static string? OutcomeOf(JsonDocument explanation, string code) =>
            explanation
                .RootElement.GetProperty("networks")
                .EnumerateArray()
                .Single(network => network.GetProperty("network").GetString() == code)
                .GetProperty("outcome")
                .GetString();

        static IEnumerable<string> Networks(JsonDocument answer, string list) =>
            answer
                .RootElement.GetProperty(list)
                .EnumerateArray()
                .Select(network => network.GetProperty("network").GetString()!);
    }

    [Fact]
    public async Task Rules_that_an_update_brings_are_offered_and_published_by_their_name()
    {
        using var region = new Operator();
        Assert.Equal(0, (await region.RunAsync("demo", "load")).Code);
        await using (var db = region.Open())
        {
            // What the Région would have published before the update.
            await db.Set<Core.Guidance.PublishedRuleSet>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            db.Add(
                new Core.Guidance.PublishedRuleSet
                {
                    Version = "région",
                    ValidFrom = Core.Guidance.RuleSet.BuiltIn.ValidFrom,
                    PublishedAt = DateTime.UnixEpoch,
                    Document = Core.Guidance.RuleSet.BuiltInDocument.Replace(
                        "\"version\": \"2026-11\"",
                        "\"version\": \"région\"",
                        StringComparison.Ordinal
                    ),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var check = await region.RunAsync("database", "check");
        var answer = await region.RunOnInputAsync("{}", "answer", "--json");
        var diff = await region.RunAsync("rules", "diff", "région", "2026-11", "--json");
        var publish = await region.RunAsync("rules", "publish", "2026-11");
        var after = await region.RunAsync("database", "check");

        Assert.Contains("spro rules publish 2026-11", check.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\"rulesVersion\":\"région\"",
            answer.Out.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal("", diff.Error);
        Assert.Equal("", publish.Error);
        Assert.DoesNotContain("spro rules publish", after.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_is_not_published_again()
    {
        var file = store.Operator.Write("rules.json", Core.Guidance.RuleSet.BuiltInDocument);

        var run = await store.Operator.RunAsync("rules", "publish", file);

        Assert.Equal(1, run.Code);
        Assert.Contains("déjà publiée", run.Error, StringComparison.Ordinal);
    }

    private static JsonDocument Read(Outcome run)
    {
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private async Task<JsonElement[]> CoverageAsync(params string[] args) =>
        Items(await store.Operator.RunAsync(["coverage", "--json", .. args]));

    private static JsonElement[] Items(Outcome run)
    {
        Assert.Equal("", run.Error);
        return [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("items").EnumerateArray()];
    }
}
