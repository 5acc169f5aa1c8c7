using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Papers;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.OwnLabel;

/// <summary>What an associated body does here: answers calls, shows what it does, reports.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class IndexModel(Calls calls, Applications applications, Labels labels, TimeProvider clock) : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>The revision that a form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The commitment that a form is about.</summary>
    [BindProperty]
    public Guid? Commitment { get; set; }

    /// <summary>Chosen by the form of a proof.</summary>
    [BindProperty]
    public Guid ProofId { get; set; }

    /// <summary>What it shows.</summary>
    [BindProperty]
    public string? ProofTitle { get; set; }

    /// <summary>How many.</summary>
    [BindProperty]
    public string? Count { get; set; }

    /// <summary>Where it is.</summary>
    [BindProperty]
    public string? ProofLink { get; set; }

    /// <summary>Its file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>The report that a form is about.</summary>
    [BindProperty]
    public Guid? Report { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public string? ReportText { get; set; }

    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal IReadOnlyList<CallForProjects> Open { get; private set; } = [];
    internal IReadOnlyList<LabelFile> Files { get; private set; } = [];

    internal string? ErrorAt(Guid commitment, string field) =>
        Commitment == commitment ? ModelState.ErrorOf(field) : null;

    /// <summary>Open calls, and the labels of one's structure.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Open = [.. (await calls.PublishedAsync(cancellationToken)).Where(one => one.IsOpenAt(now))];
        Files = await labels.OwnAsync(HttpContext.Actor(), cancellationToken);
    }

    /// <summary>Begins an application, or goes on with it.</summary>
    public async Task<IActionResult> OnPostApplyAsync(Guid call, CancellationToken cancellationToken)
    {
        try
        {
            var token = await applications.OpenOwnAsync(HttpContext.Actor(), call, cancellationToken);
            return Redirect(Links.Application(token, "organisme"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>Says where a commitment stands.</summary>
    public Task<IActionResult> OnPostProgressAsync(CommitmentProgress progress, CancellationToken cancellationToken) =>
        DoAsync(
            () =>
                labels.ProgressAsync(
                    HttpContext.Actor(),
                    Commitment ?? Guid.Empty,
                    Revision,
                    progress,
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Brings what shows a commitment.</summary>
    public Task<IActionResult> OnPostProveAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async () =>
            {
                await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
                await labels.ProveAsync(
                    HttpContext.Actor(),
                    Commitment ?? Guid.Empty,
                    TypedNumber.Read(Count),
                    new PaperDraft(
                        ProofId == Guid.Empty ? Guid.CreateVersion7() : ProofId,
                        ProofTitle,
                        ProofLink,
                        stream,
                        false
                    ),
                    cancellationToken
                );
            },
            cancellationToken
        );

    /// <summary>Takes back what was brought by mistake.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid proof, CancellationToken cancellationToken) =>
        DoAsync(
            () => labels.WithdrawProofAsync(HttpContext.Actor(), proof, cancellationToken),
            cancellationToken,
            "retire"
        );

    /// <summary>Gives a report.</summary>
    public Task<IActionResult> OnPostReportAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () =>
                labels.ReportAsync(HttpContext.Actor(), Report ?? Guid.Empty, Revision, ReportText, cancellationToken),
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken, string note = "true")
    {
        try
        {
            await act();
            return Redirect($"{Links.OwnLabel}?note={note}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("title", nameof(ProofTitle)),
                ("count", nameof(Count)),
                ("link", nameof(ProofLink)),
                ("file", FileField),
                ("report", nameof(ReportText))
            );
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
                ViewData.SayWhatIsKept();
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
