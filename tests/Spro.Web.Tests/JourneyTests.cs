using System.Net;
using AngleSharp.Dom;
using Spro.Core.Guidance;

namespace Spro.Web.Tests;

/// <summary>"Dire ma situation", from the first question to the answer, by address alone.</summary>
public class JourneyTests(Site site)
{
    private static readonly string[] Steps = ["pour-qui", "commune", "age", "situation", "besoins", "confidences"];

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Every_question_leads_to_the_next_with_all_that_was_said_and_the_last_to_the_answer()
    {
        (string Name, string Value)[] said =
        [
            ("onBehalfOf", "child"),
            ("commune", "Mayenne"),
            ("age", "16-17"),
            ("mainStatus", "pupil"),
            ("needs", "discover_jobs"),
        ];
        var path = "/ma-situation";
        foreach (var answer in said)
        {
            var page = await _client.PageAsync(path);
            path = await _client.LocationAsync(Submit(page, answer));
        }

        Assert.StartsWith("/ma-situation/confidences?", path);
        var last = await _client.PageAsync(path);
        var form = last.Only("form[method=post]");
        Assert.Equal("/reponse", form.GetAttribute("action"));
        using var body = new FormUrlEncodedContent(form.Fields());
        using var response = await _client.PostAsync("/reponse", body, TestContext.Current.CancellationToken);
        var address = response.Headers.Location!.ToString();
        Assert.Equal("/reponse?insee=53147&age=16-17&mainStatus=pupil&needs=discover_jobs&onBehalfOf=child", address);

        var words = (await _client.PageAsync(address)).Words("main");
        Assert.Contains("Mayenne", words);
        Assert.Contains("16 à 17 ans", words);
        Assert.Contains("Découvrir", words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Passing_over_every_question_still_leads_to_an_answer()
    {
        var path = "/ma-situation";
        foreach (var step in Steps[..^1])
        {
            var page = await _client.PageAsync(path);
            Assert.Equal(step, page.QuerySelector("input[name=etape]")!.GetAttribute("value"));
            path = await _client.LocationAsync(Submit(page, ("passer", "1")));
        }
        var last = await _client.PageAsync(path);
        var skip = last.Only("a.govuk-button--secondary").GetAttribute("href")!;
        Assert.Equal("/reponse", skip);

        var answer = await _client.PageAsync(skip);
        Assert.Contains("Vous n'avez rien dit de votre situation", answer.Words("main"));
        Assert.NotEmpty(answer.QuerySelectorAll(".spro-branch__door"));
    }

    [Fact]
    public async Task Continuing_without_an_answer_is_passing_over()
    {
        foreach (var step in Steps[..^1])
        {
            var location = await _client.LocationAsync($"/ma-situation/{step}?etape={step}");
            Assert.Equal("/ma-situation/" + Steps[Array.IndexOf(Steps, step) + 1], location);
        }
    }

    [Fact]
    public async Task Passing_over_forgets_what_the_question_had_been_told()
    {
        var location = await _client.LocationAsync("/ma-situation/age?etape=age&age=15&mainStatus=pupil&passer=1");

        Assert.Equal("/ma-situation/situation?mainStatus=pupil", location);
    }

    [Theory]
    [InlineData("Trifouillis")]
    [InlineData("99999")]
    [InlineData("<b>Laval</b> & \"co\"")]
    public async Task An_unknown_commune_is_said_beside_the_field_which_keeps_what_was_typed(string typed)
    {
        var path = $"/ma-situation/commune?etape=commune&commune={Uri.EscapeDataString(typed)}&age=15";
        var page = await _client.PageAsync(path);
        var field = page.Only("#commune");

        Assert.Equal(typed, field.GetAttribute("value"));
        Assert.Contains("commune-error", field.GetAttribute("aria-describedby"));
        Assert.Contains("Nous ne connaissons pas cette commune", page.Words("#commune-error"));
        Assert.Equal("#commune", page.Only(".govuk-error-summary a").GetAttribute("href"));
        Assert.StartsWith("Erreur", page.Title);
        Assert.Equal("15", page.Only("input[name=age]").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_lives_in_another_region_says_so_and_gets_an_answer()
    {
        var unknown = await _client.PageAsync("/ma-situation/commune?etape=commune&commune=Rennes&age=30-99");
        var elsewhere = unknown.Only("main form button[name=ailleurs]");
        var fields = elsewhere.Closest("form")!.Fields().Append(new("ailleurs", "1"));
        var address = "/ma-situation/commune?" + string.Join('&', fields.Select(pair => $"{pair.Key}={pair.Value}"));
        var next = await _client.LocationAsync(address);
        var answer = await _client.PageAsync(next.Replace("/ma-situation/age", "/reponse", StringComparison.Ordinal));

        Assert.Equal("/ma-situation/age?age=30-99&residesInRegion=false", next);
        Assert.Contains("Vous habitez dans une autre région", answer.Words("main"));
    }

    [Fact]
    public async Task Two_communes_of_one_name_are_told_apart_by_their_department()
    {
        var page = await _client.PageAsync("/ma-situation/commune?etape=commune&commune=Chang%C3%A9");
        var labels = page.QuerySelectorAll("label.govuk-radios__label").Select(label => label.Words()).ToList();

        Assert.Contains(labels, label => label.Contains("Mayenne", StringComparison.Ordinal));
        Assert.Contains(labels, label => label.Contains("Sarthe", StringComparison.Ordinal));
        var codes = page.QuerySelectorAll("input[type=radio][name=insee]").Select(radio => radio.GetAttribute("value"));
        Assert.Equal(["53054", "72058"], codes.Order(StringComparer.Ordinal));

        Assert.Equal("/ma-situation/age?insee=53054", await _client.LocationAsync(Submit(page, ("insee", "53054"))));
    }

    [Fact]
    public async Task A_postcode_of_several_communes_asks_which_one()
    {
        var page = await _client.PageAsync("/ma-situation/commune?etape=commune&commune=53290");

        Assert.True(page.QuerySelectorAll("input[type=radio][name=insee]").Length > 1);
        Assert.Contains("Grez-en-Bouère", page.Words("form"));
    }

    [Theory]
    [InlineData("44100", "44109")] // A postcode of Nantes, the code of Monnières.
    [InlineData("72100", "72181")] // A postcode of Le Mans, the code of Courcelles-la-Forêt.
    [InlineData("53147", "53147")] // No postcode: the code of Mayenne.
    public async Task Five_digits_are_a_postcode_before_they_are_an_INSEE_code(string typed, string code)
    {
        var location = await _client.LocationAsync("/ma-situation/commune?etape=commune&commune=" + typed);

        Assert.Equal("/ma-situation/age?insee=" + code, location);
    }

    [Fact]
    public async Task A_chosen_commune_whose_INSEE_code_is_the_postcode_of_another_stays_chosen()
    {
        var page = await _client.PageAsync("/ma-situation/commune?insee=53100");

        Assert.Equal("Fougerolles-du-Plessis (Mayenne)", page.Only("#commune").GetAttribute("value"));
        Assert.Equal(
            "/ma-situation/age?insee=53100",
            await _client.LocationAsync(Submit(page, ("commune", "Fougerolles-du-Plessis (Mayenne)")))
        );
    }

    [Fact]
    public async Task Whoever_finds_their_commune_in_no_choice_can_type_another()
    {
        var page = await _client.PageAsync("/ma-situation/commune?etape=commune&commune=53290&age=15");
        var other = page.QuerySelectorAll("main form a").Select(link => link.GetAttribute("href")!);

        Assert.Equal("/ma-situation/commune?age=15", Assert.Single(other));
    }

    [Fact]
    public async Task An_old_name_of_a_commune_is_understood()
    {
        var location = await _client.LocationAsync("/ma-situation/commune?etape=commune&commune=Pr%C3%A9-en-Pail");

        Assert.Equal("/ma-situation/age?insee=53185", location);
    }

    [Fact]
    public async Task An_answer_that_does_not_exist_is_said_beside_the_question()
    {
        var page = await _client.PageAsync("/ma-situation/age?etape=age&age=200");

        Assert.NotEmpty(page.Words("#age-error"));
        Assert.Equal("#age", page.Only(".govuk-error-summary a").GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#age"));
    }

    [Fact]
    public async Task Going_back_keeps_every_answer()
    {
        const string said = "?insee=53147&age=16-17&mainStatus=pupil&onBehalfOf=self";
        var page = await _client.PageAsync("/ma-situation/besoins" + said);
        foreach (var step in Steps[..4].Reverse())
        {
            var back = page.Only("a.govuk-back-link").GetAttribute("href")!;
            Assert.Equal("/ma-situation/" + step + said, back);
            page = await _client.PageAsync(back);
        }
        Assert.Equal("self", page.Only("input[type=radio][checked]").GetAttribute("value"));
        Assert.Equal("/", page.Only("a.govuk-back-link").GetAttribute("href"));
    }

    [Fact]
    public async Task Changing_one_thing_leads_back_to_the_answer()
    {
        var answer = await _client.PageAsync("/reponse?insee=53147&age=16-17&mainStatus=pupil");
        var change = answer
            .QuerySelectorAll("main a")
            .First(link => link.Words().StartsWith("changer : 16", StringComparison.Ordinal))
            .GetAttribute("href")!;
        var page = await _client.PageAsync(change);

        Assert.Equal(
            "/reponse?insee=53147&age=18-25&mainStatus=pupil",
            await _client.LocationAsync(Submit(page, ("age", "18-25")))
        );
    }

    [Fact]
    public async Task The_questions_beside_the_answer_change_it()
    {
        var page = await _client.PageAsync("/reponse?insee=53147");
        var form = page.Only("form[method=get][action='/reponse']");
        var path = "/reponse" + Query(form.Fields(("age", "16-17"), ("mainStatus", "no_activity")));
        var better = await _client.PageAsync(path);

        const string expected = "Mission locale";
        Assert.Contains(Networks(better), network => network.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(Networks(page), network => network.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10-14")]
    [InlineData("15")]
    [InlineData("16-17")]
    [InlineData("18-25")]
    [InlineData("26-29")]
    [InlineData("30-99")]
    public async Task No_question_is_asked_twice(string age)
    {
        foreach (var status in SituationField.MainStatus.Values)
        {
            var page = await _client.PageAsync($"/reponse?insee=53147&age={age}&mainStatus={status}&needs=job_search");
            foreach (var form in page.QuerySelectorAll("form[action='/reponse']"))
            {
                var carried = form.QuerySelectorAll("input[type=hidden]").Select(input => input.GetAttribute("name"));
                var asked = form.QuerySelectorAll("select, input:not([type=hidden])")
                    .Select(input => input.GetAttribute("name"));
                Assert.Empty(carried.Intersect(asked));
            }
        }
    }

    [Fact]
    public async Task A_question_that_does_not_exist_is_not_found()
    {
        var page = await _client.PageAsync("/ma-situation/couleur", HttpStatusCode.NotFound);

        Assert.Contains("n'existe", page.Words("main"));
    }

    [Fact]
    public async Task A_parent_asks_for_a_child_and_gets_the_answer_of_the_child()
    {
        const string situation = "insee=49007&age=10-14&mainStatus=pupil";
        var parent = await _client.PageAsync($"/reponse?{situation}&onBehalfOf=child");
        var child = await _client.PageAsync($"/reponse?{situation}");

        Assert.Equal(Networks(child), Networks(parent));
        Assert.NotEmpty(Networks(parent));
    }

    private static List<string> Networks(IDocument page) =>
        [.. page.QuerySelectorAll(".spro-branch__door h2").Select(heading => heading.Words())];

    /// <summary>The address a browser goes to when the form of a question is sent.</summary>
    private static string Submit(IDocument page, params (string Name, string Value)[] chosen)
    {
        var form = page.Only("main form");
        Assert.Equal("get", form.GetAttribute("method"));
        return form.GetAttribute("action") + Query(form.Fields(chosen));
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> fields) =>
        "?" + string.Join('&', fields.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
}
