using Microsoft.AspNetCore.Hosting;
using Spro.Core.Accounts;

namespace Spro.Web.Tests.SignIn;

/// <summary>A site that requires two factors.</summary>
public sealed class StrictSite : OpenIddictSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Spro:SignIn:ProConnect:RequiredAcr", "eidas2 eidas3");
        builder.UseSetting("Spro:SignIn:ProConnect:Scopes", "openid email");
    }
}

public sealed class ProConnectLevelTests(StrictSite site) : IClassFixture<StrictSite>
{
    [Fact]
    public async Task Where_two_factors_are_required_nobody_is_let_in_with_one()
    {
        site.Provider.Person = ("somebody", await site.InviteAsync(Role.Adviser));
        using var browser = new Browser();

        var refused = await browser.GoAsync(site.At("/connexion/proconnect?retour=%2Fmon-compte"));
        Assert.Equal(site.At("/connexion?refus=niveau&retour=%2Fmon-compte"), refused.Address);
        Assert.Contains("Une connexion plus sûre est demandée ici", refused.Page.Words("main"));

        site.Provider.Level = "eidas2";
        Assert.Equal("/mon-compte", (await browser.FollowAsync(refused, "main a.govuk-button")).Path);
        var asked = site.Provider.LastAsked("/authorize");
        Assert.Equal("""{"id_token":{"acr":{"essential":true,"values":["eidas2","eidas3"]}}}""", asked["claims"]);
        Assert.DoesNotContain("acr_values", asked.Keys);
        Assert.Equal("openid email", asked["scope"]);
    }
}
