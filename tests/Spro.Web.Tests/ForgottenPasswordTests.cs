using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Database;

namespace Spro.Web.Tests;

/// <summary>A forgotten password, where links leave by themselves.</summary>
public class ForgottenPasswordTests
{
    private const string Page = "/connexion/mot-de-passe-oublie";

    [Fact]
    public async Task The_same_words_answer_an_address_that_somebody_has_and_one_that_nobody_has()
    {
        await using var site = new SendingSite();
        await site.InitializeAsync();
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var form = (await manager.PageAsync("/ma-structure/equipe/inviter")).Only("main form:not([action])");
        var invited = await manager.PostPageAsync(
            "/ma-structure/equipe/inviter",
            form.Fields(("Name", name), ("Email", email), ("Role", "Adviser"))
        );
        // It is on its way: nobody else sees it.
        Assert.Null(invited.QuerySelector(".spro-handover"));
        using var browser = site.Browser();
        await browser.PostPageAsync("/invitation/" + site.Post.Sent[0].Token, [new("nouveau", Professional.Password)]);

        var known = await AskAsync(browser, email);
        var unknown = await AskAsync(browser, "personne@example.org");
        Assert.Equal(known.Body!.InnerHtml, unknown.Body!.InnerHtml);
        Assert.Contains("Si un compte existe", known.Words("main"), StringComparison.Ordinal);
        Assert.Equal(2, site.Post.Sent.Count);
        var letter = site.Post.Sent[1];
        Assert.Equal((LinkKind.Password, email), (letter.Kind, letter.Email));

        var link = "/connexion/mot-de-passe/" + letter.Token;
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

    private sealed class SendingSite : Site
    {
        public PostOffice Post { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILinkDelivery>(Post));
        }
    }

    private sealed class PostOffice : ILinkDelivery
    {
        public List<LinkLetter> Sent { get; } = [];

        public bool Sends => true;

        public Task SendAsync(SproDbContext db, LinkLetter letter, CancellationToken cancellationToken)
        {
            Sent.Add(letter);
            return Task.CompletedTask;
        }
    }
}
