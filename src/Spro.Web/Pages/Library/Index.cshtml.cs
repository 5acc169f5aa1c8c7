using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Library;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>What professionals share, and what one's structure answers for.</summary>
internal sealed class IndexModel(LibraryLists lists, CatalogueHost catalogues, TimeProvider clock)
    : LibraryPage(catalogues, clock)
{
    /// <summary>Which page of what one answers for.</summary>
    [BindProperty(Name = "miens", SupportsGet = true)]
    public int OwnNumber { get; set; }

    internal ListPage<OwnLibraryLine> Own { get; private set; } = new([], 1, 1);
    internal bool MayShare => HttpContext.Actor().MayShare();

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Filter() is { } filter)
            Found = await lists.ListAsync(actor, filter, Number, cancellationToken);
        Own = await lists.OwnAsync(actor, OwnNumber, cancellationToken);
    }
}
