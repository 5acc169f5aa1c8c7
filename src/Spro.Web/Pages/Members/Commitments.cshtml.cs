using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>The signature of the values of the charter, and how often the structure is asked whether it is right.</summary>
internal sealed class CommitmentsModel(OwnDirectory directory, Confirmations confirmations, Signatures signatures)
    : PageModel
{
    /// <summary>Every how many months.</summary>
    [BindProperty]
    public int? Months { get; set; }

    internal Structure Structure { get; private set; } = null!;
    internal bool MaySign => Signatures.MaySign(HttpContext.Actor(), Structure);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        Months = await confirmations.RhythmOfAsync(id, cancellationToken);
        return Page();
    }

    /// <summary>Chooses the rhythm.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await confirmations.SetRhythmAsync(HttpContext.Actor(), id, Months, cancellationToken);
            return Redirect(Links.OwnCommitments(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "");
            return Page();
        }
    }

    /// <summary>Signs.</summary>
    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        await signatures.SignAsync(HttpContext.Actor(), id, cancellationToken);
        return Redirect(Links.OwnCommitments(id) + "?note=true");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await directory.EditableAsync<Structure>(HttpContext.Actor(), id, cancellationToken)
            is not { Record: var own }
        )
            return false;
        Structure = own;
        return true;
    }
}
