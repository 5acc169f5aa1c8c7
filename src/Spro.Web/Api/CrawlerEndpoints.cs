using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>What search engines and calendars fetch.</summary>
internal static class CrawlerEndpoints
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapCrawlers(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        group.MapReading("/sitemap.xml", SitemapOf);
        group.MapReading("/robots.txt", RobotsOf);
        group.MapReading("/agenda.ics", AgendaOf);
    }

    private static IResult SitemapOf(CatalogueHost catalogues, SiteAddress site)
    {
        string[] pages =
        [
            Links.Home,
            Links.Situation,
            Links.Places,
            Links.HowItWorks,
            Links.InformationSheets,
            Links.Acronyms,
            Links.FindYourWay,
            Links.Territories,
            Links.OpenData,
            Links.Guide,
            Links.Publications,
            Links.Embed,
            Links.Privacy,
            Links.Accessibility,
            Links.ApiReference,
        ];
        var places = catalogues
            .Current.Doors.All.Where(door => !door.Place.IsFictitious)
            .Select(door => Links.Place(door.Place.Id));
        var document = new XElement(
            Sitemap + "urlset",
            pages
                .Concat(catalogues.Current.Sheets.All.Select(sheet => Links.InformationSheet(sheet.Id)))
                .Concat(Activities.BuiltIn.All.Select(activity => Links.Activity(activity.Id, before: null)))
                .Concat(places)
                .Select(path => new XElement(Sitemap + "url", new XElement(Sitemap + "loc", site.Absolute(path))))
        );
        return Results.Text(document.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8);
    }

    // A situation is in the address of these pages: no index should hold it.
    private static IResult RobotsOf(SiteAddress site) =>
        Results.Text(
            $"User-agent: *\nDisallow: {Links.Answer}\nDisallow: {Links.Situation}/\nDisallow: {Links.Sheet}\nDisallow: /c/\nDisallow: {Links.SelfRating(null)}\nSitemap: {site.Absolute("/sitemap.xml")}\n"
        );

    /// <summary>The stops of moving places, for a calendar program (RFC 5545).</summary>
    private static IResult AgendaOf(CatalogueHost catalogues, SiteAddress site, TimeProvider clock)
    {
        var catalogue = catalogues.Current;
        var now = clock.GetUtcNow().UtcDateTime;
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Spro//Agenda//FR\r\n");
        foreach (var door in catalogue.Doors.All.Where(door => door.Timetable.IsMobile))
        {
            foreach (var stop in door.Timetable.StopsAfter(now))
            {
                var commune = catalogue.Territory.CommuneToday(stop.CommuneCode);
                var start = door.Timetable.OpeningOf(stop);
                text.Append("BEGIN:VEVENT\r\n");
                Line($"UID:{door.Place.Id}-{start:yyyyMMddHHmm}@spro");
                Line($"DTSTAMP:{now:yyyyMMdd'T'HHmmss'Z'}");
                Line($"DTSTART:{start:yyyyMMdd'T'HHmmss'Z'}");
                Line($"DTEND:{start + (stop.Closes - stop.Opens):yyyyMMdd'T'HHmmss'Z'}");
                Line($"SUMMARY:{Escape(door.Place.Name)}");
                Line($"LOCATION:{Escape($"{stop.Address} {commune?.Name}".Trim())}");
                Line($"URL:{site.Absolute(Links.Place(door.Place.Id))}");
                text.Append("END:VEVENT\r\n");
            }
        }
        text.Append("END:VCALENDAR\r\n");
        return Results.Text(text.ToString(), "text/calendar", Encoding.UTF8);

        // A line holds 75 octets; what is longer goes on after a space.
        void Line(FormattableString content)
        {
            var octets = 0;
            foreach (var rune in content.ToString(CultureInfo.InvariantCulture).EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > 75)
                {
                    text.Append("\r\n ");
                    octets = 1;
                }
                text.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }
            text.Append("\r\n");
        }
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");
}
