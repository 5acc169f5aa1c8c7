using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DataProtection;

/// <summary>What the data-protection officer watches: counts, delays and structures, never a person.</summary>
internal sealed class IndexModel(RequestFigures figures, ArchivesHolds archives) : PageModel
{
    /// <summary>The reference of the archives' approval.</summary>
    [BindProperty]
    public string? Approval { get; set; }

    internal IReadOnlyList<RequestFigure> Figures { get; private set; } = [];
    internal bool Awaits { get; private set; }

    /// <summary>The figures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Figures = await figures.OfAsync(HttpContext.Actor(), cancellationToken);
        Awaits = await archives.IsServiceAwaitingAsync(cancellationToken);
    }

    /// <summary>States that the archives' approval is needed for the whole service.</summary>
    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken)
    {
        await archives.StateAsync(HttpContext.Actor(), cancellationToken);
        return Redirect(Links.DataProtection);
    }

    /// <summary>Records the approval: what was closed is erased.</summary>
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await archives.ApproveAsync(HttpContext.Actor(), Approval, cancellationToken);
            return Redirect(Links.DataProtection);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(nameof(Approval), refused);
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
