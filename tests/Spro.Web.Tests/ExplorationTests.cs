using System.Net;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Guidance;
using Spro.Core.Knowledge.Exploration;

namespace Spro.Web.Tests;

/// <summary>"Trouver ce qui me va": one step after the other, and what tells of health is nowhere afterwards.</summary>
public class ExplorationTests(Site site)
{
    private const string Said = "gout=aider&gout=mains&refus=nuit&savoir=soin&besoin=jour";

    private readonly HttpClient _client = site.Client();

    public static TheoryData<string> Difficulties =>
        [.. ExplorationItem.Of(ExplorationKind.Difficulty).Select(item => item.Code)];

    [Fact]
    public async Task Each_step_leads_to_the_next_with_what_was_said_and_the_last_to_the_suggestions()
    {
        Assert.Equal(
            "/explorer/refus?gout=mains&gout=aider",
            await _client.LocationAsync("/explorer/gouts?etape=gouts&gout=aider&gout=mains")
        );
        Assert.Equal(
            "/explorer/savoir-faire?gout=mains",
            await _client.LocationAsync("/explorer/refus?etape=refus&gout=mains&refus=nuit&passer=1")
        );
        Assert.Equal(
            "/explorer/sante?savoir=vivant&insee=53147",
            await _client.LocationAsync("/explorer/commune?etape=commune&savoir=vivant&commune=Mayenne")
        );
        var last = await _client.PageAsync("/explorer/sante?savoir=vivant&insee=53147");
        Assert.Equal("/explorer/pistes", last.Only("main form[method=post]").GetAttribute("action"));
        Assert.Equal(
            "/explorer/pistes?savoir=vivant&insee=53147",
            last.Only("main form a.govuk-button").GetAttribute("href")
        );
    }

    [Fact]
    public async Task Back_leads_to_the_step_before_with_its_choices_still_made()
    {
        var page = await _client.PageAsync("/explorer/savoir-faire?gout=mains&refus=nuit&savoir=vivant");
        var back = page.Only("a.govuk-back-link").GetAttribute("href")!;
        Assert.StartsWith("/explorer/refus?", back);
        var before = await _client.PageAsync(back);
        Assert.Equal("nuit", before.Only("input[name=refus][checked]").GetAttribute("value"));
    }

    [Fact]
    public async Task Something_changed_from_the_suggestions_leads_back_to_them()
    {
        var page = await _client.PageAsync("/explorer/pistes?" + Said);
        var change = page.QuerySelectorAll(".spro-band a")
            .First(link => link.Words().StartsWith("changer", StringComparison.Ordinal));
        Assert.Contains("suite=pistes", change.GetAttribute("href"));
        Assert.Equal(
            "/explorer/pistes?refus=nuit",
            await _client.LocationAsync("/explorer/gouts?etape=gouts&suite=pistes&refus=nuit")
        );
    }

    [Fact]
    public async Task The_suggestions_say_why_what_is_unexpected_and_how_they_are_ordered()
    {
        var page = await _client.PageAsync("/explorer/pistes?" + Said);
        var cards = page.QuerySelectorAll(".spro-card");
        Assert.NotEmpty(cards);
        Assert.All(cards, card => Assert.NotEmpty(card.QuerySelectorAll(".spro-reasons li")));
        Assert.Contains("Piste inattendue", page.Words("main"));
        Assert.Contains("Comment l'ordre est fait", page.Words("main"));
    }

    [Fact]
    public async Task The_same_address_shows_the_same_page_to_whoever_opens_it()
    {
        var first = await _client.PageAsync("/explorer/pistes?" + Said);
        var second = await site.Client().PageAsync("/explorer/pistes?" + Said);
        Assert.Equal(first.Words("main"), second.Words("main"));
    }

    [Theory]
    [MemberData(nameof(Difficulties))]
    public async Task What_is_hard_counts_by_form_only_and_takes_nothing_away(string code)
    {
        var plain = await _client.PageAsync("/explorer/pistes?" + Said);
        var byAddress = await _client.PageAsync($"/explorer/pistes?{Said}&difficulte={code}");
        var byForm = await _client.PostPageAsync("/explorer/pistes", Fields($"{Said}&difficulte={code}"));

        Assert.Equal(plain.Words("main"), byAddress.Words("main"));
        Assert.Contains("Un poste peut s'adapter", byForm.Words("main"));
        Assert.Equal(
            plain.QuerySelectorAll(".spro-card h3").Select(title => title.Words()),
            byForm.QuerySelectorAll(".spro-card h3").Select(title => title.Words())
        );
    }

    [Theory]
    [MemberData(nameof(Difficulties))]
    public async Task What_is_hard_is_in_no_link_no_redirection_no_cookie_and_no_log(string code)
    {
        string[] paths =
        [
            "/explorer/pistes",
            .. new[] { "gouts", "refus", "savoir-faire", "contraintes", "commune" }.Select(step => "/explorer/" + step),
        ];
        foreach (var path in paths)
        {
            foreach (var etape in new[] { "", "&etape=" + path.Split('/')[^1] })
            {
                using var form = new FormUrlEncodedContent(
                    Fields($"{Said}&commune=Chang%C3%A9&difficulte={code}{etape}")
                );
                using var response = await _client.PostAsync(path, form, TestContext.Current.CancellationToken);
                Assert.True((int)response.StatusCode < 400, path);
                Assert.DoesNotContain("difficulte", response.Headers.Location?.ToString() ?? "");
                Assert.False(response.Headers.Contains("Set-Cookie"));
                Assert.True(response.Headers.CacheControl?.NoStore ?? response.StatusCode != HttpStatusCode.OK);
            }
            var page = await _client.PostPageAsync(path, Fields($"{Said}&difficulte={code}"));
            Assert.All(
                page.QuerySelectorAll("[href],[src],[action],[formaction]")
                    .SelectMany(element => new[] { "href", "src", "action", "formaction" }.Select(element.GetAttribute))
                    .OfType<string>(),
                address => Assert.DoesNotContain("difficulte", address)
            );
            Assert.Empty(page.QuerySelectorAll("form[method=get] [name=difficulte]"));
        }
        Assert.DoesNotContain("difficulte", site.Logs.Text);
        Assert.DoesNotContain("gout=", site.Logs.Text);
    }

    [Fact]
    public async Task A_code_is_made_only_when_asked_and_opens_the_same_suggestions_without_what_is_hard()
    {
        var page = await _client.PostPageAsync("/explorer/pistes", Fields(Said + "&insee=53147&difficulte=porter"));
        var form = page.Only("form[action='/explorer/code']");
        Assert.DoesNotContain("difficulte", form.OuterHtml);
        Assert.Equal(0, await KeptAsync("savoir=soin"));

        var given = await _client.PostPageAsync("/explorer/code", form.Fields());
        var code = given.Words("code.spro-sheet__code");
        var opened = await _client.LocationAsync("/c/" + code);
        Assert.Equal(opened, await _client.LocationAsync("/code?code=" + code));
        var direct = await _client.PageAsync($"/explorer/pistes?{Said}&insee=53147");
        Assert.Equal(direct.Words("main"), (await _client.PageAsync(opened)).Words("main"));
        Assert.Equal(1, await KeptAsync("savoir=soin"));
        Assert.Equal(0, await KeptAsync("porter"));
    }

    [Theory]
    [InlineData("insee=53147")]
    [InlineData("besoin=jour&difficulte=porter")]
    public async Task There_is_no_code_for_what_leads_nowhere(string said)
    {
        using var form = new FormUrlEncodedContent(Fields(said));
        using var answer = await _client.PostAsync("/explorer/code", form, TestContext.Current.CancellationToken);
        Assert.Equal("/explorer", answer.Headers.Location?.ToString());
    }

    private async Task<int> KeptAsync(string words)
    {
        await using var db = await site.OpenStoreAsync();
        return await db.Set<SavedSituation>()
            .CountAsync(kept => kept.Query.Contains(words), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Once_something_is_confided_a_step_can_still_be_changed_and_nothing_is_lost()
    {
        var page = await _client.PostPageAsync("/explorer/pistes", Fields(Said + "&difficulte=porter"));
        var change = page.Only("button[formaction='/explorer/gouts']");
        var step = await _client.PostPageAsync("/explorer/gouts", change.Closest("form")!.Fields());
        var form = step.Only("main form");
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("porter", form.Only("input[type=hidden][name=difficulte]").GetAttribute("value"));
        Assert.Equal(2, form.QuerySelectorAll("input[name=gout][checked]").Length);
    }

    [Fact]
    public async Task With_nothing_confided_the_form_leads_to_an_address_to_keep()
    {
        using var form = new FormUrlEncodedContent(Fields("gout=mains&etape=sante&insee=53147"));
        using var response = await _client.PostAsync("/explorer/pistes", form, TestContext.Current.CancellationToken);
        Assert.Equal("/explorer/pistes?gout=mains&insee=53147", response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/explorer/inconnu", HttpStatusCode.NotFound)]
    [InlineData("/explorer/pistes?gout=inconnu&gout=&insee=99999", HttpStatusCode.OK)]
    public async Task Bad_input_is_answered(string address, HttpStatusCode expected)
    {
        using var response = await _client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/metiers")]
    [InlineData("/s-orienter")]
    public async Task It_is_found_from_where_one_looks_for_it(string path)
    {
        var page = await _client.PageAsync(path);
        page.Only("main a[href='/explorer']");
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string query) =>
        query
            .Split('&')
            .Select(pair => pair.Split('='))
            .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
}
