using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>Who waits for a freed slot, and writing somebody down.</summary>
internal sealed class WaitingModel(WaitingList waitingList, SlotSearch slots, TimeProvider clock) : PageModel
{
    /// <summary>For which structure.</summary>
    [BindProperty(SupportsGet = true, Name = "structure")]
    public Guid? StructureId { get; set; }

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
    internal IReadOnlyList<(Guid Id, string Name)> Structures { get; private set; } = [];
    internal IReadOnlyList<WaitingLine> Lines { get; private set; } = [];
    internal bool IsSaved { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(bool note, CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        (Id, From, To, IsSaved) = (Guid.CreateVersion7(), today, today.AddDays(30), note);
        Ways = [.. (Core.Appointments.Ways.InPerson | Core.Appointments.Ways.Phone).Each()];
        await ShowAsync(cancellationToken);
    }

    /// <summary>Writes somebody down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
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
                        StructureId = StructureId ?? actor.StructureFor(Purpose.Appointments),
                        From = from,
                        To = to,
                        Ways = Ways.Aggregate(Core.Appointments.Ways.None, (all, way) => all | way),
                        Person = Person.ToPerson(),
                    },
                    cancellationToken
                );
                return Redirect(Links.WaitingList + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(PersonForm.FieldOf(refused.Field), refused.Message);
            }
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Takes somebody off the list.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid waiting, CancellationToken cancellationToken)
    {
        await waitingList.WithdrawAsync(HttpContext.Actor(), waiting, cancellationToken);
        return Redirect(Links.WaitingList + "?note=true");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Own = actor.StructureFor(Purpose.Appointments);
        Structures = await slots.OpenToNetworkAsync(actor, cancellationToken);
        Lines = await waitingList.OfAsync(actor, cancellationToken);
    }
}
