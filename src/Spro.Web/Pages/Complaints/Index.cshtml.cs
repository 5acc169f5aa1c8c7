using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Complaints;

/// <summary>What people complain about in one's structure: each is answered once, and the person reads it.</summary>
internal sealed class IndexModel(Core.Referrals.Complaints complaints, CatalogueHost catalogues, TimeProvider clock)
    : PageModel
{
    /// <summary>Which is answered.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    internal IReadOnlyList<OpenComplaint> All { get; private set; } = [];

    internal DateOnly Today { get; } =
        catalogues.Current.Territory.CalendarOf(null).DayOf(clock.GetUtcNow().UtcDateTime);

    internal DateOnly DayOf(DateTime at) => catalogues.Current.Territory.CalendarOf(null).DayOf(at);

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        All = await complaints.OfAsync(HttpContext.Actor(), cancellationToken);

    /// <summary>Answers one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        try
        {
            if (await complaints.AnswerAsync(actor, Id, Answer, cancellationToken))
                return Redirect(Links.Complaints + "?note=true");
            ModelState.AddModelError(nameof(Answer), "Cette réclamation a déjà sa réponse.");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(nameof(Answer), refused);
        }
        All = await complaints.OfAsync(actor, cancellationToken);
        return Page();
    }
}
