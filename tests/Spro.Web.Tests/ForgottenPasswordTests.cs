using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>A forgotten password: a link leaves by e-mail.</summary>
public class ForgottenPasswordTests(Site site)
{
    private const string Page = "/connexion/mot-de-passe-oublie";

    [Fact]
    public async Task The_same_words_answer_an_address_that_somebody_has_and_one_that_nobody_has()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var handedOver = await manager.InviteAsync(name, email);
        var invitation = await site.LinkSentAsync(email, "/invitation/");
        Assert.Equal(handedOver, invitation);
        using var browser = site.Browser();
        await browser.PostPageAsync(invitation, [new("nouveau", Professional.Password)]);

        var known = await AskAsync(browser, email);
        var unknown = await AskAsync(browser, "personne@example.org");
        Assert.Equal(known.Body!.InnerHtml, unknown.Body!.InnerHtml);
        Assert.Contains("Si un compte existe", known.Words("main"), StringComparison.Ordinal);

        var link = await site.LinkSentAsync(email, "/connexion/mot-de-passe/");
        var chosen = await browser.PostPageAsync(link, [new("nouveau", "quatre pommes bleues")]);
        Assert.Contains("est enregistré", chosen.Words("main"), StringComparison.Ordinal);
        Assert.Contains("ne sert plus", (await browser.PageAsync(link)).Words("h1"), StringComparison.Ordinal);
        var empty = await AskAsync(browser, " ");
        Assert.Contains("Écrivez votre adresse", empty.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    private static async Task<IDocument> AskAsync(HttpClient browser, string email)
    {
        var form = (await browser.PageAsync(Page)).Only("main form");
        return await browser.PostPageAsync(Page, form.Fields(("identifiant", email)));
    }
}
