using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.Library;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>What professionals share, and what one's structure answers for.</summary>
internal sealed class IndexModel(LibraryLists lists, CatalogueHost catalogues, TimeProvider clock)
    : LibraryPage(catalogues, clock)
{
    /// <summary>It has just been written.</summary>
    [BindProperty(Name = "note", SupportsGet = true)]
    public bool IsWritten { get; set; }

    internal IReadOnlyList<LibraryItem> Own { get; private set; } = [];
    internal bool MayShare => HttpContext.Actor().MayShare();

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Filter() is { } filter)
            Found = await lists.ListAsync(actor, filter, cancellationToken);
        Own = await lists.OwnAsync(actor, cancellationToken);
    }
}
