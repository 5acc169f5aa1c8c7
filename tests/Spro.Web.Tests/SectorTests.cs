using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests;

public class SectorTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/secteurs", "/metiers")]
    [InlineData("/metiers?domaine=A", "/secteurs/A")]
    [InlineData("/secteurs/A11", "/secteurs/A#A11")]
    public async Task Another_way_to_write_a_sector_leads_to_its_one_address(string asked, string leads)
    {
        using var response = await _client.GetAsync(asked, Cancel);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(leads, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/secteurs/Z")]
    [InlineData("/secteurs/A99")]
    [InlineData("/formations?secteur=Z")]
    public async Task An_unknown_sector_is_no_page(string asked)
    {
        using var response = await _client.GetAsync(asked, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_sector_says_what_one_does_and_leads_to_its_occupations_diplomas_trainings_and_territories()
    {
        var page = await PageAsync("/secteurs/A");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Cultiver la terre", text);
        Assert.Contains(
            "la tension est forte ou très forte pour 1 des familles de métiers connues ici (1 en tout)",
            text
        );
        Assert.Contains("12 000", text.Replace('\u202f', ' '));
        Assert.Contains("mène à 2 métiers de ce secteur", text);
        string[] links =
        [
            "/metiers/" + TestOccupations.Split,
            "/certifications/" + TestTrainings.Certification,
            "/formations?secteur=A",
            "/territoires/region/52",
            "/territoires/departement/53",
        ];
        Assert.Empty(links.Except(page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_sector_of_which_no_figure_is_known_says_so_and_never_zero()
    {
        var page = await PageAsync("/secteurs/B");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Non connu pour ce territoire. Ce n'est pas zéro.", text);
        Assert.Contains("la tension n'est pas connue ici", text);
        Assert.DoesNotMatch(@"\b0\b", text);
    }

    [Fact]
    public async Task The_trainings_of_a_sector_are_those_of_its_occupations()
    {
        var page = await PageAsync("/formations?secteur=A");
        Assert.Contains(
            page.QuerySelectorAll("main a"),
            link => link.GetAttribute("href") == "/formations/" + TestTrainings.Known
        );
        var none = await PageAsync("/formations?secteur=B");
        Assert.Empty(none.QuerySelectorAll(".spro-card"));
    }

    [Fact]
    public async Task Programs_read_the_same()
    {
        using var all = JsonDocument.Parse(await _client.GetStringAsync("/api/v1/sectors", Cancel));
        Assert.Contains(
            all.RootElement.GetProperty("items").EnumerateArray(),
            sector => sector.GetProperty("code").GetString() == "A"
        );
        using var one = JsonDocument.Parse(await _client.GetStringAsync("/api/v1/sectors/A", Cancel));
        var family = one.RootElement.GetProperty("recruiting").GetProperty("tension").GetProperty("families")[0];
        Assert.Equal(4, family.GetProperty("figure").GetProperty("value").GetDouble());
        Assert.Equal("52", family.GetProperty("figure").GetProperty("area").GetProperty("code").GetString());
        using var unknown = await _client.GetAsync("/api/v1/sectors/Z", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<IDocument> PageAsync(string path)
    {
        using var response = await _client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
    }
}
