using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>One appointment: what is still to do before it, what became of it, what was said.</summary>
internal sealed class AppointmentModel(
    AppointmentFiles files,
    AppointmentOutcomes outcomes,
    Bookings bookings,
    Desk.Continuation continuation,
    TimeProvider clock
) : PageModel
{
    /// <summary>What was arranged for what the person needs.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Why they did not come; null when they did.</summary>
    [BindProperty]
    public MissedReason? Missed { get; set; }

    /// <summary>Level of advice; null when not told.</summary>
    [BindProperty]
    public AdviceLevel? Level { get; set; }

    /// <summary>The ways of access and the content of advice were told.</summary>
    [BindProperty]
    public bool IsTold { get; set; }

    /// <summary>The summary that the person keeps.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>A note for the structure.</summary>
    [BindProperty]
    public string? NewNote { get; set; }

    /// <summary>Identifier of the note: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid NoteId { get; set; }

    internal AppointmentFile Opened { get; private set; } = null!;
    internal Actor Actor { get; private set; } = null!;

    /// <summary>The reader's structure receives, and their role advises.</summary>
    internal bool MayAdvise => Opened.IsOwn && Actor.May(Purpose.Advice);
    internal bool HasStarted => Opened.Appointment.Start <= clock.GetUtcNow().UtcDateTime;
    internal bool IsToCome => Opened.Appointment.State == AppointmentState.Booked && !HasStarted;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
            return NotFound();
        var appointment = Opened.Appointment;
        (Answer, Missed, Level) = (Opened.NeedsAnswer, appointment.MissedReason, appointment.Level);
        (IsTold, Summary) = (appointment.ToldAt is not null, Opened.Summary);
        return Page();
    }

    /// <summary>Answers what they need.</summary>
    public Task<IActionResult> OnPostNeedsAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Answer),
            actor => outcomes.AnswerNeedsAsync(actor, id, Answer, cancellationToken),
            cancellationToken
        );

    /// <summary>They were called.</summary>
    public Task<IActionResult> OnPostCalledAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(id, nameof(Answer), actor => outcomes.CalledAsync(actor, id, cancellationToken), cancellationToken);

    /// <summary>They came.</summary>
    public Task<IActionResult> OnPostMetAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Missed),
            actor => outcomes.AttendAsync(actor, id, null, cancellationToken),
            cancellationToken
        );

    /// <summary>They did not come.</summary>
    public Task<IActionResult> OnPostMissedAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Missed),
            actor => outcomes.AttendAsync(actor, id, Missed ?? MissedReason.NotKnown, cancellationToken),
            cancellationToken
        );

    /// <summary>It is cancelled, by the person or by the structure.</summary>
    public Task<IActionResult> OnPostCancelAsync(Guid id, bool person, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Missed),
            actor => bookings.CancelAsync(actor, id, person, cancellationToken),
            cancellationToken
        );

    /// <summary>The level of advice.</summary>
    public Task<IActionResult> OnPostAdviceAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Level),
            actor => outcomes.AdviseAsync(actor, id, Level, IsTold, cancellationToken),
            cancellationToken
        );

    /// <summary>The summary.</summary>
    public Task<IActionResult> OnPostSummaryAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(Summary),
            actor => outcomes.SummariseAsync(actor, id, Summary, cancellationToken),
            cancellationToken
        );

    /// <summary>A private note.</summary>
    public Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            nameof(NewNote),
            actor => outcomes.NoteAsync(actor, id, NoteId, NewNote, cancellationToken),
            cancellationToken
        );

    /// <summary>Directs the person to another structure, with what is known of them already.</summary>
    public async Task<IActionResult> OnPostFurtherAsync(Guid id, Guid contactId, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken) || !Opened.IsOwn)
            return NotFound();
        return await continuation.ReceiveAsync(
            HttpContext.Actor(),
            contactId,
            Opened.Appointment.PlaceId,
            said: "",
            pathId: null,
            cancellationToken
        )
            ? Redirect(Links.HandOn(contactId, Referrals.SendModel.FromAppointment, id))
            : NotFound();
    }

    /// <summary>A form sent without saying what it does.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        OnGetAsync(id, cancellationToken);

    private async Task<IActionResult> DoAsync(
        Guid id,
        string field,
        Func<Actor, Task<bool>> act,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (ModelState.IsValid && await act(HttpContext.Actor()))
                return Redirect(Links.Appointment(id) + "?note=true");
            if (ModelState.IsValid)
                ModelState.AddModelError(
                    field,
                    "Cela ne se peut plus, ou pas encore\u00A0: voici où en est le rendez-vous."
                );
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(field, refused);
        }
        catch (NotAllowedException)
        {
            return Forbid();
        }
        return await ReadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        if (await files.ReadAsync(Actor, id, cancellationToken) is not { } file)
            return false;
        Opened = file;
        if (NoteId == Guid.Empty)
            NoteId = Guid.CreateVersion7();
        return true;
    }
}
