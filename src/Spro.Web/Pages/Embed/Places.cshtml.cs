using Microsoft.AspNetCore.Mvc.RazorPages;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Directory;

namespace Spro.Web.Pages.Embed;

/// <summary>The nearest places of a commune, alone on a page that other sites may frame.</summary>
[SecurityHeadersPolicy(SecurityHeaders.Embeddable)]
internal sealed class PlacesModel(CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    private const int Shown = 10;

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal CommuneRecord? Commune { get; private set; }
    internal IReadOnlyList<DoorView> Doors { get; private set; } = [];

    public void OnGet(string? insee, string? commune, string? reseau)
    {
        Commune = AskedCommune.Read(Catalogue.Territory, insee, commune).Commune;
        if (Commune is null)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var query = new DirectoryQuery
        {
            Commune = Commune,
            Network = Catalogue.Networks.Find(reseau ?? "")?.Code,
            Day = Commune.Calendar.DayOf(now),
        };
        Doors = [.. DirectorySearch.Find(Catalogue.Doors, query).Take(Shown).Select(door => new DoorView(door, now))];
    }
}
