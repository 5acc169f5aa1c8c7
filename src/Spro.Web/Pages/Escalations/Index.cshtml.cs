using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Referrals;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Escalations;

/// <summary>What stays silent on the territory of a référent Orientation: nothing here is about a person.</summary>
internal sealed class IndexModel(Core.Referrals.Escalations escalations) : PageModel
{
    internal IReadOnlyList<Escalation> All { get; private set; } = [];

    internal IReadOnlyList<LateComplaint> Complaints { get; private set; } = [];
    internal IReadOnlyList<LateCalls> Calls { get; private set; } = [];

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        All = await escalations.OfAsync(HttpContext.Actor(), cancellationToken);
        Calls = await escalations.CallsOfAsync(HttpContext.Actor(), cancellationToken);
        Complaints = await escalations.ComplaintsOfAsync(HttpContext.Actor(), cancellationToken);
    }
}
