using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.ActionPlans;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Convening;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>Prepares an action, publishes it, duplicates it, calls it off.</summary>
internal sealed class ActionModel(
    OrganisedActions actions,
    ParticipantLists lists,
    Plans plans,
    CatalogueHost catalogues
) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public ActionKind? Kind { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What happens there.</summary>
    [BindProperty]
    public string? Description { get; set; }

    /// <summary>Whom it is for; <see cref="Professionals"/> among them.</summary>
    [BindProperty]
    public List<string> Publics { get; set; } = [];

    /// <summary>The occupations that are met there, one a line.</summary>
    [BindProperty]
    public string? Occupations { get; set; }

    /// <summary>When it starts.</summary>
    [BindProperty]
    public string? Start { get; set; }

    /// <summary>When it ends.</summary>
    [BindProperty]
    public string? End { get; set; }

    /// <summary>In what sort of place.</summary>
    [BindProperty]
    public ActionPlace? PlaceKind { get; set; }

    /// <summary>The name of the place and its street.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <summary>The commune, as it is typed.</summary>
    [BindProperty]
    public string? Commune { get; set; }

    /// <summary>Where to follow it from afar.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>The departments it is for.</summary>
    [BindProperty]
    public List<string> Departments { get; set; } = [];

    /// <summary>How to come.</summary>
    [BindProperty]
    public string? Transport { get; set; }

    /// <summary>What it has for whoever needs it.</summary>
    [BindProperty]
    public List<ActionAccess> Access { get; set; } = [];

    /// <summary>More of that.</summary>
    [BindProperty]
    public string? AccessNote { get; set; }

    /// <summary>One registers.</summary>
    [BindProperty]
    public bool Registers { get; set; }

    /// <summary>How many seats.</summary>
    [BindProperty]
    public string? Capacity { get; set; }

    /// <summary>Whoever is under eighteen needs an agreement.</summary>
    [BindProperty]
    public bool Agreement { get; set; }

    /// <summary>Whom to ask.</summary>
    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>The plan it belongs to; <see cref="Officer"/> for the officer of the Région.</summary>
    [BindProperty]
    public string? Plan { get; set; }

    /// <summary>Why it is called off.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal const string Professionals = "Professionals";
    internal const string Officer = "referent";

    internal OrganisedFile? Known { get; private set; }
    internal IReadOnlyList<SelectListItem> PlanChoices { get; private set; } = [];
    internal IReadOnlyList<TerritoryRecord> DepartmentChoices { get; } = catalogues.Current.Departments;
    internal bool IsToCome => Known?.Line.Action.State is ActionState.Draft or ActionState.Published;

    /// <summary>The form: empty for a new action.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (Known is null && !Request.IsOfNewRecord())
            return NotFound();
        if (Known is not null)
            Fill(Known.Line.Action);
        else
            Registers = true;
        return Page();
    }

    /// <summary>Writes it.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await actions.SaveAsync(HttpContext.Actor(), Draft(id), cancellationToken);
                return Links.OwnAction(id) + "?note=ecrite";
            },
            cancellationToken,
            isPreparation: true
        );

    /// <summary>Makes it known.</summary>
    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await actions.PublishAsync(HttpContext.Actor(), id, Revision, cancellationToken);
                return Links.OwnAction(id) + "?note=publiee";
            },
            cancellationToken
        );

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await actions.CancelAsync(HttpContext.Actor(), id, Revision, Reason, cancellationToken);
                return Links.OwnAction(id);
            },
            cancellationToken
        );

    /// <summary>Copies it into a new draft.</summary>
    public Task<IActionResult> OnPostDuplicateAsync(Guid id, Guid copy, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await actions.DuplicateAsync(HttpContext.Actor(), id, copy, cancellationToken);
                return Links.OwnAction(copy) + "?note=copiee";
            },
            cancellationToken
        );

    private ActionDraft Draft(Guid id)
    {
        var unread = new Mistakes();
        var (start, end) = (unread.Try(() => Moment.Read(Start, "start")), unread.Try(() => Moment.Read(End, "end")));
        int? seats = int.TryParse(Capacity, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (seats is null && !string.IsNullOrWhiteSpace(Capacity))
            unread.Add("capacity", "unreadable", "Écrivez un nombre, en chiffres.");
        return new(id, Revision)
        {
            Unread = unread.All,
            Kind = Kind,
            Title = Heading,
            Description = Description,
            IsForProfessionals = Publics.Contains(Professionals),
            Publics = Publics.Aggregate(
                ActionPublics.None,
                (all, one) => Enum.TryParse<ActionPublics>(one, out var read) ? all | read : all
            ),
            Occupations = Occupations,
            StartsAt = start,
            EndsAt = end,
            PlaceKind = PlaceKind,
            Place = Place,
            Commune = Commune,
            Link = Link,
            DepartmentCodes = Departments,
            HowToCome = Transport,
            Access = Access.Aggregate(ActionAccess.None, (all, one) => all | one),
            AccessNote = AccessNote,
            TakesRegistrations = Registers,
            Capacity = seats,
            NeedsAgreement = Agreement,
            Contact = Contact,
            PlanId = Guid.TryParse(Plan, out var plan) ? plan : null,
            IsOfOfficer = Plan == Officer,
        };
    }

    private void Fill(AgendaAction action)
    {
        (Revision, Kind, Heading) = (action.Revision, action.Kind, action.Title);
        (Description, PlaceKind, Place, Link) = (action.Description, action.PlaceKind, action.Place, action.Link);
        Publics =
        [
            .. action.IsForProfessionals
                ? [Professionals]
                : AgendaWords.EachPublic.Where(one => action.Publics.HasFlag(one)).Select(one => one.ToString()),
        ];
        Occupations = OccupationsTyped.Written(catalogues.Current.Occupations, action.RomeCodes);
        (Start, End) = (Moment.Written(action.StartsAt), Moment.Written(action.EndsAt));
        Commune = action.CommuneCode is { } code ? catalogues.Current.Territory.CommuneToday(code)?.Label : null;
        Departments = [.. action.DepartmentCodes];
        (Transport, AccessNote) = (action.HowToCome, action.AccessNote);
        Access = [.. AgendaWords.EachAccess.Where(one => action.Access.HasFlag(one))];
        (Registers, Capacity, Agreement) = (action.TakesRegistrations, $"{action.Capacity}", action.NeedsAgreement);
        Contact = action.Contact;
        Plan =
            action.PlanId is { } plan ? plan.ToString()
            : action.IsOfOfficer ? Officer
            : "";
    }

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task<string?>> act,
        CancellationToken cancellationToken,
        bool isPreparation = false
    )
    {
        if (!Request.IsOfNewRecord() && await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is null)
            return NotFound();
        var changed = false;
        try
        {
            if (id != Guid.Empty && await act() is { } next)
                return Redirect(next);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("kind", nameof(Kind)),
                ("title", nameof(Heading)),
                ("description", nameof(Description)),
                ("publics", nameof(Publics)),
                ("start", nameof(Start)),
                ("end", nameof(End)),
                ("placeKind", nameof(PlaceKind)),
                ("place", nameof(Place)),
                ("commune", nameof(Commune)),
                ("link", nameof(Link)),
                ("transport", nameof(Transport)),
                ("access", nameof(AccessNote)),
                ("capacity", nameof(Capacity)),
                ("contact", nameof(Contact)),
                ("plan", nameof(Plan)),
                ("occupations", nameof(Occupations)),
                ("reason", nameof(Reason))
            );
            changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
        }
        await ShowAsync(id, cancellationToken);
        // The form that was not sent says what is kept; so does, beside what was typed, one on which somebody else wrote.
        if ((changed || !isPreparation) && Known is not null)
            Fill(Known.Line.Action);
        if (changed && isPreparation)
            ViewData.SayWhatIsKept();
        return Page();
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Known = await lists.FindAsync(HttpContext.Actor(), id, cancellationToken);
        PlanChoices =
        [
            new("À aucun", ""),
            new("À la référente ou au référent Orientation de la Région", Officer),
            .. (await plans.ListAsync(null, cancellationToken)).Select(plan => new SelectListItem(
                plan.Title,
                plan.Id.ToString()
            )),
        ];
    }
}
