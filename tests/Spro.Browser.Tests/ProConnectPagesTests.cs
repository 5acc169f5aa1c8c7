using Microsoft.Playwright;
using Spro.Core.Accounts;
using Spro.Web.Tests.SignIn;

namespace Spro.Browser.Tests;

/// <summary>At the hour of the browser, which forgets cookies by its own clock.</summary>
public sealed class NodeProviderSiteOfToday : NodeProviderSite
{
    public override async ValueTask InitializeAsync()
    {
        if (TimeProvider.System.GetUtcNow() is var now && now > Clock.GetUtcNow())
            Clock.SetUtcNow(now);
        await base.InitializeAsync();
    }
}

/// <summary>ProConnect in a browser, which applies the policy of the pages on the way to another site and back.</summary>
public class ProConnectPagesTests(Browser browser, NodeProviderSiteOfToday site)
    : IClassFixture<NodeProviderSiteOfToday>
{
    [Fact]
    public async Task Without_script_a_professional_signs_in_at_another_site_and_out_of_it()
    {
        var email = await site.InviteAsync(Role.ReceptionAgent, Role.StructureManager);
        var page = await browser.OpenAsync(new() { JavaScriptEnabled = false });
        await using var _ = page.Context;

        await page.GotoAsync(site.At("/connexion?retour=%2Fmon-compte").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "S'identifier avec ProConnect" }).ClickAsync();
        await page.Locator("[name=login]").FillAsync(email);
        await page.Locator("[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choisir : Responsable de structure" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(site.At("/mon-compte").ToString());

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.Locator("button[name=logout]").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Elle l'est ici et chez ProConnect");
        await page.GotoAsync(site.At("/mon-compte").ToString());
        await Assertions.Expect(page).ToHaveURLAsync(site.At("/connexion?retour=%2Fmon-compte").ToString());
    }

    [Theory]
    [InlineData("/connexion")]
    [InlineData("/connexion?refus=annulee")]
    [InlineData("/connexion?refus=injoignable")]
    [InlineData("/connexion?refus=verification")]
    [InlineData("/connexion?refus=sans-acces&retour=%2Fguichet")]
    [InlineData("/connexion?refus=niveau")]
    [InlineData("/connexion?refus=invitation")]
    [InlineData("/connexion/proconnect/fin")]
    public async Task A_page_on_the_way_is_accessible_by_day_by_night_and_fits_a_narrow_screen(string path)
    {
        var page = await browser.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        await using var _ = page.Context;
        await page.GotoAsync(site.At(path).ToString());

        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{wide} pixels wide");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await Axe.ViolationsAsync(page));
    }
}
