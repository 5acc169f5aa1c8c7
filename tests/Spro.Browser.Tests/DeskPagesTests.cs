using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>The desk in a browser: without script, by keyboard, through a lost connection.</summary>
public class DeskPagesTests(Browser browser)
{
    [Fact]
    public async Task Without_script_somebody_is_received_and_leaves_with_a_card()
    {
        var page = await SignInAsync(new() { JavaScriptEnabled = false });
        await using var _ = page.Context;

        await ReceiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Imprimer la carte" }).ClickAsync();

        await Assertions
            .Expect(page.Locator("code.spro-sheet__code"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^.{3}-.{3}-.{3}$"));
    }

    [Fact]
    public async Task With_a_keyboard_one_key_gives_each_answer_and_Enter_records_it()
    {
        var page = await SignInAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/guichet");
        await page.Locator("input[name=Channel]").First.FocusAsync();

        // By telephone, then past the commune, 16 or 17 years old, a pupil, the first need.
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("3");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("input[name=Channel][value=Phone]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[name=age][value='16-17']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[name=mainStatus]").First).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[name=needs]").First).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Première réponse" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_outlives_a_lost_connection()
    {
        var page = await SignInAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/guichet");
        await page.CheckAsync("input[name=age][value='18-25']");
        await page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAsync<PlaywrightException>(() =>
            page.GotoAsync("/guichet", new() { WaitUntil = WaitUntilState.Load })
        );
        await page.Context.SetOfflineAsync(false);

        await page.GotoAsync("/guichet");
        await Assertions.Expect(page.Locator("input[name=age][value='18-25']")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByText("Votre saisie en cours est reprise")).ToBeVisibleAsync();

        // Once it is recorded, nothing of it stays.
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Première réponse" }).WaitForAsync();
        await page.GotoAsync("/guichet");
        await Assertions.Expect(page.Locator("input[name=age][value='18-25']")).Not.ToBeCheckedAsync();
    }

    private async Task<IPage> SignInAsync(BrowserNewContextOptions? options = null)
    {
        var page = await browser.OpenAsync(options);
        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Button, new() { Name = "accueil" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Accueil du public" }).WaitForAsync();
        return page;
    }

    private static async Task ReceiveAsync(IPage page)
    {
        await page.GotoAsync("/guichet");
        await page.CheckAsync("input[name=age][value='16-17']");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Première réponse" }).WaitForAsync();
    }
}
