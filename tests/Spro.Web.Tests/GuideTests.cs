using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>The guide and publications through their pages.</summary>
public class GuideTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_editions_with_what_they_change_and_the_region_publishes_the_next()
    {
        using var nobody = site.Client();
        var edition = (await nobody.PageAsync("/guide/2")).Words("main");
        Assert.Contains("Permanence fictive qui a fermé", edition, StringComparison.Ordinal);
        foreach (
            var missing in (string[])["/guide/9999", "/guide/2/99", "/guide/2/53/rien", "/guide/2/fichiers/rien.pdf"]
        )
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await nobody.GetAsync(new Uri(missing, UriKind.Relative), Cancellation)).StatusCode
            );

        using var region = await site.SignedClientAsync(Role.Region);
        var form = (await region.PageAsync("/parutions")).Only("#guide ~ form");
        var unread = await region.PostPageAsync("/parutions", form.Fields());
        Assert.Contains("cochez la case", unread.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var published = await region.PostPageAsync("/parutions", [.. form.Fields(), new("IsRead", "true")]);
        // Another test of this site may have published the same directory a moment before.
        Assert.Matches("est publiée|Rien n'a changé", published.Words("main"));
        Assert.Contains(
            "Édition n°\u00A03",
            (await nobody.PageAsync("/guide")).Words("main").Replace("n° ", "n°\u00A0", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }
}
