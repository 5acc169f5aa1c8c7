using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.OpenData;
using Spro.Hosting;

namespace Spro.Web.Pages.OpenData;

/// <summary>The list of open files, with licence and date.</summary>
internal sealed class IndexModel(CatalogueHost catalogues, SproSettings settings, TimeProvider clock) : PageModel
{
    internal OpenDataExport Export { get; private set; } = null!;
    internal DateOnly Today { get; private set; }
    internal long Version { get; } = catalogues.Current.Version;

    public void OnGet()
    {
        Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        Export = new OpenDataExport(catalogues.Current, settings.PublicUrl, Today);
    }
}
