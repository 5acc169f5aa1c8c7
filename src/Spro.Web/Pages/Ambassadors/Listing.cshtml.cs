using Microsoft.AspNetCore.Mvc;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Encounters;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Ambassadors;

/// <summary>A listing, for who animates it: registered, changed, paused.</summary>
internal sealed class ListingModel(AmbassadorRegister register, AmbassadorLists lists, CatalogueHost catalogues)
    : ListingForm(catalogues)
{
    internal OpenAmbassador? Known { get; private set; }

    /// <summary>The form: empty for a new one.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Known = await lists.FindAsync(HttpContext.Actor(), id, cancellationToken);
        if (Known is null && !Request.IsOfNewRecord())
            return NotFound();
        if (Known is not null)
            Fill(Known);
        return Page();
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Known = await lists.FindAsync(actor, id, cancellationToken);
        if (Known is null && !Request.IsOfNewRecord())
            return NotFound();
        if (id == Guid.Empty || Draft(id) is not { } draft)
            return Page();
        try
        {
            await register.SaveAsync(actor, draft, cancellationToken);
            return Redirect(Links.Ambassadors + "?note=true");
        }
        catch (RefusedException refused)
        {
            Show(refused);
            // Whoever has read what the other wrote, and saves again, replaces it.
            if (Known is not null && refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
            {
                Fill(Known);
                ViewData.SayWhatIsKept();
            }
            Email ??= Known?.Email;
            return Page();
        }
    }

    /// <summary>Pauses it, or shows it again.</summary>
    public async Task<IActionResult> OnPostSwitchAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await register.SwitchAsync(HttpContext.Actor(), id, cancellationToken)
                ? Redirect(Links.Ambassadors + "?note=true")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await OnGetAsync(id, cancellationToken);
        }
    }
}
