using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.GoodPractices;

namespace Spro.Web.Pages.NetworkLife;

/// <summary>A good practice that anybody may read.</summary>
internal sealed class PracticeModel(Practices practices) : PageModel
{
    internal PracticeView Opened { get; private set; } = null!;

    /// <summary>The practice.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await practices.FindPublishedAsync(id, cancellationToken) is not { } practice)
            return NotFound();
        Opened = practice;
        return Page();
    }
}
