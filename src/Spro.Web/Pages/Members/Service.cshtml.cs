using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>A service of a structure, or one to add.</summary>
internal sealed class ServiceModel(OwnDirectory directory, DirectoryEdits edits, CatalogueHost catalogues) : PageModel
{
    /// <summary>Number of the last change when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ServiceDraft Draft { get; set; } = new();

    /// <summary>Ways of being received.</summary>
    [BindProperty]
    public List<Channels> Ways { get; set; } = [];

    internal Guid Id { get; private set; }
    internal Guid StructureId { get; private set; }
    internal bool IsNew { get; private set; }
    internal IReadOnlyList<Place> Places { get; private set; } = [];
    internal IReadOnlyList<HistoryLine> Meanwhile { get; private set; } = [];
    private Editable<ServiceOffer>? _found;

    internal string NeedLabel(string code) => catalogues.Current.Words[SituationField.Needs].LabelOf(code);

    /// <summary>Shows the form; for a service to add when there is none such and its structure is named.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? structure, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, structure, cancellationToken))
            return NotFound();
        if (_found is { } found)
            Fill(found);
        return Page();
    }

    private void Fill(Editable<ServiceOffer> found)
    {
        Draft = ServiceDraft.Of(found.Record);
        (Ways, Seen) = ([.. Draft.Channels.Each()], found.Number);
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? structure, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, structure, cancellationToken))
            return NotFound();
        var actor = HttpContext.Actor();
        var draft = Draft with { Channels = Ways.Aggregate(Channels.None, (all, one) => all | one) };
        try
        {
            var isDone = IsNew
                ? await edits.AddAsync(actor, DirectoryEdits.NewService(StructureId, id), draft, cancellationToken)
                : await edits.SaveAsync(actor, id, Seen, draft, cancellationToken);
            return isDone ? Redirect($"{Links.OwnStructureOf(StructureId)}&note=note") : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "Draft.");
            if (refused.Code == DirectoryEdits.ChangedMeanwhile)
            {
                Meanwhile = await directory.SinceAsync(actor, id, Seen, cancellationToken);
                Fill(_found!);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, structure: null, cancellationToken))
            return NotFound();
        return await edits.EndServiceAsync(HttpContext.Actor(), id, cancellationToken)
            ? Redirect($"{Links.OwnStructureOf(StructureId)}&note=note")
            : NotFound();
    }

    private async Task<bool> FindAsync(Guid id, Guid? structure, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Id = id;
        _found = await directory.EditableAsync<ServiceOffer>(actor, id, cancellationToken);
        IsNew = _found is null;
        if ((_found?.Record.StructureId ?? structure) is not { } owner)
            return false;
        StructureId = owner;
        if (await directory.FindAsync(actor, owner, cancellationToken) is not { } own)
            return false;
        Places = own.Places;
        return true;
    }
}
