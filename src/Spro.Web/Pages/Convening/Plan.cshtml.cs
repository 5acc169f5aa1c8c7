using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>Writes the action plan of a local committee.</summary>
internal sealed class PlanModel(Plans plans, TimeProvider clock) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The committee.</summary>
    [BindProperty]
    public Guid? Body { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What its territory is made of.</summary>
    [BindProperty]
    public TerritoryKind Kind { get; set; } = TerritoryKind.Epci;

    /// <summary>Their codes.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    /// <summary>Its last day.</summary>
    [BindProperty]
    public DateParts To { get; set; } = new();

    /// <summary>What came of it.</summary>
    [BindProperty]
    public string? Evaluation { get; set; }

    /// <summary>Anybody reads it.</summary>
    [BindProperty]
    public bool IsPublic { get; set; }

    internal PlanFile? Known { get; private set; }
    private Body? _chosen;
    internal IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    internal IReadOnlyList<TerritoryRecord> Offered(TerritoryKind kind) =>
        plans.Offered(kind, Known?.DepartmentCode ?? _chosen?.DepartmentCode ?? HttpContext.Actor().DepartmentCode);

    /// <summary>The form: empty for a new plan.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (Known is not { Plan: var plan })
            return Page();
        if (!Known.MayWrite)
            return NotFound();
        Fill(plan);
        return Page();
    }

    private void Fill(ActionPlan plan)
    {
        (Revision, Body, Heading, Kind) = (plan.Revision, plan.BodyId, plan.Title, plan.TerritoryKind);
        (Codes, Evaluation, IsPublic) = ([.. plan.TerritoryCodes], plan.Evaluation, plan.PublishedAt is not null);
        (From, To) = (DateParts.Of(plan.ValidFrom), DateParts.Of(plan.ValidTo));
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var changed = false;
        try
        {
            if (id != Guid.Empty)
            {
                var unread = new Mistakes();
                await plans.SaveAsync(
                    HttpContext.Actor(),
                    new PlanDraft(
                        id,
                        Revision,
                        Body,
                        Heading,
                        Kind,
                        Codes,
                        unread.Try(() => From.Read("from")),
                        unread.Try(() => To.Read("to")),
                        Evaluation,
                        IsPublic
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
                return Redirect(Links.KeepPlan(id) + "?note=true");
            }
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("body", nameof(Body)),
                ("title", nameof(Heading)),
                ("kind", nameof(Kind)),
                ("territories", nameof(Kind)),
                ("from", nameof(From)),
                ("to", nameof(To)),
                ("evaluation", nameof(Evaluation))
            );
            changed = refused.Code == Meetings.ChangedMeanwhile;
        }
        await ShowAsync(id, cancellationToken);
        if (changed && Known is not null)
        {
            Fill(Known.Plan);
            ViewData.SayWhatIsKept();
        }
        return Page();
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Known = await plans.FindAsync(HttpContext.Actor(), id, cancellationToken);
        var bodies = await plans.BodiesForAsync(HttpContext.Actor(), cancellationToken);
        _chosen = bodies.FirstOrDefault(body => body.Id == Body);
        Bodies =
        [
            new("Choisir", ""),
            .. bodies
                .Select(body => new SelectListItem(body.NameOn(Today), body.Id.ToString()))
                .OrderBy(one => one.Text, StringComparer.CurrentCulture),
        ];
    }
}
