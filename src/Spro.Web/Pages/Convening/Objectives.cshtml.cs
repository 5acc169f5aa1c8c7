using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>The objectives of the regional strategy that plans may serve: added, mended, each with its indicator.</summary>
internal sealed class ObjectivesModel(Plans plans) : PageModel
{
    /// <summary>The one that is mended; none for a new one.</summary>
    [BindProperty(Name = "corriger", SupportsGet = true)]
    public Guid? Mended { get; set; }

    /// <summary>Chosen by the form, for a new one.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

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

    /// <summary>By what one sees how far it is reached.</summary>
    [BindProperty]
    public string? Indicator { get; set; }

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    /// <summary>Its last day.</summary>
    [BindProperty]
    public DateParts To { get; set; } = new();

    internal IReadOnlyList<StrategyObjective> All { get; private set; } = [];

    /// <summary>They are of the whole region.</summary>
    internal bool MayWrite => HttpContext.Actor() is { DepartmentCode: null } actor && actor.May(Purpose.Governance);

    /// <summary>The list, and the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        All = await plans.ObjectivesAsync(cancellationToken);
        if (Mended is null)
            return Page();
        if (Kept is not { } objective)
            return NotFound();
        Fill(objective);
        return Page();
    }

    /// <summary>Writes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var unread = new Mistakes();
            await plans.SaveObjectiveAsync(
                HttpContext.Actor(),
                new ObjectiveDraft(
                    Mended ?? NewId,
                    Revision,
                    Strategy,
                    Code,
                    Heading,
                    Axes,
                    Indicator,
                    unread.Try(() => From.Read("from")),
                    unread.Try(() => To.Read("to"))
                )
                {
                    Unread = unread.All,
                },
                cancellationToken
            );
            return Redirect(Links.Objectives + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("strategy", nameof(Strategy)),
                ("code", nameof(Code)),
                ("title", nameof(Heading)),
                ("indicator", nameof(Indicator)),
                ("from", nameof(From)),
                ("to", nameof(To))
            );
            All = await plans.ObjectivesAsync(cancellationToken);
            if (refused.Code == Meetings.ChangedMeanwhile && Kept is { } kept)
            {
                Fill(kept);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private StrategyObjective? Kept => All.FirstOrDefault(one => one.Id == Mended);

    private void Fill(StrategyObjective objective)
    {
        (Revision, Strategy, Code, Heading, Indicator) = (
            objective.Revision,
            objective.Strategy,
            objective.Code,
            objective.Title,
            objective.Indicator
        );
        Axes = [.. objective.Axes.Select(Enum.Parse<GuidanceAxis>)];
        (From, To) = (
            DateParts.Of(objective.ValidFrom),
            objective.ValidTo is { } last ? DateParts.Of(last) : new DateParts()
        );
    }
}
