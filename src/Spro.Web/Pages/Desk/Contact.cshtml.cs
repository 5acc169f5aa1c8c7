using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>The first answer to read out, and what comes next for the person.</summary>
internal sealed class ContactModel(
    CatalogueHost catalogues,
    Contacts contacts,
    CallRequests calls,
    ReferralLists referrals
) : PageModel
{
    /// <summary>What comes next.</summary>
    [BindProperty]
    public ContactEnding Ending { get; set; }

    /// <summary>The place they are directed to.</summary>
    [BindProperty]
    public Guid? Next { get; set; }

    /// <summary>Why that place is none of those of the answer.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DeskSituation Situation { get; private set; } = null!;

    /// <summary>The hand-over of that person that goes on; null when there is none.</summary>
    internal SentReferral? Sent { get; private set; }

    /// <summary>The request to be called that it comes from; null when the person came by themself.</summary>
    internal OpenCallRequest? Call { get; private set; }

    /// <summary>Shows the answer.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } contact)
            return NotFound();
        (Ending, Next) = (contact.Ending, contact.NextPlaceId);
        Reason = await contacts.CorrectionOfAsync(contact, cancellationToken);
        return Page();
    }

    /// <summary>Keeps what comes next.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is null)
            return NotFound();
        if (Reason?.Length > Contact.LongestReason)
            ModelState.AddModelError(nameof(Reason), $"Écrivez {Contact.LongestReason} caractères au plus.");
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var next = Next is { } place ? Catalogue.Doors.Find(place) : null;
            await contacts.EndAsync(HttpContext.Actor(), id, Ending, next, Reason?.Trim(), cancellationToken);
            return Redirect(Links.Contact(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(
                refused.Field == "motif" ? nameof(Reason) : nameof(Next),
                refused.Message.Printed()
            );
            return Page();
        }
    }

    private async Task<Contact?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } contact)
            return null;
        Situation = DeskSituation.Of(Catalogue, contact);
        Call = await calls.OfContactAsync(HttpContext.Actor(), id, cancellationToken);
        Sent = await referrals.OfPathAsync(HttpContext.Actor(), contact.PathId, cancellationToken);
        return contact;
    }
}
