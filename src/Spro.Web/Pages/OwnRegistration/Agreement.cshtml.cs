using Microsoft.AspNetCore.Mvc;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.OwnRegistration;

/// <summary>A legal representative says whether somebody under eighteen may come.</summary>
internal sealed class AgreementModel(Registrations registrations) : SecretPage
{
    internal bool IsRefused { get; private set; }

    /// <summary>Shows what for.</summary>
    public async Task<IActionResult> OnGetAsync(string token, bool refuse, CancellationToken cancellationToken)
    {
        IsRefused = refuse;
        var page = await ShowAsync(token, registrations.FindForGuardianAsync(token, cancellationToken));
        // What was refused is no more, and that is what one wished.
        if (IsRefused && Own is null)
            Response.StatusCode = StatusCodes.Status200OK;
        return page;
    }

    /// <summary>Agrees; twice is once.</summary>
    public Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken) =>
        AnswerAsync(token, agrees: true, cancellationToken);

    /// <summary>Does not.</summary>
    public Task<IActionResult> OnPostRefuseAsync(string token, CancellationToken cancellationToken) =>
        AnswerAsync(token, agrees: false, cancellationToken);

    private async Task<IActionResult> AnswerAsync(string token, bool agrees, CancellationToken cancellationToken)
    {
        try
        {
            await registrations.AgreeAsync(token, agrees, cancellationToken);
            return Redirect(Links.Agreement(token) + (agrees ? "" : "?refuse=true"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await OnGetAsync(token, false, cancellationToken);
        }
    }
}
