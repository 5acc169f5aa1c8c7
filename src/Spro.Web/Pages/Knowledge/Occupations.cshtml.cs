using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>The occupations, by sector.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class OccupationsModel(CatalogueHost catalogues, IStringLocalizer<Resources.Occupations> texts)
    : PageModel
{
    /// <summary>The letter of a sector, in addresses given before sectors had pages.</summary>
    [BindProperty(SupportsGet = true, Name = "domaine")]
    public string? SectorCode { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal EditionText Sources { get; } = new(texts);

    /// <summary>Lists the sectors, or leads to the one that an older address names.</summary>
    public IActionResult OnGet() =>
        SectorCode is { Length: > 0 } code && Catalogue.Occupations.SectorOf(code) is { } sector
            ? RedirectPermanent(Links.Sector(sector.Code))
            : Page();
}
