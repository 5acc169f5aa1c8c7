using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using OpenIddict.Abstractions;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.SignIn;

/// <summary>Leaves for ProConnect.</summary>
[EnableRateLimiting(RateLimits.ByProvider)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProConnectStartModel(SproSettings settings, Departures departures) : PageModel
{
    /// <summary>The page that asked to sign in.</summary>
    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>To sign in as somebody else than whom ProConnect remembers.</summary>
    [BindProperty(Name = "autre", SupportsGet = true)]
    public bool Another { get; set; }

    /// <summary>Leaves, or says that it cannot.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (settings.ProConnect is not { } proConnect)
            return Redirect(Links.SignIn);
        var back = Url.IsLocalUrl(Back) ? Back : null;
        var before = departures.Read(HttpContext);
        departures.Keep(HttpContext, before is not null && before.Back == back ? before : new Departure(back, []));

        await HttpContext.ChallengeAsync(ProConnectSetup.Scheme, Asking(proConnect));
        return Response.Headers.Location.Count > 0
            ? new EmptyResult()
            : Redirect(Links.SignInRefused(Refusal.Unreachable, back));
    }

    private AuthenticationProperties Asking(ProConnectSettings proConnect)
    {
        var asking = new AuthenticationProperties();
        // Wished for, or required: ProConnect reads one or the other.
        if (proConnect.RequiredAcr.Count > 0)
            asking.SetParameter(
                OpenIddictConstants.Parameters.Claims,
                JsonSerializer.Serialize(
                    new { id_token = new { acr = new { essential = true, values = proConnect.RequiredAcr } } }
                )
            );
        else if (proConnect.AcrValues.Count > 0)
            asking.SetParameter(OpenIddictConstants.Parameters.AcrValues, string.Join(' ', proConnect.AcrValues));
        if (Another)
            asking.SetParameter(OpenIddictConstants.Parameters.Prompt, "login");
        return asking;
    }
}
