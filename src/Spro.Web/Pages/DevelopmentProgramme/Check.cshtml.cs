using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.DevelopmentProgramme;

/// <summary>Checks a certificate by its code. It goes by a form: neither a code nor a name enters an address.</summary>
[EnableRateLimiting(RateLimits.Writing)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// No cookie stands behind this form: there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class CheckModel(Certificates certificates, PageTexts<Resources.Development> texts) : PageModel
{
    /// <summary>The code.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The name that the paper says.</summary>
    [BindProperty]
    public string? FullName { get; set; }

    internal CheckedCertificate? Found { get; private set; }

    /// <summary>The form.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Checks.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), texts["check.empty"].Value);
            return;
        }
        Found = await certificates.CheckAsync(Code, FullName, cancellationToken);
        if (Found is null)
            ModelState.AddModelError(nameof(Code), texts["check.unknown"].Value);
    }
}
