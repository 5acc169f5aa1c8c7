using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>A company, or somebody, registers to talk of their occupation.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// Nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegistrationModel(AmbassadorRegister register, CatalogueHost catalogues) : ListingForm(catalogues)
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    internal bool IsSent { get; private set; }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // What is registered already changes by its own link only.
        Revision = 0;
        if (Draft(NewId == Guid.Empty ? Guid.CreateVersion7() : NewId) is not { } draft)
            return Page();
        try
        {
            await register.RegisterAsync(draft, cancellationToken);
            IsSent = true;
        }
        catch (RefusedException refused)
        {
            Show(refused);
        }
        return Page();
    }
}
