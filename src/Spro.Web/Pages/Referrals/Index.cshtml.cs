using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>The hand-overs of the structure: what waits for it, what it waits for, and the calls to make.</summary>
internal sealed class IndexModel(StructureReferrals referrals, ReferralLists lists, CallBacks calls) : PageModel
{
    /// <summary>Those that are over.</summary>
    [BindProperty(Name = "termines", SupportsGet = true)]
    public bool IsOver { get; set; }

    /// <summary>The one that a person or a colleague names.</summary>
    [BindProperty(Name = "reference", SupportsGet = true)]
    public string? Reference { get; set; }

    /// <summary>Which page of those received.</summary>
    [BindProperty(Name = "recus", SupportsGet = true)]
    public int ReceivedPage { get; set; } = 1;

    /// <summary>Which page of those sent.</summary>
    [BindProperty(Name = "envoyes", SupportsGet = true)]
    public int SentPage { get; set; } = 1;

    internal ReferralListPage Received { get; private set; } = null!;
    internal ReferralListPage Sent { get; private set; } = null!;
    internal IReadOnlyList<CallToMake> Calls { get; private set; } = [];

    /// <summary>The address of other pages of the lists.</summary>
    internal string PageAt(int received, int sent) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Links.Referrals}?{(IsOver ? "termines=true&" : "")}recus={received}&envoyes={sent}"
        );

    /// <summary>The lists.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (!string.IsNullOrWhiteSpace(Reference))
        {
            if (await referrals.FindAsync(actor, Reference, cancellationToken) is { } id)
                return Redirect(Links.Referral(id));
            ModelState.AddModelError(
                nameof(Reference),
                "Votre structure n'a pas de demande à cette référence. Avec la personne et son mot, ouvrez-la sur la page «\u00A0Suivre ma demande\u00A0»."
            );
        }
        Received = await lists.ReceivedAsync(actor, IsOver, ReceivedPage, cancellationToken);
        Sent = await lists.SentAsync(actor, IsOver, SentPage, cancellationToken);
        if (!IsOver)
            Calls = await calls.OfAsync(actor, cancellationToken);
        return Page();
    }

    /// <summary>Somebody has been called.</summary>
    public async Task<IActionResult> OnPostAsync(Guid call, CancellationToken cancellationToken)
    {
        await calls.DoneAsync(HttpContext.Actor(), call, cancellationToken);
        return Redirect(Links.Referrals);
    }
}
