using System.Text;
using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>The first five minutes of a person: from the home page to a sheet in their hand.</summary>
public class FiveMinutesTests(Browser browser)
{
    [Fact]
    public async Task Without_script_on_a_small_old_phone_a_person_gets_from_the_home_page_to_their_sheet()
    {
        var page = await browser.OpenAsync(
            new()
            {
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 320, Height = 480 },
            }
        );
        await using var _ = page.Context;
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != browser.Site.Address.Authority)
                elsewhere.Add(request.Url);
        };

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dire ma situation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Passer cette question" }).ClickAsync();
        await page.GetByLabel("Dans quelle commune habitez-vous").FillAsync("Mayenne");
        await ContinueAsync(page);
        await page.GetByLabel("16 ou 17 ans").CheckAsync();
        await ContinueAsync(page);
        await page.GetByLabel("Sans activité pour le moment").CheckAsync();
        await ContinueAsync(page);
        await ContinueAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir ma réponse", Exact = true }).ClickAsync();

        Assert.Equal("Votre réponse", await page.Locator("h1").InnerTextAsync());
        Assert.InRange(await page.Locator(".spro-branch__door").CountAsync(), 1, 4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Imprimer ma feuille" }).ClickAsync();
        Assert.Equal("Ma feuille", await page.Locator("h1").InnerTextAsync());
        Assert.Matches("^...-...-...$", await page.Locator(".spro-sheet__code").InnerTextAsync());
        Assert.Empty(elsewhere);
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_person_gets_to_their_answer_and_always_sees_where_they_are()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/");
        await Keyboard.TabToAsync(page, "a.govuk-button--start");
        await EnterAsync(page);
        foreach (
            var field in new[]
            {
                "input[name=onBehalfOf]",
                "input[name=commune]",
                "input[name=age]",
                "input[name=mainStatus]",
                "input[name=needs]",
            }
        )
        {
            await Keyboard.TabToAsync(page, field);
            if (field == "input[name=commune]")
                await page.Keyboard.TypeAsync("44100");
            else
                await page.Keyboard.PressAsync("Space");
            await Keyboard.TabToAsync(page, "main form button.govuk-button:not(.govuk-button--secondary)");
            await EnterAsync(page);
        }
        await Keyboard.TabToAsync(page, "main form button.govuk-button");
        await EnterAsync(page);

        Assert.Equal("Votre réponse", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("insee=44109", page.Url);
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_goes_straight_to_the_content()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/lieux");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("#contenu", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#contenu", page.Url);
    }

    [Theory]
    [InlineData("insee=53147&age=16-17&mainStatus=no_activity")]
    [InlineData(
        "insee=44109&age=18-25&mainStatus=jobseeker&highestDiplomaLevel=0&needs=vae&needs=discover_jobs&needs=business_creation"
    )]
    [InlineData("")]
    public async Task The_sheet_prints_on_one_page(string situation)
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/reponse?" + situation);
        await page.GetByRole(AriaRole.Button, new() { Name = "Imprimer ma feuille" }).ClickAsync();
        await page.ArriveAtAsync("/feuille");
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));

        Assert.Equal(1, pdf.Split("/Type /Page\n").Length - 1);
    }

    [Fact]
    public async Task An_integrator_reads_the_reference_and_calls_the_API_from_it()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pour les développeurs et développeuses" }).ClickAsync();
        var example = await page.Locator("pre code").First.InnerTextAsync();
        var body = example[(example.IndexOf("-d '", StringComparison.Ordinal) + 4)..example.LastIndexOf('\'')];
        var answer = await page.Context.APIRequest.PostAsync(
            browser.Site.Address + "api/v1/first-answers",
            new() { Headers = [new("Content-Type", "application/json")], DataString = body }
        );

        Assert.Equal(200, answer.Status);
        Assert.NotEqual(0, (await answer.JsonAsync())!.Value.GetProperty("answers").GetArrayLength());
    }

    private static Task ContinueAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();

    private static async Task EnterAsync(IPage page)
    {
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(before);
        await page.LoadAsync();
    }
}
