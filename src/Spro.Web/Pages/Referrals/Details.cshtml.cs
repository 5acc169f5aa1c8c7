using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>A hand-over: the person as far as this side may know them, what happened, and what may be done now.</summary>
internal sealed class DetailsModel(
    CatalogueHost catalogues,
    StructureReferrals referrals,
    ReferralLinks links,
    AppointmentFiles appointments,
    ReferralTeam team,
    Core.Referrals.Complaints complaints,
    Desk.Continuation continuation,
    SiteAddress site,
    TimeProvider clock
) : PageModel
{
    /// <summary>What is done.</summary>
    [BindProperty]
    public StepForm Step { get; set; } = new();

    internal ReferralFile Opened { get; private set; } = null!;

    /// <summary>The appointment to come that was taken in the slots of the receiver.</summary>
    internal Guid? Appointment { get; private set; }

    /// <summary>Who may follow it, in the structure that receives.</summary>
    internal IReadOnlyList<Colleague> Team { get; private set; } = [];
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal LocalCalendar Calendar => Catalogue.Territory.CalendarOf(Opened.Referral.DepartmentCode);
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The address to give to a receiver without an account; shown once.</summary>
    internal string? LinkToGive { get; private set; }

    /// <summary>The last day to answer a complaint that has just been written down.</summary>
    [BindProperty(SupportsGet = true, Name = "reclamation")]
    public DateOnly? ComplaintDue { get; set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Does a step.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        if (Step.Id == Guid.Empty)
            ModelState.AddModelError(
                "Step.Act",
                "Ce formulaire est incomplet\u00A0: relisez la page, puis recommencez."
            );
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await referrals.DoAsync(actor, id, Step.ToStep(Catalogue, Calendar), cancellationToken);
            return Redirect(Links.Referral(id));
        }
        catch (RefusedException refused)
        {
            StepForm.Tell(ModelState, refused);
            return Page();
        }
    }

    /// <summary>Makes a link for a receiver without an account.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            if (await links.MakeAsync(HttpContext.Actor(), id, cancellationToken) is { } token)
                LinkToGive = site.Absolute(Links.ReferralReplyBy(token));
        }
        catch (RefusedException refused)
        {
            StepForm.Tell(ModelState, refused);
        }
        return await FindAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Takes back the links.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) =>
        await links.RevokeAsync(HttpContext.Actor(), id, cancellationToken) ? Redirect(Links.Referral(id)) : NotFound();

    /// <summary>Directs the person further: another hand-over, with what they have said already.</summary>
    public async Task<IActionResult> OnPostFurtherAsync(Guid id, Guid contactId, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || Opened.Side != Party.Receiver)
            return NotFound();
        var (referral, said) = (Opened.Referral, Opened.Said);
        return await continuation.ReceiveAsync(
            HttpContext.Actor(),
            contactId,
            referral.ReceiverPlaceId,
            said,
            referral.PathId,
            cancellationToken
        )
            ? Redirect(Links.HandOn(contactId, SendModel.FromReferral, id))
            : NotFound();
    }

    /// <summary>Writes down a complaint with the person.</summary>
    public async Task<IActionResult> OnPostComplainAsync(
        Guid id,
        Guid complaintId,
        bool isAboutReceiver,
        string? complaint,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return
                await complaints.ComplainAsync(
                    HttpContext.Actor(),
                    id,
                    complaintId,
                    isAboutReceiver,
                    complaint,
                    cancellationToken
                )
                    is { } due
                ? Redirect(
                    string.Create(CultureInfo.InvariantCulture, $"{Links.Referral(id)}?reclamation={due:yyyy-MM-dd}")
                )
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt("complaint", refused);
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    /// <summary>Gives it to a colleague.</summary>
    public async Task<IActionResult> OnPostFollowerAsync(Guid id, Guid follower, CancellationToken cancellationToken)
    {
        try
        {
            return await team.GiveAsync(HttpContext.Actor(), id, follower, cancellationToken)
                ? Redirect(Links.Referral(id))
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt("follower", refused);
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await referrals.OpenAsync(HttpContext.Actor(), id, cancellationToken) is not { } file)
            return false;
        Opened = file;
        if (file.Side == Party.Receiver && !ReferralTransitions.IsOver(file.Referral.State))
            Team = await team.OfAsync(HttpContext.Actor(), cancellationToken);
        if (file.Referral.State == ReferralState.AppointmentMade)
            Appointment = await appointments.OfReferralAsync(HttpContext.Actor(), id, cancellationToken);
        return true;
    }
}
