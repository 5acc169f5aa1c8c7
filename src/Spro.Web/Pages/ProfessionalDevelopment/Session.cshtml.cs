using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>A session: enrols, or gives up.</summary>
internal sealed class SessionModel(ProgrammeLists lists, Enrolments enrolments, TimeProvider clock) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    internal SessionView Opened { get; private set; } = null!;
    internal Enrolment? Own { get; private set; }
    internal int? Rank { get; private set; }
    internal bool MayEnrol => Opened.Session.TakesEnrolments(Now);
    internal bool MayWithdraw => Opened.Session.StartsAt > Now && Opened.Session.State == SessionState.Planned;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The session.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>The session, for one's own calendar.</summary>
    public async Task<IActionResult> OnGetAgendaAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken)
            ? File(
                Opened.Calendar(Own?.State == EnrolmentState.Seated, Now),
                DevelopmentWords.CalendarType,
                "session.ics"
            )
            : NotFound();

    /// <summary>Enrols.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                enrolments.EnrolAsync(
                    HttpContext.Actor(),
                    id,
                    NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Gives up.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(id, () => enrolments.WithdrawAsync(HttpContext.Actor(), id, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.DevelopmentSession(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindPublishedAsync(id, cancellationToken) is not { } view)
            return false;
        Opened = view;
        var own = await lists.FindOwnInAsync(HttpContext.Actor(), id, cancellationToken);
        (Own, Rank) = (own?.Enrolment, own?.Rank);
        return true;
    }
}
