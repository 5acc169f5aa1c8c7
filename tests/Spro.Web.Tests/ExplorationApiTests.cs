using System.Net;
using System.Text;
using System.Text.Json;

namespace Spro.Web.Tests;

/// <summary>The exploration, asked by a program.</summary>
public class ExplorationApiTests(Site site)
{
    private const string Path = "/api/v1/explorations";

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task A_program_gets_the_occupations_of_the_page_in_the_same_order_with_their_reasons()
    {
        var page = await _client.PageAsync("/explorer/pistes?gout=aider&gout=mains&refus=nuit&savoir=soin&insee=53147");
        var answer = await ExploreAsync(
            """{"interests":["mains","aider"],"refusals":["nuit"],"skills":["soin"],"communeCode":"53147"}"""
        );

        var all = answer
            .GetProperty("expected")
            .EnumerateArray()
            .Concat(answer.GetProperty("unexpected").EnumerateArray())
            .ToList();
        Assert.Equal(
            page.QuerySelectorAll(".spro-card h3 a").Select(link => link.GetAttribute("href")),
            all.Select(one => one.GetProperty("url").GetString())
        );
        Assert.All(all, one => Assert.NotEqual(0, one.GetProperty("reasons").GetArrayLength()));
        Assert.All(all, one => Assert.NotEqual(0, one.GetProperty("from").GetArrayLength()));
        Assert.Contains("à éviter en retire", answer.GetProperty("notice").GetString());
    }

    [Fact]
    public async Task What_is_hard_only_adds_a_caution_and_is_in_no_log()
    {
        var plain = await ExploreAsync("""{"interests":["aider"]}""");
        var hard = await ExploreAsync("""{"interests":["aider"],"difficulties":["porter"]}""");

        Assert.Equal(Codes(plain), Codes(hard));
        Assert.Contains("\"difficulties\"", hard.GetRawText());
        Assert.DoesNotContain("\"difficulties\"", plain.GetRawText());
        Assert.DoesNotContain("porter", site.Logs.Text);
    }

    [Fact]
    public async Task Every_choice_is_listed_with_the_words_of_the_page_and_is_understood()
    {
        var items = (await _client.JsonAsync(Path + "/items")).GetProperty("items").EnumerateArray().ToList();
        var page = await _client.PageAsync("/explorer/refus");
        Assert.Equal(
            page.QuerySelectorAll("input[name=refus]").Select(box => box.GetAttribute("value")),
            items
                .Where(item => item.GetProperty("field").GetString() == "refusals")
                .Select(item => item.GetProperty("code").GetString())
        );
        foreach (var item in items)
        {
            Assert.NotEmpty(item.GetProperty("label").GetString()!);
            await ExploreAsync($$"""{"{{item.GetProperty("field")}}":["{{item.GetProperty("code")}}"]}""");
        }
    }

    [Theory]
    [InlineData("[]", "not-an-object", null)]
    [InlineData("{", "invalid-json", null)]
    [InlineData("""{"gouts":[]}""", "unknown-field", "gouts")]
    [InlineData("""{"interests":"aider"}""", "wrong-type", "interests")]
    [InlineData("""{"interests":[3]}""", "wrong-type", "interests")]
    [InlineData("""{"interests":["voler"]}""", "unknown-value", "interests")]
    [InlineData("""{"interests":["porter"]}""", "unknown-value", "interests")]
    [InlineData("""{"skills":[],"skills":[]}""", "duplicate-field", "skills")]
    [InlineData("""{"communeCode":"00000"}""", "unknown-commune", "communeCode")]
    [InlineData("""{"communeCode":53147}""", "wrong-type", "communeCode")]
    public async Task A_bad_request_is_refused_with_a_stable_code_and_its_field(string body, string code, string? field)
    {
        using var response = await _client.PostJsonAsync(Encoding.UTF8.GetBytes(body), path: Path);
        Assert.Equal((HttpStatusCode.BadRequest, code, field), await response.ProblemAsync());
    }

    private async Task<JsonElement> ExploreAsync(string body)
    {
        using var response = await _client.PostJsonAsync(Encoding.UTF8.GetBytes(body), path: Path);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return await response.JsonAsync(HttpStatusCode.OK);
    }

    private static IEnumerable<string?> Codes(JsonElement answer) =>
        answer.GetProperty("expected").EnumerateArray().Select(one => one.GetProperty("romeCode").GetString());
}
