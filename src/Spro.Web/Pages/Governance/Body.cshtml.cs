using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Governance;

/// <summary>A body: its names, its territory, who sits in it, by function.</summary>
internal sealed class BodyModel(Bodies bodies, TimeProvider clock) : PageModel
{
    internal BodyFile Opened { get; private set; } = null!;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The body; for those who govern.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (
            Rights.Of(actor.Role, Purpose.GovernanceReading) != Reach.Service
            || await bodies.FindAsync(actor, id, cancellationToken) is not { } file
        )
            return NotFound();
        Opened = file;
        return Page();
    }
}
