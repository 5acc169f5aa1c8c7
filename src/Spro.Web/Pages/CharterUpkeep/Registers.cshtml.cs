using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>The Région freezes the register of today, then publishes it once those it names could reply.</summary>
internal sealed class RegistersModel(FrozenRegisters registers, EvidenceRegister register) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid RegisterId { get; set; } = Guid.CreateVersion7();

    /// <summary>The last day of replies.</summary>
    [BindProperty]
    public DateParts Until { get; set; } = new();

    /// <summary>What cannot be taken back was read again first.</summary>
    [BindProperty]
    public bool IsRead { get; set; }

    internal IReadOnlyList<FrozenLine> Waiting { get; private set; } = [];

    /// <summary>Those that are not public.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // What is read over is what would be frozen.
        await register.RecountAsync(department: null, cancellationToken);
        await ShowAsync(cancellationToken);
    }

    /// <summary>Freezes the register of today.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var wrong = new Mistakes();
        var until = wrong.Try(() => Until.Read("until"));
        return DoAsync(
            wrong,
            () => registers.FreezeAsync(HttpContext.Actor(), RegisterId, until, cancellationToken),
            Links.RegisterReply(RegisterId) + "?note=fige",
            nameof(IsRead),
            cancellationToken
        );
    }

    /// <summary>Publishes one.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) =>
        DoAsync(
            new Mistakes(),
            () => registers.PublishAsync(HttpContext.Actor(), RegisterId, cancellationToken),
            Links.RegisterReply(RegisterId) + "?note=publie",
            PublishField(RegisterId),
            cancellationToken
        );

    /// <summary>The box of each register to publish: an error is that of the form that was sent.</summary>
    internal static string PublishField(Guid id) => $"IsRead-{id}";

    private async Task<IActionResult> DoAsync(
        Mistakes wrong,
        Func<Task> act,
        string then,
        string box,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!IsRead)
                wrong.Add("box", "unread", "Relisez, puis cochez la case\u00A0: cela ne se défait pas.");
            wrong.Throw();
            await act();
            return Redirect(then);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("until", nameof(Until)), ("box", box));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Waiting = [
            .. (await registers.AllAsync(HttpContext.Actor(), cancellationToken)).Where(one => one.PublishedAt is null),
        ];
}
