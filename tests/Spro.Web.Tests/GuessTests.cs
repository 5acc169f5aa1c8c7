using System.Net;

namespace Spro.Web.Tests;

/// <summary>Codes cannot be guessed at length, from behind a proxy either, and they die.</summary>
public class GuessTests(Site site)
{
    [Fact]
    public async Task After_twenty_codes_in_a_minute_one_address_waits_and_others_do_not()
    {
        using var guesser = From("203.0.113.7");
        using var other = From("203.0.113.8");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var guess = await guesser.GetAsync("/code?code=33333333" + i % 10, TestContext.Current.CancellationToken);
            statuses.Add(guess.StatusCode);
        }

        Assert.All(statuses[..20], status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(statuses[20..], status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        await other.PageAsync("/code?code=333333333");
        using var refused = await guesser.GetAsync("/c/333333333", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("60", Assert.Single(refused.Headers.GetValues("Retry-After")));
        var page = await guesser.PageAsync("/code?code=333333333", HttpStatusCode.TooManyRequests);
        Assert.NotNull(page.QuerySelector("main a[href='/ma-situation']"));
        await guesser.PageAsync("/");
    }

    [Fact]
    public async Task Reading_the_API_too_fast_is_refused_as_a_problem()
    {
        using var client = From("203.0.113.9");
        for (var i = 0; i < 600; i++)
        {
            using var read = await client.GetAsync("/api/v1/territories/communes/53147", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }
        using var refused = await client.GetAsync("/api/v1/places", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests", null), await refused.ProblemAsync());
    }

    private HttpClient From(string address)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
