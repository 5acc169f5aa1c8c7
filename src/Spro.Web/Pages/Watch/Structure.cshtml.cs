using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Members;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Watch;

/// <summary>A structure and its places, as who watches over the directory sees them.</summary>
internal sealed class StructureModel(DirectoryWatch watch, TimeProvider clock) : PageModel
{
    internal WatchedStructure View { get; private set; } = null!;
    internal DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await watch.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }
}
