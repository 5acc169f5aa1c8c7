using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>The hand-overs of the structure: what waits for it, what it waits for, and the calls to make.</summary>
internal sealed class IndexModel(StructureReferrals referrals, CallBacks calls) : PageModel
{
    /// <summary>Those that are over.</summary>
    [BindProperty(Name = "termines", SupportsGet = true)]
    public bool IsOver { get; set; }

    internal IReadOnlyList<ReferralLine> Received { get; private set; } = [];
    internal IReadOnlyList<ReferralLine> Sent { get; private set; } = [];
    internal IReadOnlyList<CallToMake> Calls { get; private set; } = [];

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Received = await referrals.ReceivedAsync(actor, IsOver, cancellationToken);
        Sent = await referrals.SentAsync(actor, IsOver, cancellationToken);
        if (!IsOver)
            Calls = await calls.OfAsync(actor, cancellationToken);
    }

    /// <summary>Somebody has been called.</summary>
    public async Task<IActionResult> OnPostAsync(Guid call, CancellationToken cancellationToken)
    {
        await calls.DoneAsync(HttpContext.Actor(), call, cancellationToken);
        return Redirect(Links.Referrals);
    }
}
