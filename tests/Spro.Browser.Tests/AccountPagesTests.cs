using Microsoft.Playwright;
using OtpNet;

namespace Spro.Browser.Tests;

/// <summary>
/// A manager invites somebody who chooses a password, sets a telephone and enters: two browsers, on a narrow screen, each
/// page accessible.
/// </summary>
public class AccountPagesTests(Browser browser)
{
    private const string Password = "tapis lampe girafe";

    [Fact]
    public async Task Each_page_from_the_invitation_to_the_team_is_accessible_on_a_narrow_screen()
    {
        var manager = await ManagerAsync(NarrowScreen.Options);
        await using var own = manager.Context;
        await manager.GotoAsync("/ma-structure/equipe/inviter");
        await NarrowScreen.RequireAsync(manager);
        var (name, email) = Somebody();
        var link = await InviteAsync(manager, name, email);
        await NarrowScreen.RequireAsync(manager);
        await manager.GotoAsync("/ma-structure/equipe");
        await NarrowScreen.RequireAsync(manager);

        var guest = await browser.OpenAsync(NarrowScreen.Options);
        await using var other = guest.Context;
        await guest.GotoAsync(link);
        await NarrowScreen.RequireAsync(guest);
        await guest.GetByLabel("Nouveau mot de passe").FillAsync("motdepasse123");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        await NarrowScreen.RequireAsync(guest);
        await EnterAsync(guest, email, NarrowScreen.RequireAsync);

        await guest.GotoAsync("/mon-compte");
        await NarrowScreen.RequireAsync(guest);
        foreach (var path in (string[])["/mon-compte/mot-de-passe", "/mon-compte/telephone"])
        {
            await guest.GotoAsync(path);
            await NarrowScreen.RequireAsync(guest);
        }
        await manager.GotoAsync("/ma-structure/equipe");
        await manager.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await NarrowScreen.RequireAsync(manager);
    }

    [Fact]
    public async Task Without_script_and_with_a_keyboard_somebody_invited_enters()
    {
        var manager = await ManagerAsync(new() { JavaScriptEnabled = false });
        await using var own = manager.Context;
        await manager.GotoAsync("/ma-structure/equipe/inviter");
        var (name, email) = Somebody();
        var link = await InviteAsync(manager, name, email);

        var guest = await browser.OpenAsync(new() { JavaScriptEnabled = false });
        await using var other = guest.Context;
        await guest.GotoAsync(link);
        await guest.GetByLabel("Nouveau mot de passe").FocusAsync();
        await guest.Keyboard.TypeAsync(Password);
        await guest.Keyboard.PressAsync("Enter");
        await EnterAsync(guest, email, _ => Task.CompletedTask, accepted: true);

        await Assertions.Expect(guest.Locator("nav.spro-professional")).ToContainTextAsync(name);
    }

    private async Task EnterAsync(IPage page, string email, Func<IPage, Task> check, bool accepted = false)
    {
        if (!accepted)
        {
            await page.GetByLabel("Nouveau mot de passe").FillAsync(Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        }
        await page.GetByLabel("Mot de passe").WaitForAsync();
        await check(page);
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Enregistrer votre téléphone" }).WaitForAsync();
        await check(page);
        var key = await page.Locator(".spro-sheet__take code").InnerTextAsync();
        // That site tells its own time.
        var phone = new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal)));
        await page.GetByLabel("Le code que l'application montre").FillAsync(phone.ComputeTotp(browser.Site.Now));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Vos codes de secours" }).WaitForAsync();
        await Assertions.Expect(page.Locator(".spro-recovery-codes li")).ToHaveCountAsync(10);
        await check(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "continuer" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Accueil du public" }).WaitForAsync();
    }

    private static async Task<string> InviteAsync(IPage page, string name, string email)
    {
        await page.GetByLabel("Prénom et nom").FillAsync(name);
        await page.GetByLabel("Adresse électronique professionnelle").FillAsync(email);
        await page.GetByLabel("Conseillère ou conseiller").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Inviter" }).ClickAsync();
        return new Uri(await page.Locator(".spro-handover").InnerTextAsync()).AbsolutePath;
    }

    private static (string Name, string Email) Somebody()
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        return ($"Sacha {id}", $"sacha.{id}@example.org");
    }

    private async Task<IPage> ManagerAsync(BrowserNewContextOptions options)
    {
        var page = await browser.OpenAsync(options);
        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Button, new() { Name = "Responsable de structure" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Accueil du public" }).WaitForAsync();
        return page;
    }
}
