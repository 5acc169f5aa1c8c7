using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>
/// The sheet to take away: the answer on one page, with a short code and its QR that open the same situation again for
/// 90 days. What was confided is printed on the sheet's answer, and is neither in the code nor in the QR.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
// What is kept names nobody, and nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
internal sealed class SheetModel(
    CatalogueHost catalogues,
    SavedSituations situations,
    SiteAddress site,
    TimeProvider clock,
    IStringLocalizer<FirstAnswers> texts
) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal CompleteAnswer Answer { get; private set; } = null!;
    internal ShortCode Code { get; private set; } = null!;

    /// <summary>There is no sheet without a situation.</summary>
    public IActionResult OnGet() => Redirect(Links.Situation);

    /// <summary>Keeps the situation under a new code and shows the sheet.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var journey = Journey.Read(Request.FormOrNothing(), Catalogue, fromForm: true);
        if (!journey.IsClear)
            return Redirect(Links.Answer + journey.Query());
        var now = clock.GetUtcNow().UtcDateTime;
        Answer = CompleteAnswer.For(
            Catalogue,
            new AnswerRequest(journey.Situation, journey.Commune?.Code, null, now) { Accessible = journey.StepFree }
        );
        Code = ShortCode.Of(await situations.KeepAsync(journey.Query(), cancellationToken), texts["sheet.code"], site);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
