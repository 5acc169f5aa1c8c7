using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Agenda;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.OwnRegistration;

/// <summary>A page whose address is a secret: it stays in no browser and tells no other page where one comes from.</summary>
[EnableRateLimiting(RateLimits.Writing)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// The secret is in the address and no cookie stands behind these forms: there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal abstract class SecretPage : PageModel
{
    internal string Token { get; private set; } = "";

    /// <summary>What the address opens; null when it opens nothing.</summary>
    internal Core.Agenda.OwnRegistration? Own { get; private set; }

    /// <summary>The page, with the status of what it says: there, or unknown.</summary>
    private protected async Task<IActionResult> ShowAsync(string token, Task<Core.Agenda.OwnRegistration?> reading)
    {
        Token = token;
        Own = await reading;
        if (Own is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
