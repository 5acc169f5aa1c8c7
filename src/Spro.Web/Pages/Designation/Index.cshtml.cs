using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Designation;

/// <summary>The structures that acts of the Région name to receive reports of early leavers.</summary>
internal sealed class IndexModel(EarlyLeaverRecipients recipients, TimeProvider clock) : PageModel
{
    /// <summary>Words of the name of a structure to be named.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid RecipientId { get; set; }

    /// <summary>The structure chosen.</summary>
    [BindProperty]
    public Guid? Structure { get; set; }

    /// <summary>The act.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    internal IReadOnlyList<NamedRecipient> All { get; private set; } = [];
    internal IReadOnlyList<(Guid Id, string Name)> Found { get; private set; } = [];
    internal DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The list, and the structures found.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Records an act.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A choice that is none of ours is one not made.
        ModelState.Remove(nameof(Structure));
        try
        {
            await recipients.NameAsync(
                HttpContext.Actor(),
                RecipientId,
                Structure,
                Act,
                From.Read("from"),
                cancellationToken
            );
            return Redirect(Links.Designation);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("structure", nameof(Structure)),
                ("act", nameof(Act)),
                ("from", nameof(From))
            );
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid recipient, CancellationToken cancellationToken)
    {
        await recipients.EndAsync(HttpContext.Actor(), recipient, cancellationToken);
        return Redirect(Links.Designation);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        All = await recipients.AllAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(Words))
            Found = await recipients.FindAsync(HttpContext.Actor(), Words, cancellationToken);
    }
}
