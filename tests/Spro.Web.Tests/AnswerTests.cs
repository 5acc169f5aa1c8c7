using AngleSharp.Dom;
using Spro.Core.Guidance;

namespace Spro.Web.Tests;

/// <summary>The answer page, the sheet and its code.</summary>
public class AnswerTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task The_answer_shows_at_most_four_networks_each_with_a_reason_and_places()
    {
        var page = await _client.PageAsync("/reponse?insee=53147&age=16-17&mainStatus=no_activity");
        var networks = page.QuerySelectorAll(".spro-branch__door");

        Assert.InRange(networks.Length, 1, 4);
        foreach (var network in networks)
        {
            Assert.NotEmpty(network.QuerySelectorAll("details .spro-reasons li"));
            Assert.NotEmpty(network.QuerySelectorAll("a[href^='/comment-ca-marche#regle-']"));
            Assert.NotEmpty(network.QuerySelectorAll(".spro-card a[href^='/lieux/']"));
        }
        Assert.Contains("Mission locale", networks[0].Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Version des règles", page.Words("main"));
        Assert.Contains(Html.Fold(site.Catalogue.RuleSets[0].Notice), page.Words("main"));
    }

    [Fact]
    public async Task Every_situation_sees_a_place_that_receives_whatever_the_network()
    {
        foreach (var status in SituationField.MainStatus.Values)
        {
            var page = await _client.PageAsync($"/reponse?insee=85113&mainStatus={status}");
            var nearest = page.Only("section[aria-labelledby=lieu-ouvert]");
            Assert.NotEmpty(nearest.QuerySelectorAll("a[href^='/lieux/']"));
            Assert.Equal(
                nearest.Only(".spro-state").Words().StartsWith("Ouvert", StringComparison.Ordinal)
                    ? "Un lieu ouvert, tout de suite"
                    : "Le premier lieu qui ouvre",
                nearest.Only("h2").Words()
            );
        }
    }

    [Fact]
    public async Task Doors_beyond_the_fourth_wait_behind_other_services()
    {
        var page = await _client.PageAsync(
            "/reponse?insee=44109&age=18-25&mainStatus=jobseeker&highestDiplomaLevel=0&isExecutive=true&needs=vae,higher_ed_guidance,discover_jobs,business_creation"
        );

        Assert.Equal(4, page.QuerySelectorAll(".spro-branch__door").Length);
        Assert.Contains(
            page.QuerySelectorAll("details summary").Select(summary => summary.Words()),
            text => text == "Voir les autres services"
        );
    }

    [Fact]
    public async Task Whoever_prefers_to_talk_sees_the_telephone_before_the_address()
    {
        var page = await _client.PostPageAsync(
            "/reponse",
            [
                new("commune", "53130"),
                new("age", "30-99"),
                new("mainStatus", "jobseeker"),
                new("digitalFragile", "true"),
            ]
        );
        var cards = page.QuerySelectorAll(".spro-branch__door .spro-card")
            .Where(card => card.QuerySelector("a[href^='tel:']") is not null)
            .ToList();

        Assert.NotEmpty(cards);
        Assert.All(cards, card => Assert.Contains("govuk-button", card.QuerySelector("a[href^='tel:']")!.ClassName));
        Assert.All(cards, card => Assert.Contains("Sans téléphoner", card.Words()));
    }

    [Fact]
    public async Task The_answer_and_the_sheet_give_a_way_without_the_telephone_beside_every_number()
    {
        var answer = await _client.PageAsync("/reponse?insee=53147&age=16-17&mainStatus=no_activity");
        var numbers = answer.QuerySelectorAll(".spro-branch__door a[href^='tel:']");
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains("Sans téléphoner", number.ParentElement!.Words()));

        var sheet = await _client.PostPageAsync("/feuille", answer.Only("form[action='/feuille']").Fields());
        var doors = sheet
            .QuerySelectorAll(".spro-sheet__doors p")
            .Where(door => door.Words().Contains("Téléphone", StringComparison.Ordinal));
        Assert.NotEmpty(doors);
        Assert.All(doors, door => Assert.Contains("Sans téléphoner", door.Words()));
    }

    [Fact]
    public async Task What_a_refining_question_was_told_is_read_back_and_can_be_changed()
    {
        const string said = "?insee=53147&age=18-25&mainStatus=jobseeker&highestDiplomaLevel=4&onBehalfOf=self";
        var page = await _client.PageAsync("/reponse" + said);
        var diploma = page.QuerySelectorAll(".spro-branch .spro-reasons li")
            .Single(line => line.Words().Contains("Diplôme le plus élevé : Baccalauréat", StringComparison.Ordinal));

        var question = await _client.PageAsync(diploma.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("4", question.Only("input[name=highestDiplomaLevel][checked]").GetAttribute("value"));
        Assert.StartsWith("/reponse?", question.Only(".govuk-back-link").GetAttribute("href"));

        var form = question.Only("main form");
        var changed = form.Fields(("highestDiplomaLevel", "0"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        Assert.Equal(
            "/reponse" + said.Replace("highestDiplomaLevel=4", "highestDiplomaLevel=0", StringComparison.Ordinal),
            await _client.LocationAsync($"{form.GetAttribute("action")}?{string.Join('&', changed)}")
        );
    }

    [Fact]
    public async Task A_sheet_of_information_is_read_whole_with_its_source()
    {
        var answer = await _client.PageAsync("/reponse?insee=53147&needs=vae");
        var link = answer.QuerySelectorAll("a").Single(one => one.GetAttribute("href") == "/fiches/besoin-vae");

        var sheet = await _client.PageAsync(link.GetAttribute("href")!);
        Assert.Contains("Gardez les traces", sheet.Words("main"));
        Assert.Contains("Source : France VAE", sheet.Words("main"));
        Assert.Contains("Relue le", sheet.Words("main"));
        Assert.Contains(
            "/fiches/besoin-vae",
            (await _client.PageAsync("/fiches")).QuerySelectorAll("main a").Select(one => one.GetAttribute("href"))
        );
        await _client.PageAsync("/fiches/nulle-part", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_sheet_gives_a_code_that_opens_the_same_answer_however_it_is_typed()
    {
        const string query = "?insee=53147&age=16-17&mainStatus=no_activity";
        var code = await CodeOfAsync(query);

        Assert.Matches("^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$", code);
        var typed = code.Replace("-", "", StringComparison.Ordinal);
        string[] ways = [code, typed, typed.ToLowerInvariant(), $" {typed[..4]} {typed[4..]} "];
        foreach (var way in ways)
            Assert.Equal("/reponse" + query, await _client.LocationAsync("/code?code=" + Uri.EscapeDataString(way)));
        Assert.Equal("/reponse" + query, await _client.LocationAsync("/c/" + typed.ToLowerInvariant()));
    }

    [Fact]
    public async Task A_situation_never_said_gets_a_sheet_and_a_code_too()
    {
        Assert.Equal("/reponse", await _client.LocationAsync("/c/" + await CodeOfAsync("")));
    }

    [Theory]
    [InlineData("333-333-333")]
    [InlineData("bonjour")]
    [InlineData("' OR 1=1 --")]
    [InlineData("<script>")]
    public async Task A_code_that_opens_nothing_is_said_beside_the_field(string code)
    {
        var page = await _client.PageAsync("/code?code=" + Uri.EscapeDataString(code));

        Assert.Contains("Ce code n'ouvre rien", page.Words("#code-error"));
        Assert.Equal(code, page.Only("#code").GetAttribute("value"));
        Assert.StartsWith("/code?code=", await _client.LocationAsync("/c/" + Uri.EscapeDataString(code)));
    }

    [Fact]
    public async Task The_sheet_says_who_why_where_and_draws_the_code()
    {
        var sheet = await _client.PostPageAsync(
            "/feuille",
            [new("commune", "53147"), new("age", "16-17"), new("mainStatus", "no_activity")]
        );

        Assert.InRange(sheet.QuerySelectorAll(".spro-sheet ol > li").Length, 1, 4);
        Assert.NotNull(sheet.QuerySelector(".spro-sheet__take svg"));
        Assert.Contains(
            "http://localhost:5080/c/" + sheet.Words(".spro-sheet__code"),
            sheet.Words(".spro-sheet__take")
        );
        Assert.Contains("90 jours", sheet.Words(".spro-sheet__take"));
    }

    [Fact]
    public async Task There_is_no_sheet_without_a_situation()
    {
        Assert.Equal("/ma-situation", await _client.LocationAsync("/feuille"));
    }

    [Fact]
    public async Task Whoever_did_not_understand_says_so_and_is_told_who_can_explain()
    {
        var form = await _client.PageAsync("/pas-compris");
        Assert.NotNull(form.QuerySelector("a[href='/lieux']"));

        using var body = new FormUrlEncodedContent([new("Text", "Le mot « alternance ».")]);
        using var sent = await _client.PostAsync("/pas-compris", body, TestContext.Current.CancellationToken);
        Assert.Equal("/pas-compris?merci=true", sent.Headers.Location!.ToString());
        Assert.Contains("Merci", (await _client.PageAsync("/pas-compris?merci=true")).Words("h1"));

        var tooLong = await _client.PostPageAsync("/pas-compris", [new("Text", new string('a', 2001))]);
        Assert.Contains("2001", tooLong.Words(".govuk-error-message"));
        Assert.Equal(2001, tooLong.Words("textarea").Length);
    }

    private async Task<string> CodeOfAsync(string query)
    {
        var answer = await _client.PageAsync("/reponse" + query);
        var sheet = await _client.PostPageAsync("/feuille", answer.Only("form[action='/feuille']").Fields());
        return sheet.Words(".spro-sheet__code");
    }
}
