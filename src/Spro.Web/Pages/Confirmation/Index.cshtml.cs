using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Confirmation;

/// <summary>What the link of a reminder opens: the places of a structure, to be confirmed without an account.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(Confirmations confirmations, TimeProvider clock) : PageModel
{
    /// <summary>What the link opens; null when it opens nothing.</summary>
    internal OpenConfirmation? Open { get; private set; }

    /// <summary>What was read is not what the places say any more: it is shown again.</summary>
    internal bool HasChanged { get; private set; }

    internal DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows it; mail servers open links too, so this confirms nothing.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancellationToken) =>
        Open = await confirmations.FindAsync(token, cancellationToken);

    /// <summary>Confirms what was shown.</summary>
    public async Task<IActionResult> OnPostAsync(string token, string? vu, CancellationToken cancellationToken)
    {
        try
        {
            await confirmations.ConfirmAsync(token, vu, cancellationToken);
        }
        catch (RefusedException)
        {
            HasChanged = true;
        }
        await OnGetAsync(token, cancellationToken);
        return Page();
    }
}
