using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>Opens a situation again, or the suggestions of an exploration, from a short code, typed or scanned.</summary>
[EnableRateLimiting(RateLimits.Writing)]
internal sealed class CodeModel(SavedSituations situations, IStringLocalizer<FirstAnswers> texts) : PageModel
{
    /// <summary>The code as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    internal bool IsUnknown { get; private set; }

    /// <summary>Goes to what was kept, or says that the code opens nothing.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        if (await situations.FindAsync(Code, cancellationToken) is { } kept)
            return Redirect(Links.Kept(kept));
        IsUnknown = true;
        ModelState.AddModelError("code", texts["code.unknown"]);
        return Page();
    }
}
