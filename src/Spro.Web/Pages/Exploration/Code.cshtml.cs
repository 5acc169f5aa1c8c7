using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FirstAnswer;
using Spro.Web.Resources;

namespace Spro.Web.Pages.Exploration;

/// <summary>
/// A short code that opens the same suggestions again, for whoever the person gives it to: made only when they ask, kept
/// like that of a sheet, and without what tells of health.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
// What is kept names nobody, and nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
internal sealed class CodeModel(
    CatalogueHost catalogues,
    SavedSituations situations,
    SiteAddress site,
    IStringLocalizer<Explorations> texts
) : PageModel
{
    internal ShortCode Code { get; private set; } = null!;

    /// <summary>The suggestions that it opens.</summary>
    internal string Suggestions { get; private set; } = "";

    /// <summary>There is no code without suggestions.</summary>
    public IActionResult OnGet() => Redirect(Links.Explore);

    /// <summary>Keeps what was said under a new code, and shows it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var journey = ExplorationJourney.Read(Request.FormOrNothing(), catalogues.Current, fromForm: true);
        if (journey.Answers.LeadsNowhere)
            return Redirect(Links.Explore);
        Suggestions = Links.Suggestions + journey.Query();
        Code = ShortCode.Of(await situations.KeepAsync(Suggestions, cancellationToken), texts["code.opens"], site);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
