using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Actions;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Registering;

/// <summary>An action as professionals open it: they register themselves, somebody they receive, or a group.</summary>
internal sealed class ActionModel(PublicAgenda agenda, Registrations registrations, TimeProvider clock) : PageModel
{
    /// <summary>What is said.</summary>
    [BindProperty]
    public RegistrationForm Form { get; set; } = new();

    internal AgendaFile Opened { get; private set; } = null!;
    internal IReadOnlyList<MadeRegistration> Made { get; private set; } = [];
    internal AgendaAction Action => Opened.Line.Action;
    internal bool IsOpen => Action.IsOpenAt(clock.GetUtcNow().UtcDateTime);

    /// <summary>Somebody of a structure registers those whom it receives.</summary>
    internal bool ForOthers => HttpContext.Actor().StructureId is not null;

    /// <summary>The action and the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        (Form.Secret, Form.People) = (Secrets.New(), 1);
        return await ShowAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var state = await registrations.RegisterAsync(
                HttpContext.Actor(),
                id,
                Form.Draft(isAlone: false),
                cancellationToken
            );
            return Redirect($"{Links.NetworkAction(id)}?note={state}");
        }
        catch (RefusedException refused)
        {
            RegistrationForm.Show(ModelState, refused);
        }
        if (string.IsNullOrEmpty(Form.Secret))
            Form.Secret = Secrets.New();
        return await ShowAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Withdraws what one's structure has registered; twice is once.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(
        Guid id,
        Guid registration,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await registrations.WithdrawAsync(HttpContext.Actor(), registration, cancellationToken);
            return Redirect($"{Links.NetworkAction(id)}?note={RegistrationState.Withdrawn}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await OnGetAsync(id, cancellationToken);
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await agenda.FindAsync(id, forProfessionals: true, cancellationToken) is not { } file)
            return false;
        Opened = file;
        Made = await registrations.MadeAsync(HttpContext.Actor(), id, cancellationToken);
        return true;
    }
}
