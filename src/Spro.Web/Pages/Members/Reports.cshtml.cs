using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>What people say of the places of a structure, followed to an end.</summary>
internal sealed class ReportsModel(Reports reports, CatalogueHost catalogues) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;

    /// <summary>The report answered.</summary>
    [BindProperty]
    public Guid? Report { get; set; }

    /// <summary>What was done.</summary>
    [BindProperty]
    public ReportOutcome? Outcome { get; set; }

    /// <summary>In a sentence.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The reply that the form shows.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    internal Guid Id { get; private set; }
    internal IReadOnlyList<Report> All { get; private set; } = [];

    internal string? ErrorOf(Guid report, string field) => report == Report ? ModelState.ErrorOf(field) : null;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Ends one.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        // A choice that is none of ours is one not made.
        ModelState.Remove(nameof(Outcome));
        return SayAsync(
            id,
            report => reports.AnswerAsync(HttpContext.Actor(), report, Outcome, Text, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Replies to one that the Région ends.</summary>
    public Task<IActionResult> OnPostReplyAsync(Guid id, CancellationToken cancellationToken) =>
        SayAsync(
            id,
            report => reports.ReplyAsync(HttpContext.Actor(), report, Seen, Text, cancellationToken),
            cancellationToken
        );

    private async Task<IActionResult> SayAsync(Guid id, Func<Guid, Task<bool>> say, CancellationToken cancellationToken)
    {
        try
        {
            return Report is { } report && await say(report)
                ? Redirect(Links.OwnReports(id) + "?note=true")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "");
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
                ViewData.SayWhatIsKept();
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        if (await reports.OfAsync(HttpContext.Actor(), id, cancellationToken) is not { } all)
            return false;
        All = all;
        return true;
    }
}
