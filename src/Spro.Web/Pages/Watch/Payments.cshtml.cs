using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Members;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Watch;

/// <summary>Reports of money asked for, which the Région and its officers close.</summary>
internal sealed class PaymentsModel(Reports reports) : PageModel
{
    /// <summary>The report closed.</summary>
    [BindProperty]
    public Guid? Report { get; set; }

    /// <summary>What was found.</summary>
    [BindProperty]
    public ReportOutcome? Outcome { get; set; }

    /// <summary>In a sentence.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The reply of the structure that the form shows.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    internal IReadOnlyList<PaymentReport> All { get; private set; } = [];

    internal bool IsLate(PaymentReport report) => reports.IsLate(report.Remark);

    internal string? ErrorOf(Guid report, string field) => report == Report ? ModelState.ErrorOf(field) : null;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        All = await reports.PaymentsAsync(HttpContext.Actor(), cancellationToken);

    /// <summary>Closes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A choice that is none of ours is one not made.
        ModelState.Remove(nameof(Outcome));
        try
        {
            return
                Report is { } report
                && await reports.CloseAsync(HttpContext.Actor(), report, Seen, Outcome, Text, cancellationToken)
                ? Redirect(Links.PaymentReports + "?note=true")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "");
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
