using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Evidence.Frozen;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>The Région freezes the register of today, then publishes it once those it names could reply.</summary>
internal sealed class RegistersModel(FrozenRegisters registers) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid RegisterId { get; set; } = Guid.CreateVersion7();

    /// <summary>The last day of replies.</summary>
    [BindProperty]
    public DateParts Until { get; set; } = new();

    internal IReadOnlyList<FrozenLine> Waiting { get; private set; } = [];

    /// <summary>Those that are not public.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Freezes the register of today.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () => registers.FreezeAsync(HttpContext.Actor(), RegisterId, Until.ToDate(), cancellationToken),
            Links.RegisterReply(RegisterId),
            cancellationToken
        );

    /// <summary>Publishes one.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () => registers.PublishAsync(HttpContext.Actor(), RegisterId, cancellationToken),
            Links.FrozenRegister(RegisterId),
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Func<Task> act, string then, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(then);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("until", nameof(Until)));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Waiting = [
            .. (await registers.AllAsync(HttpContext.Actor(), cancellationToken)).Where(one => one.PublishedAt is null),
        ];
}
