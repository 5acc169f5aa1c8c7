using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.GoodPractices;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.PracticeReview;

/// <summary>What the commission decides of the practices that are submitted.</summary>
internal sealed class IndexModel(Practices practices) : PageModel
{
    /// <summary>The practice.</summary>
    [BindProperty]
    public Guid Practice { get; set; }

    /// <summary>It is published.</summary>
    [BindProperty]
    public bool? IsKept { get; set; }

    /// <summary>What the commission says of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    internal IReadOnlyList<PracticeView> Waiting { get; private set; } = [];
    internal IReadOnlyList<PracticeView> Published { get; private set; } = [];

    /// <summary>What waits, and what is public.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Writes down what was decided.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (IsKept is null)
            ModelState.AddModelError(FieldOf(nameof(IsKept)), "Choisissez\u00A0: publiée, ou pas retenue.");
        else
            try
            {
                await practices.ReviewAsync(HttpContext.Actor(), Practice, IsKept.Value, Note, cancellationToken);
                return Redirect(Links.PracticeReview + (IsKept.Value ? "?note=publiee" : "?note=refusee"));
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusal(refused, ("note", FieldOf(nameof(Note))));
            }
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Takes a published one away.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        try
        {
            await practices.WithdrawAsync(HttpContext.Actor(), Practice, Note, cancellationToken);
            return Redirect(Links.PracticeReview + "?note=retiree");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("note", FieldOf(nameof(Note))));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Waiting = await practices.WaitingAsync(HttpContext.Actor(), cancellationToken);
        Published = await practices.PublishedForReviewAsync(HttpContext.Actor(), cancellationToken);
    }

    /// <summary>The same fields stand in several forms: errors and names are those of the one that was sent.</summary>
    internal string FieldOf(string field, Guid? practice = null) => $"{field}-{practice ?? Practice}";
}
