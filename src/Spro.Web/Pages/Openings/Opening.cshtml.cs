using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Appointments;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Openings;

/// <summary>Adds, changes or ends an opening.</summary>
internal sealed class OpeningModel(Agenda agenda, CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    /// <summary>Who receives.</summary>
    [BindProperty]
    public Guid AdviserId { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public Guid PlaceId { get; set; }

    /// <summary>Each week on that day; null for one day.</summary>
    [BindProperty]
    public DayOfWeek? Weekday { get; set; }

    /// <summary>First day, or the only one.</summary>
    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty]
    public DateOnly? ValidTo { get; set; }

    /// <summary>From what hour.</summary>
    [BindProperty]
    public TimeOnly? From { get; set; }

    /// <summary>Until what hour.</summary>
    [BindProperty]
    public TimeOnly? To { get; set; }

    /// <summary>How long each appointment lasts.</summary>
    [BindProperty]
    public int? SlotMinutes { get; set; }

    /// <summary>How many people at once.</summary>
    [BindProperty]
    public int? Capacity { get; set; }

    /// <summary>How one may be received.</summary>
    [BindProperty]
    public List<Ways> Ways { get; set; } = [];

    /// <summary>What it is for.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>Other structures book in it.</summary>
    [BindProperty]
    public bool OpenToNetwork { get; set; }

    internal Guid Id { get; private set; }
    internal bool IsNew { get; private set; }
    internal IReadOnlyList<(Guid Id, string Name)> Advisers { get; private set; } = [];
    internal IReadOnlyList<Door> Places { get; private set; } = [];

    /// <summary>An empty form, or that of an opening one answers for.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (await agenda.FindOpeningAsync(HttpContext.Actor(), id, cancellationToken) is { } known)
        {
            (AdviserId, PlaceId, Weekday) = (known.AdviserId, known.PlaceId, known.Weekday);
            (ValidFrom, ValidTo, From, To) = (known.ValidFrom, known.ValidTo, known.From, known.To);
            (SlotMinutes, Capacity, Subject) = (known.SlotMinutes, known.Capacity, known.Subject);
            (Ways, OpenToNetwork) = ([.. known.Ways.Each()], known.OpenToNetwork);
            return Page();
        }
        // An address of somebody else's opening is that of a new one: nothing of theirs is said.
        (AdviserId, Weekday, SlotMinutes, Capacity) = (HttpContext.Actor().AccountId, DayOfWeek.Monday, 45, 1);
        (From, To) = (new TimeOnly(9, 0), new TimeOnly(12, 0));
        (ValidFrom, Subject) = (LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime), "Entretien");
        Ways = [Core.Appointments.Ways.InPerson];
        return Page();
    }

    /// <summary>Adds or changes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        foreach (
            var (field, isThere, problem) in (ReadOnlySpan<(string, bool, string)>)
                [
                    (nameof(ValidFrom), ValidFrom is not null, "Dites le premier jour."),
                    (nameof(From), From is not null, "Dites l'heure de début, par exemple 9:00."),
                    (nameof(To), To is not null, "Dites l'heure de fin, par exemple 12:00."),
                    (nameof(SlotMinutes), SlotMinutes is not null, "Dites combien de minutes dure un rendez-vous."),
                    (nameof(Capacity), Capacity is not null, "Dites combien de personnes à la fois."),
                ]
        )
        {
            if (
                !isThere
                && ModelState.GetFieldValidationState(field)
                    != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
            )
                ModelState.AddModelError(field, problem);
        }
        if (ModelState.IsValid && id != Guid.Empty)
        {
            try
            {
                await agenda.SaveAsync(
                    HttpContext.Actor(),
                    new Opening
                    {
                        Id = id,
                        AdviserId = AdviserId,
                        PlaceId = PlaceId,
                        Weekday = Weekday,
                        ValidFrom = ValidFrom!.Value,
                        ValidTo = ValidTo,
                        From = From!.Value,
                        To = To!.Value,
                        SlotMinutes = SlotMinutes!.Value,
                        Capacity = Capacity!.Value,
                        Ways = Ways.Aggregate(Core.Appointments.Ways.None, (all, way) => all | way),
                        Subject = Subject ?? "",
                        OpenToNetwork = OpenToNetwork,
                    },
                    cancellationToken
                );
                return Redirect(Links.Openings + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(refused.Field ?? nameof(Subject), refused);
            }
            catch (NotAllowedException)
            {
                ModelState.AddModelError(nameof(AdviserId), "Vous n'ouvrez de créneaux que pour vous.");
            }
        }
        await ShowAsync(id, cancellationToken);
        return Page();
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellationToken) =>
        await agenda.CloseAsync(HttpContext.Actor(), id, cancellationToken)
            ? Redirect(Links.Openings + "?note=true")
            : NotFound();

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Id = id;
        IsNew = await agenda.FindOpeningAsync(actor, id, cancellationToken) is null;
        var all = await agenda.AdvisersAsync(actor, cancellationToken);
        Advisers =
            Rights.Of(actor.Role, Purpose.Openings) == Reach.Structure
                ? all
                : [.. all.Where(one => one.Id == actor.AccountId)];
        Places =
        [
            .. catalogues
                .Current.Doors.All.Where(door => door.Structure.Id == actor.StructureId)
                .OrderBy(door => door.Place.Name, StringComparer.CurrentCulture),
        ];
    }
}
