using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>A hand-over: the person as far as this side may know them, what happened, and what may be done now.</summary>
internal sealed class DetailsModel(
    CatalogueHost catalogues,
    StructureReferrals referrals,
    ReferralLinks links,
    SiteAddress site,
    TimeProvider clock
) : PageModel
{
    /// <summary>What is done.</summary>
    [BindProperty]
    public StepForm Step { get; set; } = new();

    internal ReferralFile Opened { get; private set; } = null!;
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal LocalCalendar Calendar => Catalogue.Territory.CalendarOf(Opened.Referral.DepartmentCode);
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The address to give to a receiver without an account; shown once.</summary>
    internal string? LinkToGive { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Does a step.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        if (Step.Id == Guid.Empty)
            ModelState.AddModelError("Step.Act", "Ce formulaire est incomplet : relisez la page, puis recommencez.");
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await referrals.DoAsync(actor, id, Step.ToStep(Catalogue, Calendar), cancellationToken);
            return Redirect(Links.Referral(id));
        }
        catch (RefusedException refused)
        {
            StepForm.Tell(ModelState, refused);
            return Page();
        }
    }

    /// <summary>Makes a link for a receiver without an account.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            if (await links.MakeAsync(HttpContext.Actor(), id, cancellationToken) is { } token)
                LinkToGive = site.Absolute(Links.ReferralReplyBy(token));
        }
        catch (RefusedException refused)
        {
            StepForm.Tell(ModelState, refused);
        }
        return await FindAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Takes back the links.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) =>
        await links.RevokeAsync(HttpContext.Actor(), id, cancellationToken) ? Redirect(Links.Referral(id)) : NotFound();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await referrals.OpenAsync(HttpContext.Actor(), id, cancellationToken) is not { } file)
            return false;
        Opened = file;
        return true;
    }
}
