using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Account;

/// <summary>Changes one's telephone, or one's recovery codes: a code of the present ones is asked for.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
internal sealed class PhoneModel(Credentials credentials) : PageModel
{
    internal const string CodeField = "codeacces";

    internal IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Asks what to do.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await credentials.HasPasswordAsync(HttpContext.Actor(), cancellationToken)
            ? Page()
            : Redirect(Links.OwnAccount);

    /// <summary>Gives new recovery codes, or forgets the telephone: the next sign-in sets another.</summary>
    public async Task<IActionResult> OnPostAsync(bool oublier, CancellationToken cancellationToken)
    {
        var (actor, code) = (HttpContext.Actor(), Request.FormOrNothing()[CodeField].LastOrDefault());
        try
        {
            if (!oublier)
            {
                RecoveryCodes = await credentials.RenewRecoveryCodesAsync(actor, code, cancellationToken);
                return Page();
            }
            await credentials.ForgetSecondFactorAsync(actor, code, cancellationToken);
            await HttpContext.SignOutAsync();
            return Redirect(Links.SignIn);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("code", CodeField));
            return Page();
        }
    }
}
