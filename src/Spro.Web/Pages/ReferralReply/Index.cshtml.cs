using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Referrals;

namespace Spro.Web.Pages.ReferralReply;

/// <summary>A receiver without an account reads a hand-over and answers it. What the link allows is checked each time.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class IndexModel(ReferralLinks links, ReplyPass pass, CatalogueHost catalogues, TimeProvider clock)
    : PageModel
{
    /// <summary>What is done.</summary>
    [BindProperty]
    public StepForm Step { get; set; } = new();

    /// <summary>The hand-over that the form is about: another may have been opened since in this browser.</summary>
    [BindProperty]
    public Guid About { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal ReferralFile? Opened { get; private set; }
    internal LinkState State { get; private set; }
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Does a step.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(cancellationToken);
        if (Opened is not { } file || pass.Cookie.Read(HttpContext) is not { } link)
            return shown;
        if (About != file.Referral.Id)
            ModelState.AddModelError(
                "Step.Act",
                "Une autre demande a été ouverte depuis dans ce navigateur. Rien n'a été enregistré. Rouvrez le lien de celle à laquelle vous vouliez répondre."
            );
        if (Step.Id == Guid.Empty)
            ModelState.AddModelError(
                "Step.Act",
                "Ce formulaire est incomplet\u00A0: relisez la page, puis recommencez."
            );
        if (!ModelState.IsValid)
            return shown;
        try
        {
            var calendar = Catalogue.Territory.CalendarOf(file.Referral.DepartmentCode);
            await links.DoAsync(link, Step.ToStep(Catalogue, calendar), cancellationToken);
            return Redirect(Links.ReferralReply + "?note=true");
        }
        catch (RefusedException refused)
        {
            StepForm.Tell(ModelState, refused);
            return shown;
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        State = LinkState.Closed;
        if (pass.Cookie.Read(HttpContext) is { } link)
            (Opened, State) = await links.OpenAsync(link, cancellationToken);
        if (Opened is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
