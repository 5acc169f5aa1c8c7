using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Referrals;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>What the person leaves with: the reference, who takes over, by when, and how to follow it or say no.</summary>
internal sealed class CardModel(CatalogueHost catalogues, StructureReferrals referrals, TimeProvider clock) : PageModel
{
    internal ReferralFile Opened { get; private set; } = null!;
    internal Door? To { get; private set; }
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The card of a hand-over that the structure has sent.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await referrals.OpenAsync(HttpContext.Actor(), id, cancellationToken) is not { Side: Party.Sender } file
            || file.Referral.State == ReferralState.Withdrawn
        )
            return NotFound();
        Opened = file;
        To = catalogues.Current.Doors.Find(file.Referral.ReceiverPlaceId);
        return Page();
    }
}
