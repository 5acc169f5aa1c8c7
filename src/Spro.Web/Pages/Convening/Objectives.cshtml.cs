using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>The objectives of the regional strategy that plans may serve.</summary>
internal sealed class ObjectivesModel(Plans plans) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>The document.</summary>
    [BindProperty]
    public string? Strategy { get; set; }

    /// <summary>Its number.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>The axes it serves.</summary>
    [BindProperty]
    public List<GuidanceAxis> Axes { get; set; } = [];

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    internal IReadOnlyList<StrategyObjective> All { get; private set; } = [];

    /// <summary>They are of the whole region.</summary>
    internal bool MayWrite => HttpContext.Actor() is { DepartmentCode: null } actor && actor.May(Purpose.Governance);

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        All = await plans.ObjectivesAsync(cancellationToken);

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await plans.AddObjectiveAsync(
                HttpContext.Actor(),
                new ObjectiveDraft(NewId, Strategy, Code, Heading, Axes, From.Read("from")),
                cancellationToken
            );
            return Redirect(Links.Objectives);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("strategy", nameof(Strategy)),
                ("code", nameof(Code)),
                ("title", nameof(Heading)),
                ("from", nameof(From))
            );
            All = await plans.ObjectivesAsync(cancellationToken);
            return Page();
        }
    }
}
