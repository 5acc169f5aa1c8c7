using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts.Local;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.SignIn;

/// <summary>Somebody has forgotten their password: the same words whether the address is known here or not.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// Whoever sends it from elsewhere makes at most a link leave for its own owner.
[IgnoreAntiforgeryToken]
internal sealed class ForgottenModel(PasswordLinks links) : PageModel
{
    /// <summary>Their address.</summary>
    [BindProperty(Name = IndexModel.AddressField)]
    public string? Address { get; set; }

    /// <summary>It has been asked.</summary>
    internal bool IsAsked { get; private set; }

    /// <summary>Has a link sent, if there is an account.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            ModelState.AddModelError(IndexModel.AddressField, "Écrivez votre adresse électronique professionnelle.");
            return;
        }
        await links.RequestAsync(Address, cancellationToken);
        IsAsked = true;
    }
}
