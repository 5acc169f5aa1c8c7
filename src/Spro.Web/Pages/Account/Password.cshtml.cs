using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.SignIn;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Account;

/// <summary>Changes one's own password.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
internal sealed class PasswordModel(Credentials credentials) : PageModel
{
    internal const string PresentField = "actuel";

    /// <summary>Asks for both.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await credentials.HasPasswordAsync(HttpContext.Actor(), cancellationToken)
            ? Page()
            : Redirect(Links.OwnAccount);

    /// <summary>Keeps the new one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = Request.FormOrNothing();
        try
        {
            await credentials.ChangePasswordAsync(
                HttpContext.Actor(),
                form[PresentField].LastOrDefault(),
                form[ChosenPassword.Field].LastOrDefault(),
                cancellationToken
            );
            return Redirect(Links.OwnAccount + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("present", PresentField), ("password", ChosenPassword.Field));
            return Page();
        }
    }
}
