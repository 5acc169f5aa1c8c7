using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>One place: hours in words, closures, access, how to come, what to bring, last confirmation.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class PlaceModel(CatalogueHost catalogues, TimeProvider clock, SiteAddress site) : PageModel
{
    internal DoorView View { get; private set; } = null!;
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal IReadOnlyList<string> Hours { get; private set; } = [];
    internal string StructuredData { get; private set; } = "";

    /// <summary>Nobody is received there any more: its hours would mislead.</summary>
    internal bool IsOver => View.Door.StatusOn(View.Today) == PlaceStatus.Closed;

    /// <summary>Shows the place, closed ones included: what pointed at it still leads somewhere.</summary>
    public IActionResult OnGet(Guid id)
    {
        if (Catalogue.Doors.Find(id) is not { } door)
            return NotFound();
        View = new DoorView(door, null, clock.GetUtcNow().UtcDateTime);
        Hours = IsOver || door.Timetable.Weekly is not { } weekly ? [] : FrenchHours.Describe(weekly);
        StructuredData = PlaceStructuredData.Of(door, site.Absolute(Links.Place(id)), View.AtUtc);
        return Page();
    }
}
