using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>A label: its commitments, its reports, its end.</summary>
internal sealed class LabelModel(Labels labels, TimeProvider clock) : PageModel
{
    /// <summary>The revision that a form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Chosen by the form of a commitment.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>Its kind.</summary>
    [BindProperty]
    public CommitmentKind? Kind { get; set; }

    /// <summary>In words.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The year of a report.</summary>
    [BindProperty]
    public string? Year { get; set; }

    /// <summary>The last day to give it.</summary>
    [BindProperty]
    public DateParts DueOn { get; set; } = new();

    /// <summary>From when it is taken back.</summary>
    [BindProperty]
    public DateParts On { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Why a proof is refused.</summary>
    [BindProperty]
    public string? Refusal { get; set; }

    internal LabelFile Found { get; private set; } = null!;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The label.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await labels.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return NotFound();
        Found = found;
        return Page();
    }

    /// <summary>Adds a commitment.</summary>
    public Task<IActionResult> OnPostCommitAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                labels.CommitAsync(
                    HttpContext.Actor(),
                    id,
                    NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                    Kind,
                    Text,
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Says where a commitment stands.</summary>
    public Task<IActionResult> OnPostProgressAsync(
        Guid id,
        Guid commitment,
        CommitmentProgress progress,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            id,
            () => labels.ProgressAsync(HttpContext.Actor(), commitment, Revision, progress, cancellationToken),
            cancellationToken
        );

    /// <summary>Takes a proof for true.</summary>
    public Task<IActionResult> OnPostVerifyAsync(Guid id, Guid proof, CancellationToken cancellationToken) =>
        DoAsync(id, () => labels.VerifyAsync(HttpContext.Actor(), proof, cancellationToken), cancellationToken);

    /// <summary>Does not take a proof.</summary>
    public Task<IActionResult> OnPostRefuseAsync(Guid id, Guid proof, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => labels.RefuseProofAsync(HttpContext.Actor(), proof, Refusal, cancellationToken),
            cancellationToken
        );

    /// <summary>Asks for a report.</summary>
    public Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var wrong = new Mistakes();
                var due = wrong.Try(() => DueOn.Read("dueOn"));
                await wrong.TryAsync(() =>
                    labels.AskReportAsync(HttpContext.Actor(), id, TypedNumber.Read(Year), due, cancellationToken)
                );
                wrong.Throw();
            },
            cancellationToken
        );

    /// <summary>Takes it back.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var wrong = new Mistakes();
                var day = wrong.Try(() => On.Read("on"));
                await wrong.TryAsync(() =>
                    labels.WithdrawAsync(HttpContext.Actor(), id, Revision, day, Reason, cancellationToken)
                );
                wrong.Throw();
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.KeepLabel(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("kind", nameof(Kind)),
                ("text", nameof(Text)),
                ("year", nameof(Year)),
                ("dueOn", nameof(DueOn)),
                ("on", nameof(On)),
                ("reason", nameof(Reason)),
                ("refusal", nameof(Refusal))
            );
            return await OnGetAsync(id, cancellationToken);
        }
    }
}
