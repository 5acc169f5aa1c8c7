using System.Globalization;
using System.Text;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>Who may call what: stated at each address, never by default.</summary>
public class AccessTests(Site site)
{
    [Fact]
    public async Task Every_address_states_who_may_call_it()
    {
        var routes = await SiteRoute.AllAsync(site.Services);

        Assert.Equal(Enum.GetValues<RouteKind>(), routes.Select(route => route.Kind).Distinct().Order());
        Assert.Empty(routes.Where(route => route.Access is null).Select(route => route.Pattern));
    }

    [Fact]
    public async Task The_documented_addresses_are_those_of_the_running_site()
    {
        var page = new StringBuilder(
            """
            # Every address of the site, and who may call it

            Written by the tests from the running site (`SPRO_WRITE_GENERATED=1`). GET pages also answer HEAD. Files of
            `wwwroot` are left out: anybody may read them. The rate limits are those of
            `src/Spro.Web/Infrastructure/RateLimits.cs`; that of a key is in `src/Spro.Web/SignIn/KeyTries.cs`.

            | address | methods | for | access | rate limit |
            |---|---|---|---|---|

            """
        );
        foreach (var route in await SiteRoute.AllAsync(site.Services))
        {
            if (route.Kind != RouteKind.StaticAsset)
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{route.Pattern}` | {route.Methods} | {(route.Kind == RouteKind.Page ? "people" : "programs")} | {route.Access} | {route.RateLimit ?? "none"} |\n"
                );
        }
        GeneratedFile.MustSay("docs/generated/routes.md", page.ToString());
    }
}
