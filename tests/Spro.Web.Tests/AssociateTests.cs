using System.Net;
using Spro.Core.Accounts;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>Calls for projects on the site: an application without account, and what each may not see.</summary>
public class AssociateTests(Site site) : IClassFixture<Site>
{
    private static readonly string Call = $"/appels-a-projets/{PageExamples.OfAssociates("call/open")}";

    [Fact]
    public async Task A_body_without_account_writes_over_several_visits_and_is_told_what_is_missing()
    {
        using var body = site.FollowingClient();
        var form = (await body.PageAsync(Call + "/candidater")).Only("main form:not([action])");
        var first = await body.PostPageAsync(
            Call + "/candidater",
            form.Fields(("Body", "Organisme d'essai"), ("Email", "essai@example.org"))
        );
        Assert.Equal("Votre organisme", first.Words("h1"));
        var page = first.Only("main form").GetAttribute("action")!;
        var next = await body.PostPageAsync(
            page,
            first.Only("main form").Fields(("Presentation", "Nous sommes un essai"))
        );
        Assert.Equal("La personne à joindre", next.Words("h1"));

        // Another visit, by the link.
        using var later = site.FollowingClient();
        Assert.Contains(
            "Nous sommes un essai",
            (await later.PageAsync(page)).Only("#Presentation").TextContent,
            StringComparison.Ordinal
        );
        var send = await later.PageAsync(page.Replace("organisme", "envoi", StringComparison.Ordinal));
        var refused = await later.PostPageAsync(
            send.Only("main form").GetAttribute("action")!,
            send.Only("main form").Fields()
        );
        Assert.Contains("Il manque", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        // The first window shows a revision that is no longer the last.
        var stale = await body.PostPageAsync(page, first.Only("main form").Fields(("Presentation", "Autre chose")));
        Assert.Contains("Quelqu'un a changé", stale.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Autre chose", stale.Only("#Presentation").TextContent, StringComparison.Ordinal);
        Assert.Equal("Ce lien n'ouvre rien", (await later.PageAsync("/candidature/devine/organisme")).Words("h1"));
    }

    [Fact]
    public async Task Somebody_of_the_region_who_reads_too_declares_before_the_application_opens()
    {
        var application = PageExamples.OfAssociates("application/sent");
        using var region = await site.SignedClientAsync(Role.Region);
        var address = $"/appels/candidatures/{application}";

        var refused = await region.PageAsync(address);
        Assert.Contains("dites d'abord si vous y avez un intérêt", refused.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Douze rencontres", refused.Words("main"), StringComparison.Ordinal);
        var read = $"/lectures/{application}";
        Assert.Equal(read, refused.Only("main a.govuk-button").GetAttribute("href"));
        await region.PostPageAsync(
            read + "?handler=declare",
            (await region.PageAsync(read)).Only("main form[novalidate]").Fields(("Interest", "false"))
        );
        Assert.Contains("Douze rencontres", (await region.PageAsync(address)).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_named_reads_nothing_and_scores_are_nowhere_public()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        using var hidden = await officer.GetAsync(
            new Uri($"/lectures/{PageExamples.OfAssociates("application/eligible")}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var body = await site.SignedClientAsync(Role.AssociatedBody);
        Assert.Contains(
            "Commencer ou continuer",
            (await body.PageAsync("/mon-label")).Words("main"),
            StringComparison.Ordinal
        );
        using var nobody = site.Client();
        Assert.Contains(
            "L6111-5",
            (await nobody.PageAsync("/membres-associes")).Words("main"),
            StringComparison.Ordinal
        );
    }
}
