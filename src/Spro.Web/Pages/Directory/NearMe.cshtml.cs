using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>"Près de moi": from a position rounded to a kilometre to the nearest commune, which alone goes on.</summary>
internal sealed class NearMeModel(CatalogueHost catalogues) : PageModel
{
    public IActionResult OnGet(string? position)
    {
        var parts = (position ?? "").Split(',');
        if (
            parts.Length != 2
            || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
        )
            return Redirect(Links.Places);
        var here = new GeoPoint(north, east);
        var nearest = catalogues
            .Current.Territory.Communes.Where(commune => commune.Position is not null)
            .MinBy(commune => commune.Position!.Value.FlatDistanceKmTo(here));
        return Redirect(
            nearest is not null && nearest.Position!.Value.FlatDistanceKmTo(here) < 50
                ? Links.PlacesNear(nearest.Code)
                : Links.Places
        );
    }
}
