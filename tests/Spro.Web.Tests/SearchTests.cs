using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Spro.Web.Tests;

public class SearchTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("berger d'essai")]
    [InlineData("BERGÈRE D ESSAI")]
    [InlineData("bergere essay")]
    public async Task An_occupation_is_found_by_either_form_and_in_spite_of_mistakes(string typed)
    {
        var page = await _client.PageAsync("/recherche?q=" + Uri.EscapeDataString(typed));
        var first = page.QuerySelector("main ol li a")!;
        Assert.Equal("/metiers/" + TestOccupations.Whole, first.GetAttribute("href"));
        Assert.Equal("Berger ou bergère d'essai", first.TextContent);
    }

    [Fact]
    public async Task A_sheet_is_found_by_its_acronym()
    {
        var page = await _client.PageAsync("/recherche?q=VAE&type=sheet");
        Assert.Equal("/fiches/besoin-vae", page.QuerySelector("main ol li a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task When_nothing_is_found_a_person_can_still_help_and_nothing_typed_is_lost()
    {
        var page = await _client.PageAsync("/recherche?q=wkwkwkwkwk");
        Assert.Contains("Nous n'avons rien trouvé pour «\u00a0wkwkwkwkwk\u00a0»", page.Body!.TextContent);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/ma-situation");
        Assert.Equal("wkwkwkwkwk", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_typed_is_kept_by_no_cache()
    {
        using var answer = await _client.GetAsync(new Uri("/recherche?q=essai", UriKind.Relative), Cancel);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_program_gets_kind_code_title_reason_and_page_best_first()
    {
        var found = await _client.GetFromJsonAsync<JsonElement>(
            "/api/v1/search?q=berger&kind=occupation&limit=3",
            Cancel
        );
        var first = found.GetProperty("items")[0];
        Assert.Equal("occupation", first.GetProperty("kind").GetString());
        Assert.Equal(TestOccupations.Whole, first.GetProperty("code").GetString());
        Assert.Equal("/metiers/" + TestOccupations.Whole, first.GetProperty("url").GetString());
        Assert.NotEmpty(first.GetProperty("matched").GetString()!);
        Assert.InRange(found.GetProperty("total").GetInt32(), 1, 3);
    }

    [Theory]
    [InlineData("/api/v1/search", "q")]
    [InlineData("/api/v1/search?q=a&kind=person", "kind")]
    [InlineData("/api/v1/search?q=a&limit=0", "limit")]
    public async Task A_bad_question_of_a_program_names_its_field(string address, string field)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }
}
