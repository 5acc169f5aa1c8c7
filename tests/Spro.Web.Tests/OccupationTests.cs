using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests;

public class OccupationTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_forms_of_the_title_are_read_and_who_to_talk_to_comes_last()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Whole);
        Assert.Equal("Berger ou bergère d'essai", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Au masculin : Berger d'essai. Au féminin : Bergère d'essai.", page.Body!.TextContent);
        var headings = page.QuerySelectorAll("main h2").Select(heading => heading.TextContent).ToList();
        Assert.Equal(
            [
                "Ce qu'on y fait",
                "Formations près de chez vous",
                "Diplômes et certifications",
                "Débouchés ici",
                "Salaires",
                "En parler à quelqu'un près de chez vous",
            ],
            headings
        );
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/ma-situation");
    }

    [Fact]
    public async Task What_an_older_edition_says_is_shown_with_its_own_edition_and_date()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Split);
        var text = page.Body!.TextContent;
        Assert.Contains("Garde des bêtes d'essai.", text);
        Assert.Contains("Écrit pour le métier A1101 (Garde d'animaux d'essai), plus large", text);
        Assert.Contains("édition 901, janvier 2021", text);
        Assert.Contains("édition 902, novembre 2025", text);
        Assert.Contains("Travail de nuit", text);
        Assert.Contains("D'abord : le concret", text);
    }

    [Fact]
    public async Task What_no_edition_says_is_not_known_and_never_zero()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Bare);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Non connu.", text);
        Assert.Contains("Pas encore importés dans Spro.", text);
        Assert.Contains("Aucune des formations connues ici ne mène à ce métier.", text);
        Assert.DoesNotContain("€", text);
        Assert.DoesNotMatch(@"\b0\b", text);
    }

    [Fact]
    public async Task A_closed_occupation_leads_to_those_that_took_it_over()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Closed);
        Assert.Contains("Ce code n'existe plus", page.Body!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll($"main a[href='/metiers/{TestOccupations.Whole}']"));
    }

    [Fact]
    public async Task The_nearest_doors_are_those_of_the_commune_asked()
    {
        var page = await PageAsync($"/metiers/{TestOccupations.Whole}?insee=53147");
        Assert.Contains("Les lieux les plus proches de Mayenne", page.Body!.TextContent);
        Assert.InRange(page.QuerySelectorAll("#en-parler ~ .spro-cards > li").Length, 1, 3);
    }

    [Fact]
    public async Task Occupations_are_found_by_domain_and_an_unknown_code_is_no_page()
    {
        var domains = await PageAsync("/metiers");
        Assert.Contains(domains.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/metiers?domaine=A");
        var inDomain = await PageAsync("/metiers?domaine=A");
        Assert.Contains(
            inDomain.QuerySelectorAll("main a"),
            link => link.GetAttribute("href") == "/metiers/" + TestOccupations.Split
        );
        using var response = await _client.GetAsync("/metiers/Z9999", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_API_gives_the_five_blocks_each_value_with_its_source_and_date()
    {
        var sheet = await _client.JsonAsync("/api/v1/occupations/" + TestOccupations.Split);
        Assert.Equal(["romeCode", "url", "occupation", "training", "certifications", "outlets", "pay"], sheet.Names());
        var definition = sheet.GetProperty("occupation").GetProperty("definition");
        Assert.Equal("Garde des bêtes d'essai.", definition.GetProperty("paragraphs")[0].GetString());
        Assert.Equal("2021-01-01", definition.GetProperty("from").GetProperty("date").GetString());
        Assert.Equal(TestOccupations.Whole, definition.GetProperty("from").GetProperty("romeCode").GetString());
        Assert.Equal("not-imported", sheet.GetProperty("pay").GetProperty("state").GetString());

        using var unknown = await _client.GetAsync("/api/v1/occupations/Z9999", Cancel);
        var problem = await unknown.ProblemAsync();
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (problem.Status, problem.Code));
    }

    private async Task<IDocument> PageAsync(string address)
    {
        using var response = await _client.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
    }
}
