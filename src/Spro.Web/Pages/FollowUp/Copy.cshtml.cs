using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.DataProtection;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FollowUp;

/// <summary>All that is kept of the person, to read and to print, once they have opened their request.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CopyModel(PersonCopies copies, FollowPass pass) : PageModel
{
    internal PersonCopy? Copy { get; private set; }

    /// <summary>The copy; without an open request, the way to open one.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (pass.Cookie.Read(HttpContext) is { } id)
            Copy =
                await copies.OfReferralAsync(id, cancellationToken)
                ?? await copies.OfRequestAsync(id, cancellationToken);
    }
}
