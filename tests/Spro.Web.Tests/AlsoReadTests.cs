using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests;

public class AlsoReadTests(Site site)
{
    private const string Sheet = "https://www.onisep.fr/http/redirection/metier/slug/MET.1";

    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_an_occupation_leads_to_its_sheet_at_Onisep_with_both_forms_date_source_and_licence()
    {
        var section = (await PageAsync("/metiers/" + TestOccupations.Whole)).QuerySelector("[aria-labelledby=a-lire]")!;
        var link = section.QuerySelector($"a[href='{Sheet}']")!;
        Assert.Equal("Berger ou bergère d'essai", link.TextContent);
        Assert.Contains("mise à jour le 5 mars 2026", section.Words());
        Assert.Contains("Source : Onisep, liste d'essai, avril 2026. Licence : licence d'essai.", section.Words());
        Assert.Contains("Voir la formation que l'Onisep cite pour ce métier", section.Words());
        Assert.NotNull(section.QuerySelector($"a[href='/certifications/{TestTrainings.Certification}']"));
        Assert.Contains(
            "Source : Onisep, fiches d'essai, 25 juin 2024. Licence : licence d'essai. Cette liste a plus d'un an",
            section.Words()
        );
    }

    [Fact]
    public async Task A_sheet_of_a_wider_code_says_so_and_an_occupation_without_a_sheet_says_nothing()
    {
        var split = (await PageAsync("/metiers/" + TestOccupations.Split)).QuerySelector("[aria-labelledby=a-lire]")!;
        Assert.Null(split.QuerySelector($"a[href='{Sheet}']"));
        Assert.NotNull(split.QuerySelector("details a[href$='MET.2']"));
        Assert.Contains($"reliée à l'ancien code {TestOccupations.Whole}, plus large", split.TextContent);
        var bare = await PageAsync("/metiers/" + TestOccupations.Bare);
        Assert.DoesNotContain("À lire aussi", bare.Body!.TextContent);
        var replaced = await PageAsync("/certifications/" + TestTrainings.Replaced);
        Assert.DoesNotContain("À lire aussi", replaced.Body!.TextContent);
    }

    [Fact]
    public async Task The_page_of_a_certification_leads_to_the_sheet_about_preparing_it_and_to_occupations_after_it()
    {
        var page = (await PageAsync("/certifications/" + TestTrainings.Certification)).QuerySelector("main")!;
        var link = page.QuerySelector("a[href='https://www.onisep.fr/http/redirection/formation/slug/FOR.1']")!;
        Assert.Equal("Brevet d'essai", link.TextContent);
        Assert.Contains("2 ans · niveau 4", link.ParentElement!.TextContent);
        Assert.Contains("mise à jour le 17 mai 2024", link.ParentElement.TextContent);
        var occupation = page.QuerySelectorAll("details a").Single();
        Assert.Equal(
            ("/metiers/" + TestOccupations.Whole, "Berger ou bergère d'essai"),
            (occupation.GetAttribute("href"), occupation.TextContent)
        );
    }

    [Fact]
    public async Task The_API_says_the_same()
    {
        var occupation = await JsonAsync("/api/v1/occupations/" + TestOccupations.Whole);
        var sheets = occupation.GetProperty("occupation").GetProperty("alsoRead").EnumerateArray().ToList();
        Assert.Equal(2, sheets.Count);
        Assert.Equal(Sheet, sheets[0].GetProperty("url").GetString());
        Assert.Equal("berger / bergère d'essai", sheets[0].GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, sheets[0].GetProperty("widerRomeCode").ValueKind);
        Assert.Equal(TestOccupations.Whole, sheets[1].GetProperty("widerRomeCode").GetString());
        var from = sheets[0].GetProperty("from");
        Assert.Equal("Onisep, liste d'essai", from.GetProperty("source").GetString());
        Assert.Equal("licence d'essai", from.GetProperty("licence").GetString());
        Assert.Equal("2026-03-05", from.GetProperty("updatedOn").GetString());
        var bare = await JsonAsync("/api/v1/occupations/" + TestOccupations.Bare);
        Assert.Empty(bare.GetProperty("occupation").GetProperty("alsoRead").EnumerateArray());

        var certification = await JsonAsync("/api/v1/certifications/" + TestTrainings.Certification);
        var training = Assert.Single(certification.GetProperty("alsoRead").EnumerateArray().ToList());
        Assert.Equal("FOR.1", training.GetProperty("id").GetString());
        Assert.Equal("2 ans", training.GetProperty("duration").GetString());
        Assert.Equal(4, training.GetProperty("level").GetInt32());
    }

    [Fact]
    public async Task A_title_that_only_Onisep_gives_finds_the_occupation()
    {
        var found = await JsonAsync("/api/v1/search?kind=occupation&q=pastourelle");
        Assert.Equal(
            TestOccupations.Whole,
            found.GetProperty("items").EnumerateArray().First().GetProperty("code").GetString()
        );
    }

    private async Task<JsonElement> JsonAsync(string address) =>
        JsonElement.Parse(await _client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel));

    private async Task<IDocument> PageAsync(string address) =>
        await new HtmlParser().ParseDocumentAsync(
            await _client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel),
            Cancel
        );
}
