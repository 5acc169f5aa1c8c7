using System.Net;
using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Signs in as the accounts of the demonstration, as a browser does.</summary>
internal static class Signing
{
    /// <summary>A browser signed in as somebody of that role, with cookies of its own.</summary>
    public static async Task<HttpClient> SignedClientAsync(
        this Site site,
        Role role,
        bool follow = true,
        string back = "/"
    )
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = follow, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = site.Address,
        };
        using var chosen = await client.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([new("compte", await MembershipOfAsync(client, role)), new("retour", back)]),
            TestContext.Current.CancellationToken
        );
        Assert.True(chosen.IsSuccessStatusCode || chosen.StatusCode == HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>Receives somebody who said that of their situation, and gives the address of the contact.</summary>
    public static async Task<string> ReceiveAsync(this HttpClient client, params (string Name, string Value)[] said)
    {
        var form = (await client.PageAsync("/guichet")).Only("main form[method=post]:has(select[name=Place])");
        using var sent = await client.PostAsync(
            "/guichet",
            new FormUrlEncodedContent(form.Fields(said)),
            TestContext.Current.CancellationToken
        );
        var address = sent.Headers.Location ?? sent.RequestMessage!.RequestUri!;
        return address.IsAbsoluteUri ? address.AbsolutePath : address.ToString();
    }

    private static async Task<string> MembershipOfAsync(HttpClient client, Role role)
    {
        // The page has one account for each role, in the order of the roles.
        var buttons = (await client.PageAsync("/connexion")).QuerySelectorAll("button[name=compte]");
        return buttons[(int)role].GetAttribute("value")!;
    }
}
