using Spro.Core.Catalogue;

namespace Spro.Core.Links;

/// <summary>What a link is shown on.</summary>
public enum LinkPlace
{
    /// <summary>An information sheet.</summary>
    Sheet,

    /// <summary>The page of a place.</summary>
    Place,
}

/// <summary>A link to another site that people are shown.</summary>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="On">What it is shown on.</param>
/// <param name="Code">Identifier of that sheet or place.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">Who answers for it: the owner of the sheet, the structure of the place.</param>
public sealed record ShownLink(string Url, LinkPlace On, string Code, string Title, string Owner)
{
    /// <summary>Every link of the catalogue on its day, sheets first; one address may be shown several times.</summary>
    public static IReadOnlyList<ShownLink> AllOf(PublicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var ofSheets = catalogue
            .Sheets.All.Where(sheet => sheet.Url is not null)
            .Select(sheet => new ShownLink(
                sheet.Url!.AbsoluteUri,
                LinkPlace.Sheet,
                sheet.Id,
                sheet.Title,
                sheet.Owner
            ));
        var ofPlaces = catalogue
            .Doors.All.Where(door => DoorSet.IsListed(door, catalogue.Day))
            .SelectMany(door =>
                new[] { door.Place.Website, door.Place.AppointmentUrl, door.Place.AccessibilityUrl }
                    .Where(IsWeb)
                    .Distinct(StringComparer.Ordinal)
                    .Select(url => new ShownLink(
                        url!,
                        LinkPlace.Place,
                        door.Place.Id.ToString(),
                        door.Place.Name,
                        door.Structure.Name
                    ))
            );
        return [.. ofSheets, .. ofPlaces];
    }

    private static bool IsWeb(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
