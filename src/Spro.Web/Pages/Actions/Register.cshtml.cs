using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Actions;

/// <summary>Registering for an action, without an account.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
// Nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisterModel(PublicAgenda agenda, Registrations registrations, TimeProvider clock) : PageModel
{
    /// <summary>What is said.</summary>
    [BindProperty]
    public RegistrationForm Form { get; set; } = new();

    internal AgendaFile Opened { get; private set; } = null!;
    internal AgendaAction Action => Opened.Line.Action;
    internal bool IsOpen => Action.IsOpenAt(clock.GetUtcNow().UtcDateTime);
    internal bool IsFull => Opened.Line.Free is <= 0;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Form.Secret = Secrets.New();
        return await ShowAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await registrations.RegisterAsync(null, id, Form.Draft(isAlone: true), cancellationToken);
            return Redirect(Links.OwnRegistration(Form.Secret!) + "?note=true");
        }
        catch (RefusedException refused)
        {
            RegistrationForm.Show(ModelState, refused);
        }
        // A form without a secret of ours is given one.
        if (string.IsNullOrEmpty(Form.Secret))
            Form.Secret = Secrets.New();
        return Page();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await agenda.FindAsync(id, forProfessionals: false, cancellationToken) is not { } file)
            return false;
        Opened = file;
        return true;
    }
}
