using System.Net;
using Microsoft.AspNetCore.Hosting;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>What a browser is told of the cookies of a site that is reached by https, and what they do not allow.</summary>
public sealed class CookieTests(CookieTests.ProtectedSite site, Site plain) : IClassFixture<CookieTests.ProtectedSite>
{
    /// <summary>As behind a proxy that speaks https.</summary>
    public sealed class ProtectedSite : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Spro:PublicUrl", "https://localhost");
        }
    }

    [Fact]
    public async Task The_session_and_the_forms_are_of_this_very_site_protected_and_closed_to_scripts()
    {
        using var browser = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = site.Address,
            DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" } },
        };
        var page = await browser.PageAsync("/connexion");
        var choice = page.QuerySelectorAll("button[name=compte]")[(int)Role.Adviser].GetAttribute("value")!;
        using var signed = await browser.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([new("compte", choice), new("retour", "/")]),
            TestContext.Current.CancellationToken
        );
        using var form = await browser.GetAsync("/suivi", TestContext.Current.CancellationToken);

        foreach (
            var (answer, name) in ((HttpResponseMessage, string)[])
                [(signed, "__Host-spro="), (form, "__Host-spro-formulaire=")]
        )
        {
            var cookie = Assert.Single(
                answer.Headers.GetValues("Set-Cookie"),
                one => one.StartsWith(name, StringComparison.Ordinal)
            );
            Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.Ordinal);
            Assert.Contains("; samesite=", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_that_is_made_up_or_altered_opens_nothing()
    {
        using var browser = plain.Client();
        var page = await browser.PageAsync("/connexion");
        var choice = page.QuerySelectorAll("button[name=compte]")[(int)Role.Adviser].GetAttribute("value")!;
        using var signed = await browser.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([new("compte", choice), new("retour", "/")]),
            TestContext.Current.CancellationToken
        );
        var cookie = signed
            .Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith("spro=", StringComparison.Ordinal))
            .Split(';')[0];
        var middle = cookie.Length / 2;
        foreach (
            var (held, opens) in ((string, bool)[])
                [
                    (cookie, true),
                    (cookie[..middle] + (cookie[middle] == 'A' ? 'B' : 'A') + cookie[(middle + 1)..], false),
                    ("spro=" + Guid.NewGuid(), false),
                    ("spro=" + Convert.ToBase64String(Guid.NewGuid().ToByteArray()), false),
                ]
        )
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/mon-compte");
            asked.Headers.Add("Cookie", held);
            using var answer = await browser.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_form_that_another_site_sends_in_somebodys_name_is_refused()
    {
        using var adviser = await plain.SignedClientAsync(Role.Adviser, follow: false);
        var form = (await adviser.PageAsync("/guichet")).Only("main form[method=post]:has(select[name=Place])");
        var forged = form.Fields().Where(field => field.Key != "__RequestVerificationToken");

        using var answer = await adviser.PostAsync(
            "/guichet",
            new FormUrlEncodedContent(forged),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
