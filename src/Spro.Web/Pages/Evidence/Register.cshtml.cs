using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Evidence.Frozen;

namespace Spro.Web.Pages.Evidence;

/// <summary>A published register: what stood on its day, what those it names reply, and how to check that nothing changed.</summary>
internal sealed class RegisterModel(FrozenRegisters registers) : PageModel
{
    internal OpenedRegister Opened { get; private set; } = null!;

    /// <summary>The register.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await registers.FindPublishedAsync(id, cancellationToken) is not { } opened)
            return NotFound();
        Opened = opened;
        return Page();
    }
}
