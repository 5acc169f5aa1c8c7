using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.ReferralReply;

/// <summary>
/// Where a link leads: its token leaves the address at once, and opening it does nothing else, since mail servers open
/// links too. One that opens nothing says why.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OpenModel(ReferralLinks links, ReplyPass pass) : PageModel
{
    internal LinkState State { get; private set; }

    /// <summary>Goes on to the answer, or explains.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        (var link, State) = await links.FindAsync(token, cancellationToken);
        if (link is { } id && State == LinkState.Open)
        {
            pass.Cookie.Give(HttpContext, id);
            return Redirect(Links.ReferralReply);
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
