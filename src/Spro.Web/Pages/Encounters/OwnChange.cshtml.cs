using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>An ambassador changes their own listing, by their link.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal sealed class OwnChangeModel(AmbassadorLists lists, AmbassadorRegister register, CatalogueHost catalogues)
    : ListingForm(catalogues)
{
    internal string Token { get; private set; } = "";
    internal OpenAmbassador? Own { get; private set; }

    /// <summary>The form, as it is kept.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancellationToken)
    {
        await ShowAsync(token, cancellationToken);
        if (Own is { } own)
            Fill(own);
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        await ShowAsync(token, cancellationToken);
        if (Own is not { } own || Draft(own.Listing.Id) is not { } draft)
            return Page();
        try
        {
            return await register.ChangeOwnAsync(token, draft, cancellationToken) is null
                ? Page()
                : Redirect(Links.OwnListing(token));
        }
        catch (RefusedException refused)
        {
            Show(refused);
            // Whoever has read what was written meanwhile, and saves again, replaces it.
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
            {
                Fill(own);
                ViewData.SayWhatIsKept();
            }
            Email ??= own.Email;
            return Page();
        }
    }

    private async Task ShowAsync(string token, CancellationToken cancellationToken)
    {
        Token = token;
        // Whoever has not confirmed their address has nothing to change yet.
        Own = await lists.OwnAsync(token, cancellationToken)
            is ({ Listing.State: not AmbassadorState.Unconfirmed } own, _)
            ? own
            : null;
    }
}
