using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Web.Pages.Directory;

/// <summary>A place as schema.org describes one, for search engines (JSON-LD).</summary>
internal static class PlaceStructuredData
{
    // Escapes every character that could end the script element.
    private static readonly JsonSerializerOptions Html = new() { Encoder = JavaScriptEncoder.Default };

    public static string Of(Door door, string url)
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
        return data.ToJsonString(Html);
    }
}
