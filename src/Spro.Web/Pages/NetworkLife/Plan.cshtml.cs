using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ActionPlans;
using Spro.Core.Agenda;
using Spro.Core.Territories;

namespace Spro.Web.Pages.NetworkLife;

/// <summary>A plan that anybody may read.</summary>
internal sealed class PlanModel(Plans plans, PublicAgenda agenda, TimeProvider clock) : PageModel
{
    internal PlanFile Opened { get; private set; } = null!;
    internal IReadOnlyList<AgendaAction> Agenda { get; private set; } = [];
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The plan.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(null, id, cancellationToken) is not { } plan)
            return NotFound();
        (Opened, Agenda) = (plan, await agenda.OfPlanAsync(id, cancellationToken));
        return Page();
    }
}
