using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Spro.Web.Tests;

public class TrainingTests(Site site)
{
    private const string ToShepherd = "/formations?metier=" + TestOccupations.Whole;

    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_occupation_shows_what_leads_to_it_and_where_nearest_first()
    {
        var page = await _client.PageAsync($"/metiers/{TestOccupations.Whole}?insee=53147");
        var training = page.QuerySelector("section[aria-labelledby=formations]")!;
        Assert.Equal([TestTrainings.Known, TestTrainings.Farther, TestTrainings.Hostile], TrainingsIn(training));
        var first = training.QuerySelector(".spro-card")!.Words();
        Assert.Contains("moins de 1 km à vol d'oiseau", first);
        Assert.Contains("prochain départ le 15 décembre 2026", first);
        Assert.Contains("en apprentissage", first);
        Assert.Contains("niveau 4, celui du baccalauréat", first);
        Assert.Contains("la Région ; votre compte personnel de formation (CPF)", first);
        Assert.Contains("Entrer sans diplôme : possible", first);
        Assert.Contains("l'organisme dit les accueillir", first);
        Assert.Contains("Dans l'ordre de la distance à vol d'oiseau", training.Words());

        var certifications = page.QuerySelector("section[aria-labelledby=certifications]")!;
        Assert.NotNull(certifications.QuerySelector($"a[href='/certifications/{TestTrainings.Certification}']"));
        Assert.Contains("délivrée par : Ministère d'essai", certifications.Words());
        Assert.Contains("Source : Essai, 28 juin 2024.", certifications.Words());
    }

    [Fact]
    public async Task A_narrower_occupation_says_that_a_certification_was_written_for_a_wider_one()
    {
        var page = await _client.PageAsync("/metiers/" + TestOccupations.Split);
        Assert.Contains(
            $"reliée au métier {TestOccupations.Whole}, plus large",
            page.QuerySelector("section[aria-labelledby=certifications]")!.TextContent
        );
    }

    [Fact]
    public async Task What_is_not_known_of_a_training_says_so_and_no_price_is_shown()
    {
        var page = await _client.PageAsync("/formations/" + TestTrainings.Hostile);
        var text = page.Words("main");
        Assert.Contains("lieu non connu", text);
        Assert.Contains("Prochaines dates non connues.", text);
        Assert.Contains("niveau non connu", text);
        Assert.Contains("utilisable ou non : non connu", text);
        foreach (var address in new[] { "/formations", "/formations/" + TestTrainings.Known, ToShepherd })
            Assert.DoesNotContain("€", (await _client.PageAsync(address)).Body!.TextContent);
    }

    [Fact]
    public async Task Certification_training_and_occupation_each_lead_to_the_others()
    {
        var training = await _client.PageAsync("/formations/" + TestTrainings.Known);
        Assert.NotNull(training.QuerySelector($"main a[href='/certifications/{TestTrainings.Certification}']"));
        Assert.NotNull(training.QuerySelector($"main a[href='/metiers/{TestOccupations.Whole}']"));
        var certification = await _client.PageAsync("/certifications/" + TestTrainings.Certification);
        Assert.NotNull(certification.QuerySelector($"main a[href='/metiers/{TestOccupations.Whole}']"));
        Assert.NotNull(certification.QuerySelector("main a[href^='/formations?certification=']"));
        var list = await _client.PageAsync("/formations?certification=" + TestTrainings.Certification);
        Assert.Equal([TestTrainings.Known], TrainingsIn(list.Body!));
    }

    [Fact]
    public async Task The_domain_of_a_certification_is_said_in_words_or_not_known()
    {
        var page = await _client.PageAsync("/certifications/" + TestTrainings.Certification);
        Assert.Equal(
            ["Élevage d'essai", "code Formacode 21055, nom non connu"],
            Said(page, "Domaines de formation").QuerySelectorAll("li").Select(domain => domain.TextContent)
        );
        Assert.DoesNotContain("Noms des domaines de formation", page.Words("main"));
        var one = await _client.PageAsync("/certifications/" + TestTrainings.HostileCertification);
        Assert.Equal(TestPlaces.Hostile, Said(one, "Domaine de formation").TextContent);
        var json = await _client.JsonAsync("/api/v1/certifications/" + TestTrainings.Certification);
        var domains = json.GetProperty("trainingDomains");
        Assert.Equal("Élevage d'essai", domains[0].GetProperty("label").GetString());
        Assert.Equal("2024-06-28", domains[0].GetProperty("from").GetProperty("date").GetString());
        Assert.Equal("21055", domains[1].GetProperty("formacode").GetString());
        Assert.Equal(JsonValueKind.Null, domains[1].GetProperty("label").ValueKind);
        Assert.Equal(JsonValueKind.Null, domains[1].GetProperty("from").ValueKind);
        Assert.Equal(
            ["21054", "21055"],
            json.GetProperty("formacodes").EnumerateArray().Select(one => one.GetString())
        );
    }

    [Fact]
    public async Task The_domain_of_a_training_is_said_in_the_words_of_the_certifications_with_their_source()
    {
        var page = await _client.PageAsync("/formations/" + TestTrainings.Known);
        Assert.Equal("Élevage d'essai", Said(page, "Domaine de formation").TextContent);
        Assert.Contains("Noms des domaines de formation. Source : Essai, 28 juin 2024.", page.Words("main"));
        var farther = await _client.PageAsync("/formations/" + TestTrainings.Farther);
        Assert.DoesNotContain(farther.QuerySelectorAll("dt"), term => term.TextContent.Contains("Domaine"));
        Assert.DoesNotContain("Noms des domaines", farther.Words("main"));
        var json = await _client.JsonAsync("/api/v1/trainings/" + TestTrainings.Known);
        Assert.Equal("Élevage d'essai", json.GetProperty("trainingDomains")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Only_sessions_to_come_are_dates_of_a_training()
    {
        var page = await _client.PageAsync("/formations/" + TestTrainings.Known);
        Assert.Contains("Du 15 décembre 2026 au 30 juin 2027.", page.Body!.TextContent);
        Assert.DoesNotContain("5 janvier 2026", page.Body.TextContent);
    }

    [Fact]
    public async Task A_replaced_certification_leads_to_the_one_that_took_its_place()
    {
        var page = await _client.PageAsync("/certifications/" + TestTrainings.Replaced);
        Assert.NotNull(page.QuerySelector($"main a[href='/certifications/{TestTrainings.Certification}']"));
    }

    [Fact]
    public async Task What_another_source_says_otherwise_is_shown_beside_with_its_date()
    {
        var page = await _client.PageAsync("/certifications/" + TestTrainings.Certification);
        Assert.Equal(
            [
                "niveau 4, celui du baccalauréat Source : Essai, 28 juin 2024.",
                "niveau 5, deux ans après le baccalauréat Source : Autre essai, 1er février 2021.",
            ],
            page.QuerySelectorAll("main h3 + ul li").Select(line => line.Words().Trim())
        );
        var told = (await _client.JsonAsync("/api/v1/certifications/" + TestTrainings.Certification))
            .GetProperty("disagreements")
            .EnumerateArray()
            .Single();
        Assert.Equal("level", told.GetProperty("fact").GetString());
        Assert.Equal(
            [4, 5],
            told.GetProperty("told").EnumerateArray().Select(one => one.GetProperty("value").GetInt32())
        );
        Assert.DoesNotContain(
            "ne disent pas toutes",
            (await _client.PageAsync("/certifications/" + TestTrainings.HostileCertification)).Words("main")
        );
    }

    [Fact]
    public async Task A_certification_says_how_many_are_in_work_after_it_and_what_is_not_known()
    {
        var page = await _client.PageAsync("/certifications/" + TestTrainings.Certification);
        var text = page.Words("main");
        Assert.Contains(
            "France : sur 100 jeunes qui ont arrêté leurs études après ce diplôme, 62 ont un emploi un an plus tard",
            text
        );
        var table = page.QuerySelectorAll("main table").Single(one => one.QuerySelector("svg") is not null);
        Assert.Equal(
            ["non connu", "non connu", "62 %", "non connu", "non connu", "non connu", "non connu", "non connu"],
            table.QuerySelectorAll("td").Select(cell => cell.Words().Trim())
        );
        Assert.Contains("Pays de la Loire : trop peu de lycées mesurés pour donner un chiffre.", text);
        Assert.Contains("Source : Essai. Licence : Licence d'essai.", text);

        var hostile = await _client.PageAsync("/certifications/" + TestTrainings.HostileCertification);
        Assert.Contains("Non connu. Ces chiffres n'existent que", hostile.Words("main"));
    }

    [Fact]
    public async Task An_occupation_sums_up_what_is_known_after_its_diplomas_and_counts_the_others()
    {
        var page = await _client.PageAsync("/metiers/" + TestOccupations.Whole);
        var text = page.QuerySelector("section[aria-labelledby=certifications]")!.Words();
        Assert.Contains("62 %", text);
        Assert.Contains("Pour l'autre certification de ce métier : non connu.", text);
    }

    [Fact]
    public async Task Programs_read_the_same_rates_and_null_where_nothing_is_known()
    {
        var insertion = (await _client.JsonAsync("/api/v1/certifications/" + TestTrainings.Certification)).GetProperty(
            "insertion"
        );
        Assert.Equal("known", insertion.GetProperty("state").GetString());
        var nation = insertion.GetProperty("items")[0];
        Assert.Equal(40, nation.GetProperty("measures").GetInt32());
        Assert.Equal("code", nation.GetProperty("linkedBy").GetString());
        var employed = nation.GetProperty("employed").EnumerateArray().ToList();
        Assert.Equal([6, 12, 18, 24], employed.Select(one => one.GetProperty("months").GetInt32()));
        Assert.Equal(JsonValueKind.Null, employed[0].GetProperty("percent").ValueKind);
        Assert.Equal(62.4, employed[1].GetProperty("percent").GetDouble());
        // Too few lycées of the region were measured.
        Assert.All(
            insertion.GetProperty("items")[1].GetProperty("employed").EnumerateArray(),
            one => Assert.Equal(JsonValueKind.Null, one.GetProperty("percent").ValueKind)
        );
    }

    [Fact]
    public async Task The_reader_chooses_the_order_and_the_page_says_which()
    {
        var near = await _client.PageAsync(ToShepherd + "&insee=53147");
        var soon = await _client.PageAsync(ToShepherd + "&insee=53147&ordre=date");
        Assert.Equal(TestTrainings.Known, TrainingsIn(near.Body!)[0]);
        Assert.Equal(TestTrainings.Farther, TrainingsIn(soon.Body!)[0]);
        Assert.Contains("Dans l'ordre de la prochaine date", soon.Body!.TextContent);
        var apprenticeship = await _client.PageAsync(ToShepherd + "&mode=apprentissage");
        Assert.Equal([TestTrainings.Known], TrainingsIn(apprenticeship.Body!));
        var open = await _client.PageAsync(ToShepherd + "&sansdiplome=oui&handicap=oui");
        Assert.Equal([TestTrainings.Known], TrainingsIn(open.Body!));
    }

    [Theory]
    [InlineData("mode", "aucun")]
    [InlineData("ordre", "prix")]
    [InlineData("sansdiplome", "peut-etre")]
    [InlineData("handicap", "1")]
    public async Task A_filter_that_means_nothing_is_said_beside_its_field_and_no_other_list_is_shown(
        string field,
        string value
    )
    {
        var page = await _client.PageAsync($"/formations?insee=53147&{field}={value}");
        Assert.Contains("Ce choix n'existe pas", page.QuerySelector($"#{field}-error")!.TextContent);
        Assert.NotNull(page.QuerySelector($".govuk-error-summary a[href='#{field}']"));
        Assert.NotNull(page.QuerySelector("details[open]"));
        Assert.Empty(page.QuerySelectorAll("main ol.spro-cards li"));
    }

    [Theory]
    [InlineData("/formations/00000000-0000-0000-0000-000000000000")]
    [InlineData("/formations?metier=Z9999")]
    [InlineData("/formations?certification=RNCP1")]
    [InlineData("/certifications/RNCP1")]
    public async Task What_is_not_known_is_no_page(string address)
    {
        using var response = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Search_finds_a_certification_by_its_code_and_a_training_by_its_title()
    {
        var certification = await _client.JsonAsync("/api/v1/search?q=rncp90001&kind=certification&limit=1");
        Assert.Equal(
            "/certifications/" + TestTrainings.Certification,
            certification.GetProperty("items")[0].GetProperty("url").GetString()
        );
        var page = await _client.PageAsync("/recherche?q=garder+des+betes&type=training");
        Assert.Equal("/formations/" + TestTrainings.Known, page.QuerySelector("main ol li a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Programs_read_the_same_with_source_and_date_and_null_for_what_is_not_known()
    {
        var sheet = await _client.JsonAsync("/api/v1/occupations/" + TestOccupations.Whole);
        Assert.Equal("known", sheet.GetProperty("training").GetProperty("state").GetString());
        Assert.Equal(3, sheet.GetProperty("training").GetProperty("total").GetInt32());
        Assert.Equal(
            TestTrainings.Certification,
            sheet.GetProperty("certifications").GetProperty("items")[0].GetProperty("code").GetString()
        );
        var bare = await _client.JsonAsync("/api/v1/occupations/" + TestOccupations.Bare);
        Assert.Equal("none-known", bare.GetProperty("certifications").GetProperty("state").GetString());

        var certification = await _client.JsonAsync("/api/v1/certifications/" + TestTrainings.Certification);
        Assert.Equal("2024-06-28", certification.GetProperty("from").GetProperty("date").GetString());
        Assert.Equal("Licence d'essai", certification.GetProperty("from").GetProperty("licence").GetString());
        Assert.Equal(1, certification.GetProperty("trainings").GetInt32());

        var hostile = await _client.JsonAsync("/api/v1/trainings/" + TestTrainings.Hostile);
        Assert.Equal(JsonValueKind.Null, hostile.GetProperty("cpf").ValueKind);
        Assert.Equal(JsonValueKind.Null, hostile.GetProperty("communeCode").ValueKind);

        var list = await _client.JsonAsync(
            $"/api/v1/trainings?occupation={TestOccupations.Whole}&commune=53147&mode=apprenticeship"
        );
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.Equal(TestTrainings.Known, list.GetProperty("items")[0].GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("occupation=Z9999", "occupation")]
    [InlineData("certification=RNCP1", "certification")]
    [InlineData("commune=99999", "commune")]
    [InlineData("mode=train", "mode")]
    [InlineData("order=price", "order")]
    [InlineData("order=distance", "order")]
    [InlineData("after=abc", "after")]
    public async Task A_wrong_parameter_of_the_list_is_named(string query, string field)
    {
        using var response = await _client.GetAsync(new Uri("/api/v1/trainings?" + query, UriKind.Relative), Cancel);
        var problem = await response.ProblemAsync();
        Assert.Equal((HttpStatusCode.BadRequest, field), (problem.Status, problem.Field));
    }

    private static IElement Said(IDocument page, string key) =>
        page.QuerySelectorAll("dt").Single(term => term.TextContent.Trim() == key).NextElementSibling!;

    private static List<Guid> TrainingsIn(IElement part) =>
        [
            .. part.QuerySelectorAll(".spro-card h3 a[href^='/formations/']")
                .Select(link => Guid.Parse(link.GetAttribute("href")!["/formations/".Length..])),
        ];
}
