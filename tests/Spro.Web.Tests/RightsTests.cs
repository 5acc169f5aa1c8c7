using System.Net;
using System.Text.RegularExpressions;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>The table of rights, walked: every page of professionals, for every role.</summary>
public partial class RightsTests(Site site)
{
    public static TheoryData<Role> Roles { get; } = [.. Core.Accounts.Roles.OfPeople];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_page_of_professionals_opens_to_those_whose_role_reaches_its_purpose_and_to_nobody_else(
        Role role
    )
    {
        using var client = await site.SignedClientAsync(role, follow: false);
        using var nobody = site.Client();
        var pages = 0;
        foreach (var route in await SiteRoute.AllAsync(site.Services))
        {
            if (route.Kind != RouteKind.Page || !Enum.TryParse<Purpose>(route.Access, out var purpose))
                continue;
            pages++;
            // An object that does not exist: who may open the page is told so, the others nothing.
            var path = AnyNumber().Replace(AnyId().Replace(route.Pattern, Guid.Empty.ToString()), "1");
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(Rights.Of(role, purpose) == Reach.Nothing, answer.StatusCode == HttpStatusCode.Forbidden);
            Assert.StartsWith("/connexion?retour=", await nobody.LocationAsync(path), StringComparison.Ordinal);
        }
        Assert.NotEqual(0, pages);
    }

    [Fact]
    public async Task The_public_page_shows_the_table_that_is_applied()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/qui-peut-quoi");

        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            var cells = page.QuerySelectorAll($"section[aria-labelledby='but-{purpose}'] tbody td")
                .Select(cell => cell.Words() != "Rien");
            Assert.Equal(Enum.GetValues<Role>().Select(role => Rights.Of(role, purpose) != Reach.Nothing), cells);
        }
    }

    [Fact]
    public async Task Pages_of_professionals_stay_in_no_browser_and_no_kept_page_says_who_is_signed_in()
    {
        using var client = await site.SignedClientAsync(Role.Adviser);
        using var own = await client.GetAsync("/guichet", TestContext.Current.CancellationToken);
        Assert.True(own.Headers.CacheControl!.NoStore);

        foreach (var path in (string[])["/", "/lieux?insee=53147", "/comment-ca-marche"])
            Assert.DoesNotContain("Fictif,", (await client.PageAsync(path)).Words("body"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex AnyId();

    [GeneratedRegex(@"\{\w+:int\??\}")]
    private static partial Regex AnyNumber();
}
