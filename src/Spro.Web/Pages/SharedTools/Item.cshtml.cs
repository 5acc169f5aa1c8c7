using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Library;
using Spro.Core.Territories;

namespace Spro.Web.Pages.SharedTools;

/// <summary>A tool or a study that anybody may read.</summary>
internal sealed class ItemModel(LibraryLists lists, CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal LibraryFile Opened { get; private set; } = null!;

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindPublicAsync(id, cancellationToken) is not { } found)
            return NotFound();
        Opened = found;
        return Page();
    }
}
