using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Library;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>Something shared: read, taken up, taken away.</summary>
internal sealed class ItemModel(SharedLibrary library, LibraryLists lists, CatalogueHost catalogues, TimeProvider clock)
    : PageModel
{
    /// <summary>What the structure says of it.</summary>
    [BindProperty]
    public string? Feedback { get; set; }

    /// <summary>Why it is taken away.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal LibraryFile Opened { get; private set; } = null!;

    private Actor Actor => HttpContext.Actor();
    private bool IsThere => Opened.Item.WithdrawnAt is null;
    internal bool IsOwn => IsThere && Opened.Item.IsOwnedBy(Actor);
    internal bool MayUse => IsThere && Actor.StructureId is { } structure && structure != Opened.Item.OwnerId;
    internal bool MayWithdraw => IsThere && (IsOwn || Actor.May(Purpose.LibraryReview));
    internal bool MayConfirm =>
        IsThere && Opened.Item is { IsWithRegion: true, RegionConfirmedAt: null } && Actor.May(Purpose.EncounterSetup);

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(Actor, id, cancellationToken) is not { } found)
            return NotFound();
        Opened = found;
        return Page();
    }

    /// <summary>The structure uses it.</summary>
    public Task<IActionResult> OnPostUseAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(id, () => library.UseAsync(Actor, id, Feedback, cancellationToken), cancellationToken);

    /// <summary>Takes it away.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(id, () => library.WithdrawAsync(Actor, id, Reason, cancellationToken), cancellationToken);

    /// <summary>The Région confirms that it made it with them.</summary>
    public Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(id, () => library.ConfirmAsync(Actor, id, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        var page = await OnGetAsync(id, cancellationToken);
        if (page is NotFoundResult)
            return page;
        try
        {
            await act();
            return Redirect(Links.Library + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("feedback", nameof(Feedback)), ("reason", nameof(Reason)));
            return page;
        }
    }
}
