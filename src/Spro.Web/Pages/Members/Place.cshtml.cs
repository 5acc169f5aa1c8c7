using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>Where a place is, how to reach it and how to come; or a place to add.</summary>
internal sealed class PlaceModel(OwnDirectory directory, DirectoryEdits edits, CatalogueHost catalogues) : PageModel
{
    /// <summary>Number of the last change when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public PlaceDraft Draft { get; set; } = new();

    /// <summary>Ways of being received.</summary>
    [BindProperty]
    public List<Channels> Ways { get; set; } = [];

    /// <summary>Whether new people are taken.</summary>
    [BindProperty]
    public NewPeople? NewPeople { get; set; }

    /// <summary>In how many weeks.</summary>
    [BindProperty]
    public int? Weeks { get; set; }

    internal Guid Id { get; private set; }
    internal Guid StructureId { get; private set; }
    internal bool IsNew { get; private set; }
    internal string Shown { get; private set; } = "";
    internal IReadOnlyList<HistoryLine> Meanwhile { get; private set; } = [];
    private Editable<Place>? _found;

    /// <summary>Shows the form; for a place to add when there is none such and its structure is named.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? structure, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, structure, cancellationToken))
            return NotFound();
        if (_found is { } found)
        {
            Fill(found);
            (NewPeople, Weeks) = (found.Record.NewPeople, found.Record.NewPeopleInWeeks);
        }
        return Page();
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
            if (IsNew)
            {
                var place = DirectoryEdits.NewPlace(StructureId, id);
                return await edits.AddAsync(actor, place, draft, cancellationToken)
                    ? Redirect(Links.OwnPlaceHours(id))
                    : NotFound();
            }
            await edits.SaveAsync(actor, id, Seen, draft, cancellationToken);
            return Redirect($"{Links.OwnStructureOf(StructureId)}&note=note");
        }
        catch (RefusedException refused)
        {
            var (hasMoved, isShared) = (Draft.HasMoved, Draft.IsSharedEmail);
            await ShowAsync(refused, "Draft.", cancellationToken);
            // Said of what is typed, and kept nowhere.
            Draft = Draft with
            {
                HasMoved = hasMoved,
                IsSharedEmail = isShared,
            };
            if (_found is { } found)
                (NewPeople, Weeks) = (found.Record.NewPeople, found.Record.NewPeopleInWeeks);
            return Page();
        }
    }

    /// <summary>Says whether new people are taken.</summary>
    public async Task<IActionResult> OnPostNewPeopleAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, structure: null, cancellationToken))
            return NotFound();
        try
        {
            await edits.SaveAsync(
                HttpContext.Actor(),
                id,
                Seen,
                new NewPeopleDraft(NewPeople, Weeks),
                cancellationToken
            );
            return Redirect($"{Links.OwnStructureOf(StructureId)}&note=note");
        }
        catch (RefusedException refused)
        {
            await ShowAsync(refused, "", cancellationToken);
            Draft = PlaceDraft.Of(_found!.Record, catalogues.Current);
            Ways = [.. Draft.Channels.Each()];
            return Page();
        }
    }

    private async Task ShowAsync(RefusedException refused, string bound, CancellationToken cancellationToken)
    {
        ModelState.AddRefusal(refused, bound);
        if (refused.Code != DirectoryEdits.ChangedMeanwhile)
            return;
        Meanwhile = await directory.SinceAsync(HttpContext.Actor(), Id, Seen, cancellationToken);
        Fill(_found!);
        (NewPeople, Weeks) = (_found!.Record.NewPeople, _found.Record.NewPeopleInWeeks);
        ViewData.SayWhatIsKept();
    }

    private void Fill(Editable<Place> found)
    {
        Draft = PlaceDraft.Of(found.Record, catalogues.Current);
        (Ways, Seen) = ([.. Draft.Channels.Each()], found.Number);
    }

    private async Task<bool> FindAsync(Guid id, Guid? structure, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Id = id;
        _found = await directory.EditableAsync<Place>(actor, id, cancellationToken);
        if (_found is { Record: var place })
        {
            (StructureId, Shown) = (place.StructureId, place.Name);
            return true;
        }
        IsNew = true;
        if (structure is not { } owner)
            return false;
        StructureId = owner;
        return await directory.EditableAsync<Structure>(actor, owner, cancellationToken) is not null;
    }
}
