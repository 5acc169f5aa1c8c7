using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>How a site that is reached by https answers who does not come by it, and what it never gives back.</summary>
public sealed class TransportTests(CookieTests.ProtectedSite site, Site plain)
    : IClassFixture<CookieTests.ProtectedSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_calls_in_clear_is_refused_and_led_nowhere()
    {
        using var clear = From("203.0.113.40", "http");
        foreach (var path in (string[])["/api/v1/places", "/api/v1/contacts", "/api/v1/acronyms", "/API/v1/contacts"])
        {
            using var refused = await clear.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.Forbidden, "https-required", null), await refused.ProblemAsync());
            Assert.Null(refused.Headers.Location);
        }
        using var led = await clear.GetAsync("/", Cancellation);
        Assert.NotEqual(HttpStatusCode.Forbidden, led.StatusCode);
        using var protectedOne = From("203.0.113.40", "https");
        using var answered = await protectedOne.GetAsync("/api/v1/places", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        // Whoever runs the machine calls from it, and nothing leaves it.
        using var operatorOfIt = From("127.0.0.1", "http");
        using var local = await operatorOfIt.GetAsync("/api/v1/places", Cancellation);
        Assert.Equal(HttpStatusCode.OK, local.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_told_for_a_year_to_come_by_https_only()
    {
        using var browser = From("203.0.113.41", "https");
        // A name of its own: no browser is told so of "localhost".
        browser.DefaultRequestHeaders.Host = "orientation.example.org";
        using var page = await browser.GetAsync("/", Cancellation);
        Assert.Equal(
            "max-age=31536000; includeSubDomains",
            Assert.Single(page.Headers.GetValues("Strict-Transport-Security"))
        );
    }

    [Theory]
    [InlineData("TRACE", "/")]
    [InlineData("TRACE", "/api/v1/places")]
    [InlineData("TRACE", "/guichet")]
    [InlineData("TRACK", "/")]
    public async Task What_was_sent_is_never_given_back(string method, string path)
    {
        using var client = plain.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Canary", "canari-42");
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Signing_out_takes_pages_and_drafts_out_of_the_browser_and_changing_roles_does_not()
    {
        using var agent = await plain.SignedClientAsync(Role.ReceptionAgent, follow: false);
        var signOut = (await agent.PageAsync("/mon-compte")).Only("nav.spro-professional form");
        using var other = await agent.PostAsync(
            "/mon-compte",
            new FormUrlEncodedContent(signOut.Fields(("session", Guid.NewGuid().ToString()))),
            Cancellation
        );
        Assert.False(other.Headers.Contains("Clear-Site-Data"));
        using var left = await agent.PostAsync(
            "/mon-compte",
            new FormUrlEncodedContent(signOut.Fields(("session", signOut.Only("button").GetAttribute("value")!))),
            Cancellation
        );
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
    }

    private HttpClient From(string address, string scheme)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        return client;
    }
}
