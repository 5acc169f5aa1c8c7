using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Publications;

namespace Spro.Web.Pages.Publications;

/// <summary>The catalogue of regional publications.</summary>
internal sealed class IndexModel(RegionalPublications publications) : PageModel
{
    internal IReadOnlyList<PublicationView> Catalogue { get; private set; } = [];

    /// <summary>What has appeared.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Catalogue = await publications.CatalogueAsync(cancellationToken);
}
