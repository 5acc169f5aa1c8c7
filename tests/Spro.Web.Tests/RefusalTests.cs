using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>What is refused is noted in the journal: how often, on which page, to which role; never who, nor what they sent.</summary>
public sealed class RefusalTests(RefusalTests.OwnSite site) : IClassFixture<RefusalTests.OwnSite>
{
    /// <summary>A site that only this class asks: its journal has what it did.</summary>
    public sealed class OwnSite : Site;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusals_are_counted_by_page_and_role_and_name_nobody()
    {
        const string Canary = "canari-refus-77";
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        await agent.PageAsync("/ma-structure/cles", HttpStatusCode.Forbidden);
        await agent.PageAsync("/ma-structure/cles", HttpStatusCode.Forbidden);
        var missing = Guid.NewGuid();
        await agent.PageAsync($"/guichet/{missing}", HttpStatusCode.NotFound);
        using var browser = site.Browser();
        var form = (await browser.PageAsync("/connexion")).Only("main form:has(input[name=motdepasse])");
        await browser.PostPageAsync(
            "/connexion",
            form.Fields(("identifiant", Canary + "@example.org"), ("motdepasse", Canary))
        );
        using var program = site.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "spro_" + Canary);
        using (var key = await program.GetAsync("/api/v1/contacts", Cancellation))
            Assert.Equal(HttpStatusCode.Unauthorized, key.StatusCode);
        using (
            var input = await program.PostAsync(
                "/api/v1/first-answers",
                new StringContent("{" + Canary, Encoding.UTF8, "application/json"),
                Cancellation
            )
        )
            Assert.False(input.IsSuccessStatusCode);

        var expected = (string[])
            [
                "Refused 2 times: Right on /ma-structure/cles as ReceptionAgent",
                "Refused 1 times: Object on /guichet/{id:guid} as ReceptionAgent",
                "Refused 1 times: SignIn on /connexion as nobody",
                "Refused 1 times: Key on /api/v1/contacts as nobody",
            ];
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var wait = 0; wait < 100 && !expected.All(site.Logs.Written.Contains); wait++)
            await Task.Delay(50, Cancellation);

        Assert.All(expected, line => Assert.Contains(line, site.Logs.Written, StringComparison.Ordinal));
        Assert.Contains(": Input on /api/v1/", site.Logs.Written, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, site.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(missing.ToString(), site.Logs.Written, StringComparison.Ordinal);
    }
}
