using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Candidacy;

/// <summary>A body begins an application, without an account.</summary>
[EnableRateLimiting(RateLimits.Writing)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// It speaks for nobody who is signed in: another site that sent its form would begin an application of its own.
[IgnoreAntiforgeryToken]
internal sealed class BeginModel(Calls calls, Applications applications, TimeProvider clock) : PageModel
{
    /// <summary>Chosen by the form: sent twice, it begins one application.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    /// <summary>The body.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>Where the link goes.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where a lost link goes.</summary>
    [BindProperty]
    public string? LostEmail { get; set; }

    internal CallForProjects Call { get; private set; } = null!;
    internal bool IsSentAgain { get; private set; }

    internal bool IsOpen => Call.IsOpenAt(clock.GetUtcNow().UtcDateTime);

    /// <summary>Why it takes no application.</summary>
    internal string Closed =>
        clock.GetUtcNow().UtcDateTime < Call.OpensAt
            ? $"Cet appel ouvre le {Call.OpensAt.InFrance()}\u00A0: revenez à partir de ce jour."
            : $"Cet appel est clos depuis le {Call.ClosesAt.InFrance()}\u00A0: on n'y répond plus.";

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await calls.FindPublishedAsync(id, cancellationToken) is not { } call)
            return NotFound();
        Call = call;
        // It opens what it has begun: it cannot be guessed.
        FormId = Guid.NewGuid();
        return Page();
    }

    /// <summary>Begins, and goes to the first page.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return Redirect(
                Links.Application(
                    await applications.BeginAsync(
                        id,
                        FormId == Guid.Empty ? Guid.NewGuid() : FormId,
                        Body,
                        Email,
                        cancellationToken
                    ),
                    ApplicationModel.Steps[0]
                )
            );
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("body", nameof(Body)), ("email", nameof(Email)));
        }
        return await OnGetAsync(id, cancellationToken);
    }

    /// <summary>Sends a lost link again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await applications.SendLinkAgainAsync(id, LostEmail, cancellationToken);
            IsSentAgain = true;
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("email", nameof(LostEmail)));
        }
        return await OnGetAsync(id, cancellationToken);
    }
}
