using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Spro.Core.Territories;

namespace Spro.Web.Tests;

public class TerritoryTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commune_typed_leads_to_its_page_and_a_name_of_several_asks_which()
    {
        using var found = await _client.GetAsync("/territoires?commune=Mayenne", Cancel);
        Assert.Equal("/territoires/commune/53147", found.Headers.Location!.OriginalString);
        var several = await PageAsync("/territoires?commune=Chang%C3%A9");
        Assert.NotEmpty(several.QuerySelectorAll("#choix + ul a[href^='/territoires/commune/']"));
        var unknown = await PageAsync("/territoires?commune=nulle-part");
        Assert.Contains("Nous ne connaissons pas cette commune", unknown.Body!.TextContent);
    }

    [Fact]
    public async Task The_population_of_a_territory_is_the_sum_of_its_communes_with_its_source()
    {
        var area = site.Catalogue.Territory.Area(TerritoryKind.Department, "53")!;
        var sum = site
            .Catalogue.Territory.Communes.Where(one => one.Department.Code == "53")
            .Sum(one => one.Population);
        Assert.Equal(sum, area.Population);
        var text = await TextAsync("/territoires/departement/53");
        Assert.Contains(sum!.Value.ToString("N0", CultureInfo.GetCultureInfo("fr-FR")) + " personnes y vivent.", text);
        Assert.Contains("INSEE", text);
        Assert.Contains("au 1er janvier 2026", text);
    }

    [Theory]
    [InlineData("/territoires/departement/53", "5 %")]
    [InlineData("/territoires/commune/53147", "5 %")]
    public async Task A_figure_says_its_year_its_territory_and_its_source(string page, string rate)
    {
        var text = await TextAsync(page);
        Assert.Contains($"Mayenne, en 2019 : {rate} des personnes qui travaillent ou cherchent un emploi", text);
        Assert.Contains("Insee, taux de chômage localisés", text);
    }

    [Fact]
    public async Task A_small_territory_says_that_its_figures_are_those_of_its_department()
    {
        Assert.Contains("ces chiffres sont ceux de Mayenne", await TextAsync("/territoires/commune/53147"));
        Assert.DoesNotContain("ces chiffres sont ceux de", await TextAsync("/territoires/departement/53"));
    }

    [Fact]
    public async Task What_is_not_known_of_a_territory_says_so_and_is_never_zero()
    {
        var page = await PageAsync("/territoires/departement/49");
        var work = page.QuerySelector("#emploi")!.ParentElement!.TextContent;
        Assert.Contains("Taux de chômage : non connu ici. Ce n'est pas zéro.".Replace(" :", "\u00a0:"), work);
        Assert.DoesNotMatch(@"\b0\b", work);
    }

    [Fact]
    public async Task A_territory_says_what_became_of_those_who_left_its_lycees_and_training_centres()
    {
        foreach (var path in new[] { "/territoires/departement/53", "/territoires/commune/53147" })
        {
            var section = (await PageAsync(path)).QuerySelector("section[aria-labelledby=apres]")!;
            var line = Assert.Single(section.QuerySelectorAll("details tbody tr"));
            Assert.StartsWith("Centre", line.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                ["en apprentissage", "2022-2023", "71 %", "non connu", "non connu", "non connu", "non connu"],
                line.QuerySelectorAll("td").Select(cell => cell.Words().Trim())
            );
            Assert.Contains("non connu : trop peu de lieux mesurés", section.Words());
        }
        Assert.Contains(
            "Aucun lieu de ce territoire n'est dans les fichiers lus.",
            await TextAsync("/territoires/departement/72")
        );
    }

    [Fact]
    public async Task A_territory_leads_to_those_it_is_in_those_in_it_its_sectors_trainings_and_doors()
    {
        var commune = await LinksAsync("/territoires/commune/53147");
        string[] expected =
        [
            "/territoires/departement/53",
            "/territoires/region/52",
            "/territoires/intercommunalite/200055887",
            "/formations?insee=53147",
            "/lieux?insee=53147",
            "/metiers",
        ];
        Assert.Empty(expected.Except(commune));
        var region = await LinksAsync("/territoires/region/52");
        Assert.Contains("/territoires/departement/53", region);
        Assert.Contains("/secteurs/A", region);
        Assert.Contains("/metiers/" + TestOccupations.Whole, region);
    }

    [Theory]
    [InlineData("/territoires/commune/99999")]
    [InlineData("/territoires/canton/53")]
    [InlineData("/territoires/departement/75")]
    public async Task An_unknown_territory_is_no_page(string asked)
    {
        using var response = await _client.GetAsync(asked, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_occupation_leads_to_its_sector_and_to_the_territory_of_the_commune()
    {
        var links = await LinksAsync($"/metiers/{TestOccupations.Whole}?insee=53147");
        Assert.Contains("/secteurs/A", links);
        Assert.Contains("/territoires/commune/53147", links);
    }

    [Fact]
    public async Task Programs_read_the_same()
    {
        using var sheet = JsonDocument.Parse(
            await _client.GetStringAsync("/api/v1/territories/communes/53147/sheet", Cancel)
        );
        var root = sheet.RootElement;
        Assert.Equal("departments", root.GetProperty("figuresOf").GetProperty("kind").GetString());
        Assert.Equal(5.4, root.GetProperty("unemployment")[0].GetProperty("value").GetDouble());
        Assert.Equal(30, root.GetProperty("trainings").GetProperty("aroundKm").GetInt32());
        var school = Assert.Single(root.GetProperty("schools").GetProperty("items").EnumerateArray());
        Assert.Equal("0530001A", school.GetProperty("uai").GetString());
        Assert.Equal(71, school.GetProperty("employed")[0].GetProperty("percent").GetDouble());
        Assert.True(root.GetProperty("places").GetProperty("networks").GetArrayLength() > 0);
        using var unknown = await _client.GetAsync("/api/v1/territories/cantons/53/sheet", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<string> TextAsync(string path) =>
        (await PageAsync(path)).QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');

    private async Task<List<string>> LinksAsync(string path) =>
        [.. (await PageAsync(path)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)];

    private async Task<IDocument> PageAsync(string path)
    {
        using var response = await _client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
    }
}
