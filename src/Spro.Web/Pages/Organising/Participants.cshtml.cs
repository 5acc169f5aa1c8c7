using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>Who is registered for an action: answers what they need, notes agreements and who came.</summary>
internal sealed class ParticipantsModel(
    OrganisedActions actions,
    ParticipantLists lists,
    Registrations registrations,
    TimeProvider clock
) : PageModel
{
    internal const string CameField = "came-";

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What is answered.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Who came without having registered.</summary>
    [BindProperty]
    public string? Others { get; set; }

    /// <summary>How many women were counted.</summary>
    [BindProperty]
    public string? Women { get; set; }

    /// <summary>How many men.</summary>
    [BindProperty]
    public string? Men { get; set; }

    internal OrganisedFile Opened { get; private set; } = null!;
    internal AgendaAction Action => Opened.Line.Action;
    internal IReadOnlyList<Participant> People { get; private set; } = [];
    internal bool HasBegun => Action.StartsAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>The registration whose answer was refused.</summary>
    internal Guid? Answered { get; private set; }

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        Fill();
        return Page();
    }

    private void Fill()
    {
        Revision = Action.Revision;
        if (Action.Came is { } came)
            Others = $"{came - People.Sum(one => one.Registration.Came ?? 0)}";
        (Women, Men) = ($"{Action.Women}", $"{Action.Men}");
    }

    /// <summary>Writes who came.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var came = new Dictionary<Guid, int>();
                foreach (var one in People)
                {
                    var field = CameField + one.Registration.Id;
                    var typed = Request.FormOrNothing()[field].ToString();
                    if (Number(typed, field) is { } read)
                        came[one.Registration.Id] = read;
                }
                var (others, women, men) = (
                    Number(Others, nameof(Others)) ?? 0,
                    Number(Women, nameof(Women)),
                    Number(Men, nameof(Men))
                );
                return ModelState.IsValid
                    ? actions.ReportAsync(
                        HttpContext.Actor(),
                        id,
                        new ActionReport(Revision, came, others, women, men),
                        cancellationToken
                    )
                    : Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>Answers what somebody needs.</summary>
    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid registration, CancellationToken cancellationToken)
    {
        Answered = registration;
        return DoAsync(
            id,
            () => lists.AnswerNeedsAsync(HttpContext.Actor(), id, registration, Answer, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Notes a written agreement.</summary>
    public Task<IActionResult> OnPostAgreedAsync(Guid id, Guid registration, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => lists.NoteAgreementAsync(HttpContext.Actor(), id, registration, cancellationToken),
            cancellationToken
        );

    /// <summary>Withdraws somebody who asked so; twice is once.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid registration, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => registrations.WithdrawAsync(HttpContext.Actor(), id, registration, cancellationToken),
            cancellationToken
        );

    internal string? CameOf(Participant one) =>
        // A box that was not ticked is not sent: the form of who came is known by what it always sends.
        Request.FormOrNothing()
            is var form
        && form.ContainsKey(nameof(Others))
            ? form[CameField + one.Registration.Id].ToString()
            : one.Registration.Came?.ToString(CultureInfo.InvariantCulture);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await act();
            if (ModelState.IsValid)
                return Redirect(Links.Participants(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            if (refused.Field?.StartsWith(CameField, StringComparison.Ordinal) == true)
                ModelState.AddRefusalAt(refused.Field, refused);
            else
                ModelState.AddRefusal(
                    refused,
                    ("answer", nameof(Answer)),
                    ("others", nameof(Others)),
                    ("women", nameof(Women))
                );
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
            {
                await ShowAsync(id, cancellationToken);
                Fill();
                ViewData.SayWhatIsKept();
            }
        }
        return Page();
    }

    private int? Number(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return read;
        ModelState.AddModelError(field, "Écrivez un nombre, en chiffres.");
        return null;
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await lists.FindAsync(actor, id, cancellationToken) is not { } file)
            return false;
        Opened = file;
        People = await lists.OfAsync(actor, id, cancellationToken);
        return true;
    }
}
