using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>Writes an action of a plan, how far it has gone and what came of it.</summary>
internal sealed class PlanActionModel(Plans plans) : PageModel
{
    internal const string Guidance = "orientation";
    internal const string Everybody = "tous";

    /// <summary>The plan.</summary>
    [BindProperty(Name = "plan", SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What is done.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>It is of guidance, for everybody.</summary>
    [BindProperty]
    public List<string> Marks { get; set; } = [];

    /// <summary>Whom it is for, else.</summary>
    [BindProperty]
    public string? Audience { get; set; }

    /// <summary>Who leads it.</summary>
    [BindProperty]
    public string? Lead { get; set; }

    /// <summary>The objectives it serves.</summary>
    [BindProperty]
    public List<Guid> Serves { get; set; } = [];

    /// <summary>The day by which it should be done.</summary>
    [BindProperty]
    public DateParts Due { get; set; } = new();

    /// <summary>How far it has gone.</summary>
    [BindProperty]
    public PlanProgress Progress { get; set; }

    /// <summary>What can be said of it.</summary>
    [BindProperty]
    public string? Evaluation { get; set; }

    internal PlanFile Plan { get; private set; } = null!;
    internal IReadOnlyList<StrategyObjective> Objectives { get; private set; } = [];

    /// <summary>The form: empty for a new action.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(cancellationToken))
            return NotFound();
        if (Plan.Plan.Actions.Find(one => one.Id == id) is not { } action)
            return Page();
        Fill(action);
        return Page();
    }

    private void Fill(PlanAction action)
    {
        (Revision, Heading, Audience, Lead) = (action.Revision, action.Title, action.Audience, action.Lead);
        Marks =
        [
            .. (
                (string?[])[action.IsGuidance ? Guidance : null, action.IsForEverybody ? Everybody : null]
            ).OfType<string>(),
        ];
        (Serves, Due) = ([.. action.ObjectiveIds], DateParts.Of(action.DueOn));
        (Progress, Evaluation) = (action.Progress, action.Evaluation);
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(cancellationToken))
            return NotFound();
        try
        {
            var unread = new Mistakes();
            await plans.SaveActionAsync(
                HttpContext.Actor(),
                PlanId,
                new PlanActionDraft(
                    id,
                    Revision,
                    Heading,
                    Marks.Contains(Guidance),
                    Marks.Contains(Everybody),
                    Audience,
                    Lead,
                    Serves,
                    unread.Try(() => Due.Read("due")),
                    Progress,
                    Evaluation
                )
                {
                    Unread = unread.All,
                },
                cancellationToken
            );
            return Redirect(Links.KeepPlan(PlanId) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("title", nameof(Heading)),
                ("audience", nameof(Audience)),
                ("lead", nameof(Lead)),
                ("due", nameof(Due)),
                ("evaluation", nameof(Evaluation))
            );
            if (refused.Code == Meetings.ChangedMeanwhile && Plan.Plan.Actions.Find(one => one.Id == id) is { } kept)
            {
                Fill(kept);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(HttpContext.Actor(), PlanId, cancellationToken) is not { MayWrite: true } plan)
            return false;
        (Plan, Objectives) = (plan, await plans.ObjectivesAsync(cancellationToken));
        return true;
    }
}
