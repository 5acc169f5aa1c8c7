using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;

namespace Spro.Web.Pages.Directory;

/// <summary>A place as schema.org describes one, for search engines (JSON-LD).</summary>
internal static class PlaceStructuredData
{
    // Escapes every character that could end the script element.
    private static readonly JsonSerializerOptions Html = new() { Encoder = JavaScriptEncoder.Default };

    private const int DaysAhead = 7;

    public static string Of(Door door, string url, DateTime atUtc)
    {
        var place = door.Place;
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "CivicStructure",
            ["name"] = place.Name,
            ["url"] = url,
            ["telephone"] = place.Phone,
            ["parentOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = door.Structure.Name },
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = place.Address,
                ["postalCode"] = place.Postcode,
                ["addressLocality"] = door.Commune?.Name,
                ["addressCountry"] = "FR",
            },
        };
        // Whoever is bound by the charter promises it; of the others we do not know.
        if (door.Network is { Membership: Membership.Signatory or Membership.Vacant or Membership.Associated })
            data["isAccessibleForFree"] = true;
        if (door.Position is { } position)
            data["geo"] = new JsonObject
            {
                ["@type"] = "GeoCoordinates",
                ["latitude"] = position.Latitude,
                ["longitude"] = position.Longitude,
            };
        if (Openings(door.Timetable, atUtc) is { Count: > 0 } openings)
            data["openingHoursSpecification"] = openings;
        return data.ToJsonString(Html);
    }

    // Dated, a week ahead: exceptions and holidays are in them already, and a stop of a bus is one day only.
    private static JsonArray Openings(Timetable timetable, DateTime atUtc)
    {
        var openings = new JsonArray();
        var end = atUtc.AddDays(DaysAhead);
        var opens = timetable.StateAt(atUtc) == OpenKind.Open ? atUtc : timetable.NextOpening(atUtc);
        while (opens is { } from && from < end && timetable.ClosesAt(from) is { } until)
        {
            var (first, last) = (timetable.Calendar.ToLocal(from), timetable.Calendar.ToLocal(until));
            openings.Add(
                new JsonObject
                {
                    ["@type"] = "OpeningHoursSpecification",
                    ["validFrom"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["validThrough"] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["opens"] = first.ToString("HH:mm", CultureInfo.InvariantCulture),
                    ["closes"] = last.ToString("HH:mm", CultureInfo.InvariantCulture),
                }
            );
            opens = timetable.NextOpening(until);
        }
        return openings;
    }
}
