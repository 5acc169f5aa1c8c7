using System.Text.Json;

namespace Spro.Cli.Tests;

/// <summary>One prepared store for the tests that only read.</summary>
public sealed class PreparedStore : IAsyncLifetime
{
    internal Operator Operator { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await Operator.RunAsync("demo", "load")).Code);
    }

    public ValueTask DisposeAsync()
    {
        Operator.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class AnswerTests(PreparedStore store) : IClassFixture<PreparedStore>
{
    private const string Young = """{"age":17,"mainStatus":"no_activity"}""";

    [Fact]
    public async Task A_bare_situation_and_the_request_of_the_API_get_the_same_answer()
    {
        const string At = "\"at\":\"2026-11-24T10:00:00+01:00\"";
        var bare = await FirstNetworksAsync(Young);
        var request = await FirstNetworksAsync($$"""{"situation":{{Young}},{{At}}}""");

        Assert.NotEmpty(bare);
        Assert.Equal(bare, request);
    }

    [Fact]
    public async Task An_array_gives_an_array_in_the_same_order()
    {
        var run = await store.Operator.RunOnInputAsync($$"""[{"mainStatus":"pupil"},{{Young}}]""", "answer", "--json");

        using var answers = JsonDocument.Parse(run.Out);
        Assert.Equal(2, answers.RootElement.GetArrayLength());
        Assert.Equal("CIO", FirstOf(answers.RootElement[0]));
        Assert.Equal("ML", FirstOf(answers.RootElement[1]));
    }

    [Fact]
    public async Task An_empty_array_gives_an_empty_array()
    {
        var run = await store.Operator.RunOnInputAsync("[]", "answer", "--json");

        Assert.Equal("[]", run.Out.Trim());
    }

    [Theory]
    [InlineData("accessible", "true")]
    [InlineData("rulesVersion", "\"2026-11\"")]
    [InlineData("at", "\"2026-11-24T10:00:00+01:00\"")]
    public async Task A_request_is_known_by_any_of_its_members(string member, string value)
    {
        var run = await store.Operator.RunOnInputAsync($$"""{"{{member}}":{{value}}}""", "answer", "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("""[{"age":17},{"age":200}]""", "[1].age")]
    [InlineData("""[{"age":17},{"shoeSize":42}]""", "[1].shoeSize")]
    [InlineData("""{"communeCode":"99999"}""", "communeCode")]
    [InlineData("""{"situation":{"departmentCode":"44"},"communeCode":"53130"}""", "departmentCode")]
    [InlineData("""{"age":17,"age":18}""", "age : Ce champ est écrit deux fois")]
    [InlineData("""{"age":""", "JSON")]
    [InlineData("""[[[[[[[[[[[[1]]]]]]]]]]]]""", "JSON")]
    [InlineData("""12""", "objet")]
    public async Task A_wrong_request_gives_no_result_and_names_what_is_wrong(string input, string named)
    {
        var run = await store.Operator.RunOnInputAsync(input, "answer", "--json");

        Assert.Equal(1, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_text_says_why_where_and_how_to_call()
    {
        var file = store.Operator.Write("situation.json", $$"""{"situation":{{Young}},"communeCode":"53130"}""");

        var run = await store.Operator.RunAsync("answer", "--in", file);

        Assert.Equal(0, run.Code);
        Assert.Contains("Mission locale", run.Out, StringComparison.Ordinal);
        Assert.Contains("à vol d'oiseau", run.Out, StringComparison.Ordinal);
        Assert.Contains("Téléphone", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.DoesNotContain("  ML", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-24T10:00:00+01:00", "LE LIEU OUVERT LE PLUS PROCHE")]
    [InlineData("2026-11-24T03:00:00+01:00", "LE PREMIER LIEU QUI OUVRE PRÈS DE CHEZ VOUS")]
    public async Task A_closed_place_is_not_called_open_it_is_the_first_that_opens(string at, string title)
    {
        var file = store.Operator.Write(
            "moment.json",
            $$"""{"situation":{{Young}},"communeCode":"44109","at":"{{at}}"}"""
        );

        var run = await store.Operator.RunAsync("answer", "--in", file);

        Assert.Contains(title, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_answer_is_found_again_with_the_version_it_named()
    {
        using var region = new Operator();
        Assert.Equal(0, (await region.RunAsync("demo", "load")).Code);
        var next = region.Write(
            "next.json",
            Core.Guidance.RuleSet.BuiltInDocument.Replace(
                "\"version\": \"2026-11\"",
                "\"version\": \"2026-11b\"",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(0, (await region.RunAsync("rules", "publish", next)).Code);

        var now = await region.RunOnInputAsync(Young, "answer", "--json");
        var replayed = await region.RunOnInputAsync(Young, "answer", "--json", "--rules", "2026-11");
        var named = await region.RunOnInputAsync(
            $$"""{"situation":{{Young}},"rulesVersion":"2026-11"}""",
            "answer",
            "--json"
        );
        var unknown = await region.RunOnInputAsync(Young, "answer", "--json", "--rules", "1999");
        var before = await region.RunOnInputAsync(
            $$"""{"situation":{{Young}},"at":"2020-01-01T10:00:00Z"}""",
            "answer",
            "--rules",
            "2026-11"
        );

        Assert.Equal("2026-11b", VersionOf(now));
        Assert.Equal("2026-11", VersionOf(replayed));
        Assert.Equal("2026-11", VersionOf(named));
        Assert.Equal(1, unknown.Code);
        Assert.Contains("rulesVersion : La version « 1999 »", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(1, before.Code);
        Assert.Contains("1er janvier 2020", before.Error, StringComparison.Ordinal);

        static string? VersionOf(Outcome run)
        {
            using var answer = JsonDocument.Parse(run.Out);
            return answer.RootElement.GetProperty("rulesVersion").GetString();
        }
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said_in_French()
    {
        var run = await store.Operator.RunAsync("answer", "--in", store.Operator.At("missing.json"));

        Assert.Equal(1, run.Code);
        Assert.Contains("n'existe pas", run.Error, StringComparison.Ordinal);
    }

    private async Task<string[]> FirstNetworksAsync(string input)
    {
        var run = await store.Operator.RunOnInputAsync(input, "answer", "--json");
        using var answer = JsonDocument.Parse(run.Out);
        return
        [
            .. answer
                .RootElement.GetProperty("answers")
                .EnumerateArray()
                .Select(network => network.GetProperty("network").GetString()!),
        ];
    }

    private static string? FirstOf(JsonElement answer) =>
        answer.GetProperty("answers")[0].GetProperty("network").GetString();
}
