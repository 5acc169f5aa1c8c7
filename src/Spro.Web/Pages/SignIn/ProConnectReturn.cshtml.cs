using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Providers;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.SignIn;

/// <summary>
/// Comes back from ProConnect. OpenIddict has verified the answer before; this page never shows anything, so that
/// reloading what follows sends no answer twice.
/// </summary>
[EnableRateLimiting(RateLimits.ByProvider)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProConnectReturnModel(
    SproSettings settings,
    ProviderSignIns providers,
    SignIns signIns,
    ProConnectSessions sessions,
    Departures departures
) : PageModel
{
    /// <summary>Signs in, goes to choose as what, or says why not.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (
            settings.ProConnect is null
            || HttpContext.GetOpenIddictClientEndpointType() != OpenIddictClientEndpointType.Redirection
        )
            return Refuse(Refusal.NotVerified);
        if (HttpContext.GetOpenIddictClientResponse()?.Error is { } error)
            return Refuse(Refusals.Of(error, Request.Query[OpenIddictConstants.Parameters.Error]));

        var answer = await HttpContext.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        var said = answer.Properties?.GetParameter<ClaimsPrincipal>(
            OpenIddictClientAspNetCoreConstants.Properties.UserInfoTokenPrincipal
        );
        if (
            !answer.Succeeded
            || said?.GetClaim(OpenIddictConstants.Claims.Subject) is not { Length: > 0 } subject
            || answer.Properties.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.BackchannelIdentityToken)
                is not { } idToken
        )
            return Refuse(Refusal.NotVerified);

        var email =
            said.GetClaim(OpenIddictConstants.Claims.EmailVerified) == "false"
                ? null
                : said.GetClaim(OpenIddictConstants.Claims.Email);
        var issuer = settings.ProConnect.Authority;
        if (
            departures.Read(HttpContext)?.Invitation is { } invitation
            && !await providers.AcceptAsync(invitation, issuer, subject, email, cancellationToken)
        )
            return Refuse(Refusal.Invitation);
        if (await providers.RecogniseAsync(issuer, subject, email, cancellationToken) is not { } account)
            return Refuse(Refusal.NoAccount);
        var choices = await signIns.ChoicesAsync(account, cancellationToken);
        if (choices is [var only])
        {
            var next = await sessions.OpenAsync(HttpContext, account, only.MembershipId, idToken, cancellationToken);
            return next is null ? Refuse(Refusal.NoAccount) : Redirect(next);
        }
        await HttpContext.BeginChoiceAsync(account, idToken);
        return Redirect(Links.SignInChoice);
    }

    private RedirectResult Refuse(Refusal refusal) =>
        Redirect(Links.SignInRefused(refusal, departures.Read(HttpContext)?.Back));
}
