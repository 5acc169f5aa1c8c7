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
    public async Task A_postcode_leads_to_the_territory_and_to_the_doors_there()
    {
        var page = await _client.PageAsync("/recherche?q=53100");
        var first = page.QuerySelector("main ol li")!;
        Assert.Equal(["/territoires/commune/53147", "/lieux?insee=53147"], Addresses(first));
        Assert.Contains("Commune · Mayenne", first.TextContent);
    }

    [Fact]
    public async Task An_acronym_says_what_it_means_and_leads_to_its_sheet()
    {
        var page = await _client.PageAsync("/recherche?q=VAE&type=acronym");
        var first = page.QuerySelector("main ol li")!;
        Assert.Contains("validation des acquis de l'expérience", first.TextContent);
        Assert.Equal(["/sigles#VAE", "/fiches/besoin-vae"], Addresses(first));
    }

    [Fact]
    public async Task A_sector_leads_to_its_page()
    {
        var page = await _client.PageAsync("/recherche?q=grand+domaine+essai&type=sector");
        Assert.Equal("/secteurs/A", page.QuerySelector("main ol li a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("berger")]
    [InlineData("VAE")]
    [InlineData("Mayenne")]
    [InlineData("mission locale")]
    public async Task While_one_types_each_suggestion_is_a_page_that_answers(string typed)
    {
        var items = await SuggestionsAsync("q=" + Uri.EscapeDataString(typed));
        Assert.InRange(items.Count, 1, 8);
        foreach (var item in items)
        {
            Assert.NotEmpty(item.GetProperty("kindName").GetString()!);
            using var answer = await _client.GetAsync(item.GetProperty("url").GetString(), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_suggestion_says_both_forms_and_what_it_is()
    {
        var first = (await SuggestionsAsync("q=berg&kind=occupation"))[0];
        Assert.Equal("Berger ou bergère d'essai", first.GetProperty("title").GetString());
        Assert.Equal("Métier", first.GetProperty("kindName").GetString());
    }

    [Fact]
    public async Task What_is_typed_is_kept_by_the_browser_alone_for_a_minute_and_by_no_log()
    {
        using var answer = await _client.GetAsync("/api/v1/search/suggestions?q=motquepersonnenedit", Cancel);
        Assert.True(answer.Headers.CacheControl is { Private: true, MaxAge.TotalMinutes: 1 });
        Assert.DoesNotContain("motquepersonnenedit", site.Logs.Text);
    }

    private async Task<List<JsonElement>> SuggestionsAsync(string query) =>
        [
            .. (await _client.GetFromJsonAsync<JsonElement>("/api/v1/search/suggestions?" + query, Cancel))
                .GetProperty("items")
                .EnumerateArray(),
        ];

    private static IEnumerable<string?> Addresses(AngleSharp.Dom.IElement element) =>
        element.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));

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
    [InlineData("/api/v1/search/suggestions", "q")]
    [InlineData("/api/v1/search/suggestions?q=a&kind=person", "kind")]
    public async Task A_bad_question_of_a_program_names_its_field(string address, string field)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }
}
