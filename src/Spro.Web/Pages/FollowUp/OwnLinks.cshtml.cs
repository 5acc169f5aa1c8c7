using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FollowUp;

/// <summary>
/// Somebody asks for the links of what they registered or asked for: they leave for the mailbox, and the page says the same
/// whatever is kept.
/// </summary>
[EnableRateLimiting(RateLimits.SigningIn)]
// Nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnLinksModel(OwnLinks links) : PageModel
{
    /// <summary>Where they are written to.</summary>
    [BindProperty]
    public string? Email { get; set; }

    internal bool IsSent { get; private set; }

    /// <summary>The form.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Sends them.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await links.SendAsync(Email, cancellationToken);
            IsSent = true;
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("email", nameof(Email)));
        }
    }
}
