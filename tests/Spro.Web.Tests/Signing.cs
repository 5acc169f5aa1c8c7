using System.Net;
using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Signs in as the accounts of the demonstration, as a browser does.</summary>
internal static class Signing
{
    /// <summary>A browser signed in as somebody of that role, with cookies of its own.</summary>
    public static Task<HttpClient> SignedClientAsync(
        this Site site,
        Role role,
        bool follow = true,
        string back = "/",
        bool elsewhere = false,
        CookieContainer? cookies = null
    ) => SignedClientAsync(site.Address, role, follow, back, elsewhere, cookies);

    /// <summary>The same, on the site at that address.</summary>
    public static async Task<HttpClient> SignedClientAsync(
        Uri site,
        Role role,
        bool follow = true,
        string back = "/",
        bool elsewhere = false,
        CookieContainer? cookies = null
    )
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = follow, CookieContainer = cookies ?? new CookieContainer() }
        )
        {
            BaseAddress = site,
        };
        using var chosen = await client.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([
                new("compte", await MembershipOfAsync(client, role, elsewhere)),
                new("retour", back),
            ]),
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

    /// <summary>Hands somebody over, with their agreement, and gives the address of the hand-over.</summary>
    public static async Task<string> HandOverAsync(this HttpClient agent, params (string Name, string Value)[] said)
    {
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("mainStatus", "no_activity"), ("commune", "Laval"));
        return await agent.HandOverFromAsync(contact, said);
    }

    /// <summary>The same, of somebody whom the desk has received.</summary>
    public static async Task<string> HandOverFromAsync(
        this HttpClient agent,
        string contact,
        params (string Name, string Value)[] said
    )
    {
        var form = (await agent.PageAsync(contact + "/aiguillage")).Only("main form[novalidate]");
        var mission = form.QuerySelectorAll("input[name=To]")
            .First(input => input.ParentElement!.Words().Contains("Mission locale", StringComparison.Ordinal));
        (string Name, string Value)[] usual =
        [
            ("To", mission.GetAttribute("value")!),
            ("Consent.Answer", "Oral"),
            ("Consent.Items", "Name"),
            ("Name", "Anne-Gaëlle L'Hostis"),
            ("Word", "Soleil 7"),
        ];
        var names = said.Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);
        using var sent = await agent.PostAsync(
            contact + "/aiguillage",
            new FormUrlEncodedContent(form.Fields([.. usual.Where(pair => !names.Contains(pair.Name)), .. said])),
            TestContext.Current.CancellationToken
        );
        var address = sent.Headers.Location ?? sent.RequestMessage!.RequestUri!;
        var path = address.IsAbsoluteUri ? address.AbsolutePath : address.ToString();
        Assert.StartsWith("/aiguillages/", path, StringComparison.Ordinal);
        return path;
    }

    /// <summary>Hands somebody over, who asks for a copy or for erasure there; gives the path of what the structure answers.</summary>
    public static async Task<string> AskForDataAsync(this HttpClient agent, string kind)
    {
        var referral = (await agent.HandOverAsync())["/aiguillages/".Length..];
        var form = (await agent.PageAsync("/droits?aiguillage=" + referral)).Only("main form:has([name=Kind])");
        var asked = await agent.PostPageAsync("/droits", form.Fields(("Kind", kind)));
        return asked
            .QuerySelectorAll("main table a")
            .Last(link => link.Closest("tr")!.Words().Contains("À répondre", StringComparison.Ordinal))
            .GetAttribute("href")!;
    }

    /// <summary>The line of a hand-over among those received, on whichever page it stands.</summary>
    public static async Task<IElement> ListedAsync(this HttpClient client, string referral)
    {
        for (var page = 1; ; page++)
        {
            var list = await client.PageAsync($"/aiguillages?recus={page}");
            if (list.QuerySelector($"main tr:has(a[href='{referral}'])") is { } line)
                return line;
            Assert.Contains("Les reçus suivants", list.Words("main"), StringComparison.Ordinal);
        }
    }

    /// <summary>Makes a link for a receiver without an account, and gives its path.</summary>
    public static async Task<string> LinkAsync(this HttpClient agent, string referral)
    {
        var page = await agent.PageAsync(referral);
        var form = page.Only("main form[action$='handler=link']");
        var given = await agent.PostPageAsync(form.GetAttribute("action")!, form.Fields());
        return new Uri(given.Words("main code.spro-wrap")).AbsolutePath;
    }

    /// <summary>A browser of somebody without an account, with cookies of its own.</summary>
    public static HttpClient Browser(this Site site) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site.Address };

    /// <summary>Opens a hand-over as the person does, with its reference and their word; the browser then follows it.</summary>
    public static async Task<IDocument> FollowAsync(this HttpClient person, string reference, string word)
    {
        var form = (await person.PageAsync("/suivi")).QuerySelectorAll("main form[novalidate]")[0];
        return await person.PostPageAsync("/suivi", form.Fields(("Reference", reference), ("Word", word)));
    }

    /// <summary>What the button of a role sends, where it signs in without a password.</summary>
    public static async Task<string> MembershipOfAsync(this HttpClient client, Role role, bool elsewhere = false)
    {
        // The page has one account for each role, in the order of the roles, and a second adviser elsewhere.
        var page = await client.PageAsync("/connexion");
        var ofRole = page.QuerySelectorAll("main li:has(button[name=compte])")
            .GroupBy(card => card.Only("strong").Words(), StringComparer.Ordinal)
            .ElementAt((int)role)
            .ToList();
        return ofRole[elsewhere ? 1 : 0].Only("button[name=compte]").GetAttribute("value")!;
    }
}
