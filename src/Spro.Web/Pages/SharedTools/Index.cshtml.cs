using Spro.Core.Catalogue;
using Spro.Core.Library;
using Spro.Web.Pages.Library;

namespace Spro.Web.Pages.SharedTools;

/// <summary>What the owners of tools and studies let anybody read.</summary>
internal sealed class IndexModel(LibraryLists lists, CatalogueHost catalogues, TimeProvider clock)
    : LibraryPage(catalogues, clock)
{
    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Filter() is { } filter)
            Found = await lists.PublicAsync(filter, Number, cancellationToken);
    }
}
