using System.Text;
using System.Xml.Linq;
using Spro.Core.Agenda;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
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
        group.MapReading("/agenda.ics", AgendaOfAsync);
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
            Links.Agenda,
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

    /// <summary>The actions to come and the stops of moving places, for a calendar program (RFC 5545).</summary>
    private static async Task<IResult> AgendaOfAsync(
        PublicAgenda agenda,
        CatalogueHost catalogues,
        SiteAddress site,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var actions = (await agenda.FeedAsync(cancellationToken)).Select(one =>
            one with
            {
                Note = $"{one.Note}\n{site.Absolute(Links.Action(one.Id))}",
            }
        );
        return Results.Text(
            CalendarFile.Write(
                [.. actions, .. StopsOf(catalogues.Current, site, now)],
                "L'agenda de l'orientation",
                now
            ),
            CalendarFile.MediaType,
            Encoding.UTF8
        );
    }

    private static IEnumerable<CalendarEntry> StopsOf(PublicCatalogue catalogue, SiteAddress site, DateTime now) =>
        from door in catalogue.Doors.All
        where door.Timetable.IsMobile
        from stop in door.Timetable.StopsAfter(now)
        let start = door.Timetable.OpeningOf(stop)
        select new CalendarEntry(
            StableId.Of("stop", $"{door.Place.Id}/{start:O}"),
            start,
            start + (stop.Closes - stop.Opens),
            door.Place.Name,
            $"{stop.Address} {catalogue.Territory.CommuneToday(stop.CommuneCode)?.Name}".Trim(),
            site.Absolute(Links.Place(door.Place.Id)).ToString(),
            Changes: 0,
            IsCancelled: false
        );
}
