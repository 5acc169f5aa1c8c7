using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>One's certificate, to print.</summary>
internal sealed class CertificateModel(ProgrammeLists lists) : PageModel
{
    internal EnrolmentView Opened { get; private set; } = null!;

    /// <summary>The certificate.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await lists.FindOwnAsync(HttpContext.Actor(), id, cancellationToken)
            is not { Enrolment.CertificateCode: not null } found
        )
            return NotFound();
        Opened = found;
        return Page();
    }
}
