using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.SignIn;

/// <summary>Another password is chosen by a single-use link.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal sealed class NewPasswordModel(PasswordLinks links) : PageModel
{
    /// <summary>Whose; null when the link opens nothing.</summary>
    internal string? Name { get; private set; }

    /// <summary>Asks for it.</summary>
    public Task OnGetAsync(string token, CancellationToken cancellationToken) => ShowAsync(token, cancellationToken);

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await links.UseAsync(
                token,
                Request.FormOrNothing()[ChosenPassword.Field].LastOrDefault(),
                cancellationToken
            );
            return Redirect(Links.SignIn + "?choisi=true");
        }
        catch (RefusedException refused)
        {
            await ShowAsync(token, cancellationToken);
            if (Name is not null)
                ModelState.AddRefusal(refused, ("password", ChosenPassword.Field));
            return Page();
        }
    }

    private async Task ShowAsync(string token, CancellationToken cancellationToken) =>
        Name = (await links.FindAsync(token, cancellationToken))?.Name;
}
