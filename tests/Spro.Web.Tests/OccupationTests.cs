using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests;

public partial class OccupationTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_forms_of_the_title_are_read_and_who_to_talk_to_comes_last()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Whole);
        Assert.Equal("Berger ou bergère d'essai", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Au masculin : Berger d'essai. Au féminin : Bergère d'essai.", page.Words("body"));
        var headings = page.QuerySelectorAll("main h2").Select(heading => heading.TextContent).ToList();
        Assert.Equal(
            [
                "Ce qu'on y fait",
                "Formations près de chez vous",
                "Diplômes et certifications",
                "Débouchés ici",
                "Salaires",
                "À lire aussi",
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
        var text = page.Words("body");
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
        Assert.Contains(domains.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/secteurs/A");
        var inDomain = await PageAsync("/secteurs/A");
        Assert.Contains(
            inDomain.QuerySelectorAll("main a"),
            link => link.GetAttribute("href") == "/metiers/" + TestOccupations.Split
        );
        using var response = await _client.GetAsync("/metiers/Z9999", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Outlets_are_shown_by_territory_with_their_year_their_source_and_the_family_they_are_about()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Whole);
        var outlets = page.QuerySelector("section[aria-labelledby=debouches]")!;
        var text = Spaces().Replace(outlets.TextContent, " ");
        Assert.Contains("portent sur toute une famille de métiers", text);
        Assert.Contains("(A0Z41), pas sur ce seul métier.", text);
        Assert.Contains("Pays de la Loire, 2019 : la tension était forte (4 sur 5).", text);
        Assert.Contains("Loire-Atlantique faible (2 sur 5)", text);
        Assert.Contains("Mayenne non connu : trop peu de personnes pour le dire", text);
        Assert.Contains("Conditions de travail dures 5 sur 5", text);
        Assert.Contains("La tension a augmenté entre 2018 et 2019.", text);
        // Another publication says otherwise: both are read.
        Assert.Contains("Une autre publication dit, pour Pays de la Loire en 2019 : très forte (5 sur 5).", text);
        Assert.Contains("environ 12 000 postes à pourvoir entre 2019 et 2030", text);
        Assert.Contains("-1 200", text);
        Assert.Contains("99 étaient des femmes et 1 des hommes", text);
        Assert.Contains("Chiffres de 2019. Source : Dares et Pôle emploi", text);
        Assert.Contains("Ces chiffres ont plus de 3 ans", text);
        Assert.DoesNotContain("pas encore importés", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_chart_stands_beside_words_that_say_the_same_and_nothing_needs_a_script()
    {
        var page = await PageAsync("/metiers/" + TestOccupations.Whole);
        var charts = page.QuerySelectorAll("svg.spro-chart");
        Assert.NotEmpty(charts);
        Assert.All(
            charts,
            chart =>
            {
                Assert.Equal("true", chart.GetAttribute("aria-hidden"));
                Assert.Null(chart.GetAttribute("style"));
                // In a cell, the words are in the cell; else in the paragraph or the one before.
                var around = chart.Closest("td") ?? chart.Closest("p")!;
                Assert.NotEmpty((around.TextContent + around.PreviousElementSibling?.TextContent).Trim());
            }
        );
    }

    [Fact]
    public async Task Pay_is_told_low_middle_and_high_with_whom_it_describes_and_what_is_not_known()
    {
        // Split from the occupation the figures are about.
        var page = await PageAsync("/metiers/" + TestOccupations.Split);
        var pay = Spaces().Replace(page.QuerySelector("section[aria-labelledby=salaires]")!.TextContent, " ");
        Assert.Contains("De 2017 à 2019, la moitié gagnait moins de 1 549 € par mois", pay);
        Assert.Contains("au moins une personne sur quatre gagnait moins de 1 500 €", pay);
        Assert.Contains("au moins une personne sur quatre gagnait 1 500 € ou plus", pay);
        Assert.Contains("3 000 € ou plus moins de 1 %", pay);
        Assert.Contains(
            "salariés et salariées à temps complet, sans les apprentis et apprenties ni les stagiaires",
            pay
        );
        Assert.Contains("Non connus ici", pay);
    }

    [Fact]
    public async Task The_API_gives_each_figure_with_its_territory_unit_source_and_why_it_is_not_known()
    {
        var sheet = await _client.JsonAsync("/api/v1/occupations/" + TestOccupations.Whole);
        var outlets = sheet.GetProperty("outlets");
        Assert.Equal("known", outlets.GetProperty("state").GetString());
        Assert.Equal("A0Z41", outlets.GetProperty("families")[0].GetProperty("code").GetString());
        var figures = outlets.GetProperty("figures").EnumerateArray().ToList();
        var withheld = figures.Single(figure =>
            figure.GetProperty("area").GetProperty("code").GetString() == "53"
            && figure.GetProperty("measure").GetString() == "tension-level"
        );
        Assert.Equal(JsonValueKind.Null, withheld.GetProperty("value").ValueKind);
        Assert.Equal("withheld", withheld.GetProperty("notKnown").GetString());
        Assert.Equal("Mayenne", withheld.GetProperty("area").GetProperty("name").GetString());
        Assert.Equal("dares-tension-2019", withheld.GetProperty("from").GetProperty("version").GetString());
        Assert.True(withheld.GetProperty("old").GetBoolean());
        var pay = sheet.GetProperty("pay").GetProperty("figures")[0];
        Assert.Equal("median-pay", pay.GetProperty("measure").GetString());
        Assert.Equal(1_549, pay.GetProperty("value").GetDouble());
        Assert.Equal("euros-per-month", pay.GetProperty("unit").GetString());
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
        var bare = await _client.JsonAsync("/api/v1/occupations/" + TestOccupations.Bare);
        Assert.Equal("not-imported", bare.GetProperty("pay").GetProperty("state").GetString());

        using var unknown = await _client.GetAsync("/api/v1/occupations/Z9999", Cancel);
        var problem = await unknown.ProblemAsync();
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (problem.Status, problem.Code));
    }

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();

    private async Task<IDocument> PageAsync(string address)
    {
        using var response = await _client.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
    }
}
