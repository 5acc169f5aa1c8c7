using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests.SignIn;

/// <summary>The same sign-in, at a provider that shares no line of code with what this site is made of.</summary>
public sealed class NodeProviderTests(NodeProviderSite site) : IClassFixture<NodeProviderSite>, IDisposable
{
    private readonly Browser _browser = new();

    [Fact]
    public async Task A_professional_signs_in_and_out_at_an_independent_provider()
    {
        var email = await site.InviteAsync(Role.Adviser);

        var arrived = await SignInAsync(email);
        Assert.Equal((HttpStatusCode.OK, site.At("/mon-compte")), (arrived.Status, arrived.Address));
        Assert.Contains("Camille Essai, Conseillère ou conseiller", arrived.Page.Words("nav.spro-professional"));

        var session = arrived.Page.Only("nav.spro-professional button[name=session]").GetAttribute("value")!;
        var leaving = await _browser.SendAsync(arrived, "nav.spro-professional form", ("session", session));
        // It asks whether to sign out there too: it has recognised the token given back.
        var asked = await _browser.FollowAsync(leaving, "main a.govuk-button");
        Assert.Equal(site.ProviderPort, asked.Address.Port);
        var end = await _browser.SendAsync(asked, "form", ("logout", "yes"));

        Assert.Equal("/connexion/proconnect/fin", end.Path);
        Assert.Contains("Elle l'est ici et chez ProConnect", end.Page.Words("main"));
        Assert.Equal("/connexion", (await _browser.GoAsync(site.At("/mon-compte"))).Path);
    }

    [Fact]
    public async Task Keys_that_the_provider_replaces_are_known_without_a_restart()
    {
        var email = await site.InviteAsync(Role.Adviser);
        Assert.Equal("/mon-compte", (await SignInAsync(email)).Path);

        await site.StartProviderAsync();

        using var later = new Browser();
        Assert.Equal("/mon-compte", (await SignInAsync(email, later)).Path);
    }

    [Fact]
    public async Task Somebody_without_an_account_is_told_who_may_invite_them()
    {
        var refused = await SignInAsync("unknown@example.org");
        Assert.Equal(site.At("/connexion?refus=sans-acces&retour=%2Fmon-compte"), refused.Address);
    }

    [Fact]
    public async Task Who_gives_up_at_the_provider_is_not_signed_in()
    {
        var asked = await _browser.GoAsync(site.At("/connexion/proconnect?retour=%2Fmon-compte"));
        var back = await _browser.FollowAsync(asked, "a[href*=abort]");
        Assert.Equal(site.At("/connexion?refus=annulee&retour=%2Fmon-compte"), back.Address);
    }

    private async Task<Visit> SignInAsync(string email, Browser? browser = null)
    {
        browser ??= _browser;
        var asked = await browser.GoAsync(site.At("/connexion/proconnect?retour=%2Fmon-compte"));
        Assert.Equal(site.ProviderPort, asked.Address.Port);
        var consent = await browser.SendAsync(asked, "form", ("login", email), ("password", "any"));
        return await browser.SendAsync(consent, "form");
    }

    public void Dispose() => _browser.Dispose();
}
