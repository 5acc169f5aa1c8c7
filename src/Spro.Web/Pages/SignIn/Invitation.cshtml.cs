using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.SignIn;

/// <summary>What the single-use link of an invitation opens.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal sealed class InvitationModel(InvitationAcceptance invitations) : PageModel
{
    /// <summary>The invitation; null when the link opens nothing.</summary>
    internal OpenInvitation? Invitation { get; private set; }

    /// <summary>The end of the address.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(string token, CancellationToken cancellationToken) => ShowAsync(token, cancellationToken);

    /// <summary>Accepts it by choosing a password.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await invitations.AcceptAsync(
                token,
                Request.FormOrNothing()[ChosenPassword.Field].LastOrDefault(),
                cancellationToken
            );
            return Redirect(Links.SignIn + "?choisi=true");
        }
        catch (RefusedException refused)
        {
            await ShowAsync(token, cancellationToken);
            if (Invitation is not null)
                ModelState.AddRefusal(refused, ("password", ChosenPassword.Field));
            return Page();
        }
    }

    private async Task ShowAsync(string token, CancellationToken cancellationToken) =>
        (Token, Invitation) = (token, await invitations.FindAsync(token, cancellationToken));
}
