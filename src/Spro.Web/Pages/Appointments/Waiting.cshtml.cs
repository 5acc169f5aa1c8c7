using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>Who waits for a freed slot, and writing somebody down.</summary>
internal sealed class WaitingModel(
    WaitingList waitingList,
    KeptSeats seats,
    SlotSearch slots,
    StructureReferrals referrals,
    TimeProvider clock
) : PageModel
{
    /// <summary>For which structure.</summary>
    [BindProperty(SupportsGet = true, Name = "structure")]
    public Guid? StructureId { get; set; }

    /// <summary>The hand-over they wait for an appointment of; null when of none.</summary>
    [BindProperty(SupportsGet = true, Name = "aiguillage")]
    public Guid? ReferralId { get; set; }

    /// <summary>Identifier of the wait to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>From which day.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Until which day.</summary>
    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>The ways that suit them.</summary>
    [BindProperty]
    public List<Ways> Ways { get; set; } = [];

    /// <summary>For whom.</summary>
    [BindProperty]
    public PersonForm Person { get; set; } = new();

    internal Guid Own { get; private set; }
    internal ReferralFile? Referral { get; private set; }
    internal IReadOnlyList<(Guid Id, string Name)> Structures { get; private set; } = [];
    internal IReadOnlyList<WaitingLine> Lines { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        (Id, From, To) = (Guid.CreateVersion7(), today, today.AddDays(30));
        Ways = [.. (Core.Appointments.Ways.InPerson | Core.Appointments.Ways.Phone).Each()];
        var page = await ShowAsync(cancellationToken);
        // What the person has said is not typed twice.
        if (Referral is { } file)
            Person = PersonForm.Of(file);
        return page;
    }

    /// <summary>Writes somebody down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await ShowAsync(cancellationToken) is not PageResult page)
            return NotFound();
        if (From is not { } from || To is not { } to)
            ModelState.AddModelError(nameof(From), "Dites de quel jour à quel jour la personne peut venir.");
        else if (ModelState.IsValid && Id != Guid.Empty)
        {
            try
            {
                await waitingList.AddAsync(
                    actor,
                    new WaitingWish
                    {
                        Id = Id,
                        StructureId = Referral?.Referral.ReceiverId ?? StructureId ?? Own,
                        From = from,
                        To = to,
                        Ways = Ways.Aggregate(Core.Appointments.Ways.None, (all, way) => all | way),
                        Person = Person.ToPerson(),
                        ReferralId = ReferralId,
                    },
                    cancellationToken
                );
                return Redirect(Links.WaitingList + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(PersonForm.FieldOf(refused.Field), refused);
            }
        }
        return page;
    }

    /// <summary>Takes the seat that is kept for somebody, who has come or called.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid waiting, Ways way, CancellationToken cancellationToken)
    {
        try
        {
            if (await seats.AcceptAsync(HttpContext.Actor(), waiting, way, cancellationToken) is { } taken)
                return Redirect(Links.Appointment(taken) + "?note=true");
            ModelState.AddModelError("", "Cette place n'est plus gardée\u00A0: elle est proposée à quelqu'un d'autre.");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
        }
        return await OnGetAsync(cancellationToken);
    }

    /// <summary>Leaves the seat that is kept for somebody to the next, and they go on waiting.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(Guid waiting, CancellationToken cancellationToken)
    {
        await seats.DeclineAsync(HttpContext.Actor(), waiting, cancellationToken);
        return Redirect(Links.WaitingList + "?note=true");
    }

    /// <summary>Takes somebody off the list.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid waiting, CancellationToken cancellationToken)
    {
        await waitingList.WithdrawAsync(HttpContext.Actor(), waiting, cancellationToken);
        return Redirect(Links.WaitingList + "?note=true");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (
            ReferralId is { } referral
            && (Referral = await referrals.OpenAsync(actor, referral, cancellationToken)) is null
        )
            return NotFound();
        Own = actor.StructureFor(Purpose.Appointments);
        Structures = await slots.OpenToNetworkAsync(actor, cancellationToken);
        Lines = await waitingList.OfAsync(actor, cancellationToken);
        return Page();
    }
}
