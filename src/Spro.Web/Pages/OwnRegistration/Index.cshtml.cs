using Microsoft.AspNetCore.Mvc;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Actions;
using Spro.Web.Pages.FollowUp;

namespace Spro.Web.Pages.OwnRegistration;

/// <summary>One's own registration: seeing it, withdrawing, and saying afterwards what one thought.</summary>
internal sealed class IndexModel(Registrations registrations, PublicAgenda agenda, TimeProvider clock) : SecretPage
{
    /// <summary>They were welcomed well.</summary>
    [BindProperty]
    public int? Welcome { get; set; }

    /// <summary>They understood.</summary>
    [BindProperty]
    public int? Clarity { get; set; }

    /// <summary>They know what to do next.</summary>
    [BindProperty]
    public int? Following { get; set; }

    internal bool IsNew { get; private set; }
    internal bool IsToCome => Own!.Action.IsOpenAt(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(string token, bool note, CancellationToken cancellationToken)
    {
        IsNew = note;
        return ShowAsync(token, registrations.FindAsync(token, cancellationToken));
    }

    /// <summary>The action, for one's own calendar, with the link to follow it.</summary>
    public async Task<IActionResult> OnGetCalendarAsync(string token, CancellationToken cancellationToken) =>
        await registrations.FindAsync(token, cancellationToken)
            is { Registration.State: RegistrationState.Expected } own
            ? ActionModel.CalendarOf(agenda.EntryOf(own.Action, own.Action.Link), clock)
            : NotFound();

    /// <summary>Withdraws; twice is once.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await registrations.WithdrawAsync(token, cancellationToken);
            return Redirect(Links.OwnRegistration(token));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await OnGetAsync(token, false, cancellationToken);
        }
    }

    /// <summary>All that is kept, as a file.</summary>
    public async Task<IActionResult> OnGetCopyAsync(string token, CancellationToken cancellationToken) =>
        await registrations.CopyAsync(token, cancellationToken) is { } copy
            ? CopyFile.Of(copy, copy.MadeAt)
            : NotFound();

    /// <summary>Erases who one is, once it is over; twice is once.</summary>
    public async Task<IActionResult> OnPostEraseAsync(string token, CancellationToken cancellationToken)
    {
        await registrations.EraseAsync(token, cancellationToken);
        return Redirect(Links.OwnRegistration(token));
    }

    /// <summary>Says what one thought.</summary>
    public async Task<IActionResult> OnPostOpinionAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await registrations.GiveOpinionAsync(token, Welcome, Clarity, Following, cancellationToken);
            return Redirect(Links.OwnRegistration(token));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("welcome", nameof(Welcome)),
                ("clarity", nameof(Clarity)),
                ("next", nameof(Following))
            );
            return await OnGetAsync(token, false, cancellationToken);
        }
    }
}
