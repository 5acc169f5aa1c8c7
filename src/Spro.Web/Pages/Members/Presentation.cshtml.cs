using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>How a structure presents itself.</summary>
internal sealed class PresentationModel(OwnDirectory directory, DirectoryEdits edits) : PageModel
{
    /// <summary>Number of the last change when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Name as the public knows it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it does.</summary>
    [BindProperty]
    public string? Description { get; set; }

    /// <summary>Its site.</summary>
    [BindProperty]
    public string? Website { get; set; }

    internal Guid Id { get; private set; }
    internal string Shown { get; private set; } = "";
    internal IReadOnlyList<HistoryLine> Meanwhile { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
            return NotFound();
        Fill(found);
        return Page();
    }

    private void Fill(Editable<Structure> found)
    {
        Seen = found.Number;
        (Name, Description, Website) = StructureDraft.Of(found.Record);
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
            return NotFound();
        try
        {
            await edits.SaveAsync(
                HttpContext.Actor(),
                id,
                Seen,
                new StructureDraft(Name, Description, Website),
                cancellationToken
            );
            return Redirect($"{Links.OwnStructureOf(id)}&note=note");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "");
            if (refused.Code == DirectoryEdits.ChangedMeanwhile)
            {
                Meanwhile = await directory.SinceAsync(HttpContext.Actor(), id, Seen, cancellationToken);
                Fill(found);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task<Editable<Structure>?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await directory.EditableAsync<Structure>(HttpContext.Actor(), id, cancellationToken);
        (Id, Shown) = (id, found?.Record.Name ?? "");
        return found;
    }
}
