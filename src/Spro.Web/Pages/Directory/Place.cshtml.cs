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

    /// <summary>The place that has ended, and from which one was led here.</summary>
    internal Door? Former { get; private set; }

    /// <summary>The place that takes over once this one has closed.</summary>
    internal Door? Next =>
        View.Place.SuccessorId is { } next
        && Catalogue.Doors.Find(next) is { } door
        && !(door.Place.ValidTo < View.Today)
            ? door
            : null;

    /// <summary>
    /// Shows the place, closed ones included: what pointed at it still leads somewhere. One that has ended leads to the place
    /// that takes over, when one is named.
    /// </summary>
    /// <param name="id">The place.</param>
    /// <param name="avant">The place that has ended, from which one was led here.</param>
    public IActionResult OnGet(Guid id, Guid? avant)
    {
        if (Catalogue.Doors.Find(id) is not { } door)
            return NotFound();
        // It was a double: its address is that of the place that stays.
        if (door.Place.Id != id)
            return RedirectPermanent(Links.Place(door.Place.Id));
        View = new DoorView(door, null, clock.GetUtcNow().UtcDateTime);
        if (Catalogue.Doors.SuccessorOf(door, View.Today) is { } successor)
            return Redirect(Links.SuccessorOf(successor.Place.Id, id));
        // Only when it is so: anybody can write an address.
        Former =
            avant is { } ended
            && Catalogue.Doors.Find(ended) is { } former
            && Catalogue.Doors.SuccessorOf(former, View.Today) == door
                ? former
                : null;
        Hours = IsOver || door.Timetable.Weekly is not { } weekly ? [] : FrenchHours.Describe(weekly);
        StructuredData = PlaceStructuredData.Of(door, site.Absolute(Links.Place(id)), View.AtUtc);
        return Page();
    }
}
