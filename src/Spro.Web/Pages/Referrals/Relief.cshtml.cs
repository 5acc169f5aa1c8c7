using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>Somebody is absent: a colleague takes over all that they follow, in one act.</summary>
internal sealed class ReliefModel(ReferralTeam team) : PageModel
{
    /// <summary>Who is absent.</summary>
    [BindProperty]
    public Guid Absent { get; set; }

    /// <summary>Who takes over.</summary>
    [BindProperty]
    public Guid To { get; set; }

    internal IReadOnlyList<Colleague> Team { get; private set; } = [];

    /// <summary>How many have just changed hands.</summary>
    internal int? Moved { get; private set; }

    /// <summary>Who follows how much.</summary>
    public async Task OnGetAsync(int? repris, CancellationToken cancellationToken)
    {
        Moved = repris;
        Team = await team.OfAsync(HttpContext.Actor(), cancellationToken);
    }

    /// <summary>Gives all to a colleague.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Absent == To)
            ModelState.AddModelError(nameof(To), "Choisissez deux personnes différentes.");
        if (ModelState.IsValid)
        {
            try
            {
                var moved = await team.RelieveAsync(actor, Absent, To, cancellationToken);
                return Redirect($"{Links.ReferralRelief}?repris={moved}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(nameof(To), refused);
            }
        }
        Team = await team.OfAsync(actor, cancellationToken);
        return Page();
    }
}
