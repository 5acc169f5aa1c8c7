using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Spro.Core.Guidance;

namespace Spro.Web.Tests;

/// <summary>What every visitor may ask for beside the answer and the directory.</summary>
public class SitePagesTests(Site site)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Every_rule_every_network_and_every_filter_is_explained()
    {
        var page = await _client.PageAsync("/comment-ca-marche");
        var rules = site.Catalogue.RulesOn(DateOnly.FromDateTime(Site.Start.Date));

        Assert.True(rules.Rules.Count >= 61);
        foreach (var rule in rules.Rules)
        {
            var section = page.Only("#regle-" + rule.Id);
            Assert.Contains(Html.Fold(rule.Reason), section.Words());
            Assert.Contains(Html.Fold(rule.PublicBasis), section.Words());
        }
        Assert.Contains("(en premier, numéro 10)", page.Only("#regle-R08").Words());
        Assert.Contains("même à une personne", page.Only("#regle-R01").Words());
        Assert.Contains("ne proposent aucun service", page.Only("#regle-R54").Words());
        Assert.Contains("aucun signataire", page.Only("#regle-R55").Words());
        Assert.DoesNotContain("toujours.", page.Only("#regle-R54").Words());
        Assert.Contains("Si aucun des 4 premiers services n'a signé la charte", page.Words("main"));
        foreach (var network in site.Catalogue.Networks)
            Assert.NotNull(page.QuerySelector("#reseau-" + network.Code));
        foreach (var field in SituationField.All.Where(field => field.IsVoluntary))
            Assert.Contains(site.Catalogue.Words[field].Label, page.Words("main"));
        Assert.Contains("Votre conseiller ou conseillère : Cap emploi", page.Words("main"));
        Assert.Contains("L311-3-1", page.Words("main").Replace(". ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_inside_a_page_leads_somewhere_on_it()
    {
        foreach (
            var path in new[]
            {
                "/",
                "/reponse?insee=53147&age=16-17",
                "/lieux?insee=53147",
                "/comment-ca-marche",
                "/docs",
            }
        )
        {
            var page = await _client.PageAsync(path);
            foreach (var link in page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]))
                Assert.True(page.GetElementById(link) is not null, $"{path} #{link}");
            Assert.Equal(
                page.QuerySelectorAll("[id]").Length,
                page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct(StringComparer.Ordinal).Count()
            );
        }
    }

    [Fact]
    public async Task Search_engines_are_given_real_places_only_and_no_situation()
    {
        var map = XDocument.Parse(await TextAsync("/sitemap.xml"));
        var addresses = map.Descendants(Sitemap + "loc").Select(loc => loc.Value).ToList();
        var robots = await TextAsync("/robots.txt");

        Assert.All(addresses, address => Assert.StartsWith("http://localhost:5080/", address));
        var real = site.Catalogue.Doors.All.Count(door => !door.Place.IsFictitious);
        Assert.Equal(real, addresses.Count(address => address.Contains("/lieux/", StringComparison.Ordinal)));
        foreach (var address in addresses.Where(address => !address.Contains("/lieux/", StringComparison.Ordinal)))
        {
            using var follow = site.FollowingClient();
            await follow.PageAsync(new Uri(address).PathAndQuery);
        }
        foreach (var hidden in new[] { "/reponse", "/ma-situation/", "/feuille", "/c/", "/s-orienter/point" })
            Assert.Contains($"Disallow: {hidden}\n", robots);
    }

    [Fact]
    public async Task A_calendar_program_reads_actions_to_come_and_the_stops_of_moving_places()
    {
        var text = await TextAsync("/agenda.ics");
        var lines = text.Split("\r\n");

        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text);
        Assert.EndsWith("END:VCALENDAR\r\n", text);
        Assert.All(lines, line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        var stops = site
            .Catalogue.Doors.All.Where(door => door.Timetable.IsMobile)
            .Sum(door => door.Timetable.StopsAfter(Site.Start.UtcDateTime).Count());
        Assert.True(stops > 0);
        // Actions come beside them, whatever other tests publish.
        Assert.InRange(lines.Count(line => line == "BEGIN:VEVENT"), stops + 5, int.MaxValue);
        Assert.Contains("SUMMARY:Une journée fictive pour essayer dix métiers", lines);
        var ids = lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Open_files_carry_their_licence_and_date_and_no_formula()
    {
        var page = await _client.PageAsync("/open-data");
        var files = page.QuerySelectorAll("table a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains("/open-data/places.csv", files);
        Assert.Contains("24 novembre 2026", page.Words("main"));
        foreach (var file in files)
            Assert.NotEmpty(await TextAsync(file));
        using var places = JsonDocument.Parse(await TextAsync("/open-data/places.json"));
        Assert.Contains("icence", places.RootElement.GetRawText()[..2000]);
        foreach (var cell in (await TextAsync("/open-data/places.csv")).Split('\n').SelectMany(line => line.Split(';')))
            Assert.DoesNotMatch("^\"?[=@\t]", cell);
        await _client.PageAsync("/open-data/secret.db", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_source_that_states_no_licence_is_not_given_again_and_the_files_say_so()
    {
        using var places = JsonDocument.Parse(await TextAsync("/open-data/places.json"));
        var left = places
            .RootElement.GetProperty("leftOut")
            .EnumerateArray()
            .Single(source => source.GetProperty("source").GetString() == "france-travail-agencies");
        Assert.Equal(48, left.GetProperty("places").GetInt32());
        var licences = places
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Select(item => (item.GetProperty("source").GetString(), item.GetProperty("licence").GetString()))
            .ToHashSet();
        Assert.Superset(
            new HashSet<(string?, string?)> { ("france-services", "Licence Ouverte"), ("missions-locales", "MIT") },
            licences
        );
        Assert.DoesNotContain("france-travail-agencies", licences.Select(pair => pair.Item1));
        Assert.Contains("France Travail, liste des agences", (await _client.PageAsync("/open-data")).Words("main"));
        Assert.Contains("France Travail, liste des agences (48 lieux)", await TextAsync("/open-data/README.md"));
        // Of the communes, the presumed CLEFOP alone come from such a list.
        var lines = (await TextAsync("/open-data/communes.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var clefop = lines[0].Split(';').IndexOf("clefop");
        Assert.All(lines[1..], line => Assert.Equal("", line.Split(';')[clefop]));
    }

    [Theory]
    [InlineData("/nulle-part", HttpStatusCode.NotFound)]
    [InlineData("/erreur/404", HttpStatusCode.NotFound)]
    [InlineData("/erreur/429", HttpStatusCode.TooManyRequests)]
    [InlineData("/erreur/500", HttpStatusCode.InternalServerError)]
    [InlineData("/erreur/200", HttpStatusCode.NotFound)]
    public async Task An_error_page_speaks_French_and_names_a_way_on(string path, HttpStatusCode status)
    {
        var page = await _client.PageAsync(path, status);

        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Words("h1"));
        Assert.NotNull(page.QuerySelector("main a[href='/ma-situation']"));
        Assert.Equal("noindex", page.Only("meta[name=robots]").GetAttribute("content"));
    }

    [Fact]
    public async Task Every_page_forbids_what_it_does_not_need()
    {
        foreach (var path in new[] { "/", "/lieux", "/nulle-part", "/api/v1/places", "/open-data/places.csv" })
        {
            using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/lieux?q=maison")]
    [InlineData("/c/333333333")]
    public async Task Loading_a_page_asks_nothing_of_another_site(string path)
    {
        using var client = site.FollowingClient();
        var page = await client.PageAsync(path);

        Assert.Empty(
            page.QuerySelectorAll(
                "[src^='http'], [src^='//'], link[href^='http'], link[href^='//'], style, script:not([src]), [style]"
            )
        );
    }

    [Fact]
    public async Task Health_is_told_without_detail()
    {
        Assert.Equal("ok", await TextAsync("/health/live"));
        Assert.Equal("ok", await TextAsync("/health/ready"));
    }

    private async Task<string> TextAsync(string path)
    {
        using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {path}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
