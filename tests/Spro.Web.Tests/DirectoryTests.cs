using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;

namespace Spro.Web.Tests;

/// <summary>The directory: search, place pages, reports.</summary>
public class DirectoryTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    [Theory]
    [InlineData("/lieux")]
    [InlineData("/lieux?insee=53147")]
    [InlineData("/lieux?commune=Angers&rayon=5")]
    [InlineData("/lieux?q=essai")]
    public async Task The_list_the_table_and_the_map_show_the_same_places(string path)
    {
        var page = await _client.PageAsync(path);
        var cards = page.QuerySelectorAll(".spro-cards h3 a").Select(link => link.Words()).ToList();
        var rows = page.QuerySelectorAll("table tbody tr").Select(row => row.Children[1].Words()).ToList();

        Assert.NotEmpty(cards);
        Assert.Equal(cards, rows);
        // Places drawn one over the other share a mark: "1+".
        var drawn = page.QuerySelectorAll(".spro-map__point text")
            .Select(text => int.Parse(text.Words().TrimEnd('+'), null));
        Assert.All(drawn, rank => Assert.InRange(rank, 1, cards.Count));
    }

    [Fact]
    public async Task Walking_through_the_pages_shows_every_place_once()
    {
        var seen = new List<string>();
        string? next = "/lieux?insee=53147&rayon=50";
        var count = "";
        for (var pages = 0; next is not null && pages < 60; pages++)
        {
            var page = await _client.PageAsync(next);
            count = page.QuerySelectorAll("h2")
                .Select(heading => heading.Words())
                .First(text => text.EndsWith("lieux", StringComparison.Ordinal));
            seen.AddRange(page.QuerySelectorAll(".spro-cards h3 a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelectorAll("a.govuk-button--secondary")
                .FirstOrDefault(link => link.Words() == "Lieux suivants")
                ?.GetAttribute("href");
        }

        Assert.Equal(seen.Distinct(StringComparer.Ordinal).Count(), seen.Count);
        Assert.Equal($"{seen.Count} lieux", count);
        Assert.True(seen.Count > 40);
    }

    [Fact]
    public async Task Around_a_commune_the_nearest_come_first()
    {
        var page = await _client.PageAsync("/lieux?insee=53130&rayon=20");
        var doors = page.QuerySelectorAll(".spro-cards h3 a").Select(DoorOf).ToList();
        var home = site.Catalogue.Territory.CommuneToday("53130")!.Position!.Value;
        var distances = doors
            .Where(door => door.Position is not null)
            .Select(door => door.Position!.Value.FlatDistanceKmTo(home))
            .ToList();

        Assert.True(distances.Count > 5);
        Assert.Equal(distances.Order(), distances);
        Assert.All(distances, km => Assert.InRange(km, 0, 20));
    }

    [Theory]
    [InlineData("ML")]
    [InlineData("CIO")]
    [InlineData("FRANCE_SERVICES")]
    public async Task A_network_filter_shows_that_network_only(string network)
    {
        var page = await _client.PageAsync($"/lieux?reseau={network}");
        var doors = page.QuerySelectorAll(".spro-cards h3 a").Select(DoorOf).ToList();

        Assert.NotEmpty(doors);
        Assert.All(doors, door => Assert.Equal(network, door.Network?.Code));
    }

    [Fact]
    public async Task Open_now_shows_places_open_now_only()
    {
        var page = await _client.PageAsync("/lieux?insee=53130&ouvert=maintenant");
        var doors = page.QuerySelectorAll(".spro-cards h3 a").Select(DoorOf).ToList();

        Assert.NotEmpty(doors);
        Assert.All(doors, door => Assert.Equal(OpenKind.Open, door.Timetable.StateAt(Site.Start.UtcDateTime)));
    }

    [Fact]
    public async Task Open_at_a_chosen_time_shows_places_open_then_only()
    {
        // A Saturday morning.
        var page = await _client.PageAsync("/lieux?quand=2026-12-05T10:00");
        var doors = page.QuerySelectorAll(".spro-cards h3 a").Select(DoorOf).ToList();

        Assert.NotEmpty(doors);
        var then = new DateTime(2026, 12, 5, 9, 0, 0, DateTimeKind.Utc);
        Assert.All(doors, door => Assert.Equal(OpenKind.Open, door.Timetable.StateAt(then)));
        Assert.Contains(doors, door => door.Timetable.StateAt(Site.Start.UtcDateTime) == OpenKind.Open);
    }

    [Theory]
    [InlineData("2026-03-29T02:30")]
    [InlineData("2026-10-25T02:30")]
    public async Task An_hour_that_the_clock_change_skips_or_repeats_is_understood(string local)
    {
        var page = await _client.PageAsync("/lieux?quand=" + local);

        Assert.Empty(page.QuerySelectorAll(".govuk-error-message"));
    }

    [Theory]
    [InlineData("quand=demain")]
    [InlineData("quand=2026-13-45T99:99")]
    [InlineData("quand=9999-12-31T23:59")]
    [InlineData("quand=0001-01-01T00:00")]
    public async Task A_moment_that_is_none_is_said_beside_its_field(string query)
    {
        var page = await _client.PageAsync("/lieux?" + query);

        Assert.NotEmpty(page.Words("#quand-error"));
        Assert.Equal(query.Split('=')[1], page.Only("#quand").GetAttribute("value"));
        Assert.True(page.Only("details.govuk-details").HasAttribute("open"));
    }

    [Fact]
    public async Task Accessible_shows_places_known_to_be_step_free()
    {
        var page = await _client.PageAsync("/lieux?accessible=oui");
        var doors = page.QuerySelectorAll(".spro-cards h3 a").Select(DoorOf).ToList();

        Assert.NotEmpty(doors);
        Assert.All(doors, door => Assert.True(door.Place.StepFree));
        Assert.True(page.Only("#accessible").HasAttribute("checked"));
    }

    [Fact]
    public async Task Finding_nothing_names_the_nearest_place_and_a_person()
    {
        var page = await _client.PageAsync("/lieux?insee=53185&rayon=5&reseau=EPIDE");
        var nothing = page.Only(".govuk-inset-text");

        Assert.Contains("à moins de 5 km", nothing.Words());
        Assert.NotNull(nothing.QuerySelector("a[href^='/lieux/']"));
        Assert.NotNull(nothing.QuerySelector("a[href='/ma-situation']"));
    }

    [Fact]
    public async Task At_night_the_page_says_that_nothing_is_open_and_which_place_is_nearest()
    {
        var page = await _client.PageAsync("/lieux?insee=53185&q=essai&reseau=FRANCE_SERVICES&quand=2026-11-24T03:00");
        var nothing = page.Only(".govuk-inset-text").Words();

        Assert.Contains("aucun lieu n'est ouvert à ce moment", nothing, StringComparison.Ordinal);
        Assert.Contains("à moins de 1 km à vol d'oiseau", nothing, StringComparison.Ordinal);
        Assert.DoesNotContain("rien trouvé", nothing, StringComparison.Ordinal);
        Assert.DoesNotContain("sans commune", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Around_a_commune_the_places_reached_from_afar_are_listed_last_and_not_drawn()
    {
        var page = await _client.PageAsync("/lieux?insee=53147&reseau=APEC");
        var rows = page.QuerySelectorAll("table tbody tr").ToList();

        Assert.NotEmpty(rows);
        Assert.Contains("À distance", rows[^1].Words(), StringComparison.Ordinal);
        Assert.Contains("–", rows[^1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_commune_keeps_what_was_typed_and_the_filters()
    {
        var page = await _client.PageAsync("/lieux?commune=Trifouillis&reseau=ML");

        Assert.Equal("Trifouillis", page.Only("#commune").GetAttribute("value"));
        Assert.Contains("Nous ne connaissons pas", page.Words("#commune-error"));
        Assert.Equal("ML", page.Only("#reseau option[selected]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/lieux?commune=44100", "Nantes")]
    [InlineData("/lieux?insee=44100", "Monnières")]
    [InlineData("/integration/lieux?commune=44100", "Nantes")]
    public async Task A_typed_postcode_and_a_chosen_code_are_not_confused(string path, string commune)
    {
        var page = await _client.PageAsync(path);

        Assert.EndsWith(" autour de " + commune, page.Words("h1"));
    }

    [Fact]
    public async Task A_homonym_gives_a_choice_that_keeps_the_filters()
    {
        var page = await _client.PageAsync("/lieux?commune=Chang%C3%A9&reseau=ML");
        var links = page.QuerySelectorAll("section.spro-band li a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.Contains("reseau=ML", link));
        await _client.PageAsync(links[0]);
    }

    [Fact]
    public async Task A_place_closed_today_says_when_it_opens_next()
    {
        var page = await _client.PageAsync("/lieux/" + TestPlaces.ClosedToday);

        Assert.Contains("Fermé, ouvre demain à 9 h", page.Words(".spro-state").Replace(' ', ' '));
    }

    [Fact]
    public async Task An_exceptional_closure_beats_the_weekly_hours()
    {
        var page = await _client.PageAsync("/lieux/" + TestPlaces.ExceptionallyClosed);

        Assert.StartsWith("Fermé, ouvre", page.Words(".spro-state"));
        Assert.Contains("jeudi", page.Words(".spro-state"));
        Assert.Contains("inventaire", page.Words("main"));
    }

    [Fact]
    public async Task Exceptional_hours_beat_the_weekly_ones()
    {
        var page = await _client.PageAsync("/lieux/" + TestPlaces.OtherHoursToday);

        Assert.Contains("15 h", page.Words(".spro-state").Replace(' ', ' '));
        var found = await _client.PageAsync("/lieux?q=essai&quand=2026-11-24T15:30");
        Assert.Contains("Essai à d'autres heures", found.Words(".spro-cards"));
        found = await _client.PageAsync("/lieux?q=essai&quand=2026-11-24T10:00");
        Assert.DoesNotContain("Essai à d'autres heures", found.Words(".spro-cards"));
    }

    [Fact]
    public async Task A_place_temporarily_closed_says_so_and_stays_in_the_directory()
    {
        var page = await _client.PageAsync("/lieux/" + TestPlaces.TemporarilyClosed);

        Assert.Equal("Fermé pour le moment", page.Words(".spro-state"));
        Assert.Contains("Travaux jusqu'au printemps.", page.Words("main"));
        Assert.Contains("Essai en travaux", (await _client.PageAsync("/lieux?q=essai")).Words(".spro-cards"));
    }

    [Fact]
    public async Task Only_the_place_that_takes_over_says_so_whatever_the_address()
    {
        var ended = Guid.CreateVersion7();
        await using (var db = await site.OpenStoreAsync())
        {
            var next = await db.Set<Place>()
                .SingleAsync(one => one.Id == TestPlaces.ClosedToday, TestContext.Current.CancellationToken);
            db.Add(
                new Place
                {
                    Id = ended,
                    StructureId = next.StructureId,
                    Source = "essai",
                    SourceId = ended.ToString(),
                    Name = "Essai qui a cédé la place",
                    ValidTo = DateOnly.FromDateTime(site.Now).AddDays(-2),
                    SuccessorId = next.Id,
                    IsFictitious = true,
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.BumpPublicDataAsync(TestContext.Current.CancellationToken);
        }
        await site.RefreshAsync();

        var real = await _client.PageAsync($"/lieux/{TestPlaces.ClosedToday}?avant={ended}");
        var forged = await _client.PageAsync($"/lieux/{TestPlaces.Stale}?avant={ended}");

        Assert.Contains("prend la suite", real.Words("main"));
        Assert.DoesNotContain("prend la suite", forged.Words("main"));
    }

    [Fact]
    public async Task A_place_that_nobody_confirmed_for_six_months_asks_to_call_before_coming()
    {
        var stale = await _client.PageAsync("/lieux/" + TestPlaces.Stale);
        var fresh = await _client.PageAsync("/lieux/" + TestPlaces.ClosedToday);

        Assert.Contains("Appelez avant de venir", stale.Words("main"));
        Assert.DoesNotContain("Appelez avant de venir", fresh.Words("main"));
    }

    [Fact]
    public async Task A_place_without_a_commune_is_listed_by_department_after_the_others_and_never_as_nearest()
    {
        var page = await _client.PageAsync("/lieux?insee=53185&q=essai&reseau=FRANCE_SERVICES");
        var rows = page.QuerySelectorAll("table tbody tr").ToList();

        Assert.Contains("Essai sans commune", rows[^1].Words());
        Assert.Contains("Département 53", rows[^1].Words());
        var shown = await _client.PageAsync("/lieux/" + TestPlaces.WithoutCommune);
        Assert.Contains("Essai sans commune", shown.Words("h1"));
    }

    [Fact]
    public async Task A_place_closed_for_good_leaves_the_lists_and_stays_reachable()
    {
        Assert.DoesNotContain("Essai disparu", (await _client.PageAsync("/lieux?q=essai")).Words("main"));

        var page = await _client.PageAsync("/lieux/" + TestPlaces.ClosedForGood);
        Assert.Equal("Fermé définitivement", page.Words(".spro-state"));
        Assert.Contains("a fermé le", page.Words(".govuk-inset-text"));
    }

    [Fact]
    public async Task Beside_every_telephone_stands_another_way()
    {
        foreach (var door in site.Catalogue.Doors.All.Where(door => door.Place.Phone is not null).Take(25))
        {
            var page = await _client.PageAsync("/lieux/" + door.Place.Id);
            Assert.Contains("Sans téléphoner", page.Words("main"));
        }
    }

    [Fact]
    public async Task Every_place_of_the_directory_has_its_page()
    {
        foreach (var door in site.Catalogue.Doors.All)
        {
            using var response = await _client.GetAsync(
                "/lieux/" + door.Place.Id,
                TestContext.Current.CancellationToken
            );
            // One that another test ends meanwhile leads to the one that takes over.
            if (response.StatusCode == HttpStatusCode.Redirect)
                Assert.StartsWith("/lieux/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
            else
                Assert.NotEmpty((await response.ReadAsync(HttpStatusCode.OK)).Words("h1"));
        }
    }

    [Fact]
    public async Task Search_engines_read_a_place_in_their_own_words()
    {
        var page = await _client.PageAsync("/lieux/" + TestPlaces.HostileTexts);
        using var data = JsonDocument.Parse(page.Only("script[type='application/ld+json']").TextContent);

        Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
        Assert.Equal("Essai hostile " + TestPlaces.Hostile, data.RootElement.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(Membership.Signatory, true)]
    [InlineData(Membership.Vacant, true)]
    [InlineData(Membership.Partner, false)]
    [InlineData(Membership.Outside, false)]
    public async Task Only_who_is_bound_by_the_charter_is_said_to_be_free(Membership membership, bool isSaid)
    {
        var door = site.Catalogue.Doors.All.First(door => door.Network?.Membership == membership);
        var page = await _client.PageAsync("/lieux/" + door.Place.Id);
        using var data = JsonDocument.Parse(page.Only("script[type='application/ld+json']").TextContent);

        Assert.Equal(isSaid, data.RootElement.TryGetProperty("isAccessibleForFree", out _));
    }

    [Fact]
    public async Task The_hours_told_to_search_engines_are_those_of_the_coming_week_exceptions_included()
    {
        using var usual = await StructuredAsync(TestPlaces.ClosedToday);
        using var closed = await StructuredAsync(TestPlaces.ExceptionallyClosed);

        var first = usual.RootElement.GetProperty("openingHoursSpecification")[0];
        // Site.Start is a Tuesday: it opens again on Wednesday.
        var tomorrow = Site.Start.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(tomorrow, first.GetProperty("validFrom").GetString());
        Assert.Equal(tomorrow, first.GetProperty("validThrough").GetString());
        Assert.Equal("09:00", first.GetProperty("opens").GetString());
        Assert.Equal("12:00", first.GetProperty("closes").GetString());
        Assert.All(
            closed.RootElement.GetProperty("openingHoursSpecification").EnumerateArray(),
            opening => Assert.NotEqual(tomorrow, opening.GetProperty("validFrom").GetString())
        );
        using var over = await StructuredAsync(TestPlaces.Ended);
        Assert.False(over.RootElement.TryGetProperty("openingHoursSpecification", out _));

        async Task<JsonDocument> StructuredAsync(Guid place) =>
            JsonDocument.Parse(
                (await _client.PageAsync($"/lieux/{place}")).Only("script[type='application/ld+json']").TextContent
            );
    }

    [Fact]
    public async Task A_place_that_receives_nobody_any_more_shows_no_hours()
    {
        var page = await _client.PageAsync($"/lieux/{TestPlaces.Ended}");

        Assert.Contains("Fermé définitivement", page.Words("main"));
        Assert.DoesNotContain("24 h sur 24", page.Words("main"));
        Assert.Empty(page.QuerySelectorAll("main .spro-reasons"));
    }

    [Theory]
    [InlineData("rayon", "-5", "jusqu'à 100 km")]
    [InlineData("rayon", "beaucoup", "jusqu'à 100 km")]
    [InlineData("reseau", "INCONNU", "Ce choix n'existe pas")]
    [InlineData("public", "martien", "Ce choix n'existe pas")]
    [InlineData("besoin", "disability_rights", "Ce choix n'existe pas")]
    [InlineData("besoin", "voler", "Ce choix n'existe pas")]
    public async Task A_filter_that_means_nothing_is_said_beside_its_field_and_finds_nothing(
        string field,
        string value,
        string message
    )
    {
        var page = await _client.PageAsync($"/lieux?insee=53147&{field}={value}");

        Assert.Contains(message, page.Words($"#{field}-error"));
        Assert.NotNull(page.QuerySelector($".govuk-error-summary a[href='#{field}']"));
        Assert.Empty(page.QuerySelectorAll(".spro-cards li"));
    }

    [Fact]
    public async Task A_place_that_does_not_exist_is_not_found_in_French()
    {
        var page = await _client.PageAsync("/lieux/" + Guid.Empty, HttpStatusCode.NotFound);
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("main a[href='/lieux']"));
        await _client.PageAsync("/lieux/pas-un-lieu", HttpStatusCode.NotFound);
        await _client.PageAsync($"/lieux/{Guid.Empty}/signaler", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_information_or_a_payment_asked_is_reported_without_an_account()
    {
        var path = $"/lieux/{TestPlaces.Stale}/signaler";
        var form = (await _client.PageAsync(path)).Only("main form");
        using var body = new FormUrlEncodedContent(
            form.Fields(("Kind", "payer"), ("Text", "On m'a demandé 30 euros."))
        );
        using var sent = await _client.PostAsync(path, body, TestContext.Current.CancellationToken);

        Assert.Equal(path + "?merci=payer", sent.Headers.Location!.ToString());
        Assert.Contains("va à la Région", (await _client.PageAsync(path + "?merci=payer")).Words("main"));
        Assert.DoesNotContain("Région", (await _client.PageAsync(path + "?merci=faux")).Words("main"));
        await using var db = await site.OpenStoreAsync();
        var kept = await db.Set<Remark>()
            .Where(remark => remark.PlaceId == TestPlaces.Stale)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            kept,
            remark => remark.Kind == RemarkKind.AskedToPay && remark.Text == "On m'a demandé 30 euros."
        );
    }

    [Fact]
    public async Task A_report_that_says_nothing_is_asked_what_is_wrong_and_keeps_what_was_typed()
    {
        var path = $"/lieux/{TestPlaces.Stale}/signaler";
        var nothing = await _client.PostPageAsync(path, []);
        Assert.Contains("Dites-nous ce qui se passe", nothing.Words(".govuk-error-summary"));

        var half = await _client.PostPageAsync(path, [new("Kind", "faux")]);
        Assert.Contains("quelle information est fausse", half.Words(".govuk-error-summary"));
        Assert.Equal("faux", half.Only("input[checked]").GetAttribute("value"));

        var words = await _client.PostPageAsync(path, [new("Text", "Fermé le mercredi")]);
        Assert.Equal("Fermé le mercredi", words.Words("textarea"));
    }

    [Theory]
    [InlineData("48.3,-0.37", "/lieux?insee=53")]
    [InlineData("0,0", "/lieux")]
    [InlineData("NaN,NaN", "/lieux")]
    [InlineData("1e308,1e308", "/lieux")]
    [InlineData("", "/lieux")]
    [InlineData("abc", "/lieux")]
    public async Task Near_me_leads_to_the_nearest_commune_or_to_the_form(string position, string expected)
    {
        Assert.StartsWith(expected, await _client.LocationAsync("/lieux/pres-de?position=" + position));
    }

    [Fact]
    public async Task Another_site_can_show_the_nearest_places_in_a_frame()
    {
        using var framed = await _client.GetAsync(
            "/integration/lieux?insee=53147",
            TestContext.Current.CancellationToken
        );
        using var page = await _client.GetAsync("/lieux?insee=53147", TestContext.Current.CancellationToken);

        Assert.Contains("frame-ancestors *", Policy(framed));
        Assert.Contains("frame-ancestors 'none'", Policy(page));
        var shown = await _client.PageAsync("/integration/lieux?insee=53147&reseau=ML");
        Assert.NotEmpty(shown.QuerySelectorAll(".spro-card"));
        Assert.Contains("Mayenne", shown.Words("title"));
        Assert.Contains("Mayenne", shown.Words("h1"));
        Assert.Empty(shown.QuerySelectorAll("script"));
        await _client.PageAsync("/integration/lieux?commune=xx&reseau=yy");

        static string Policy(HttpResponseMessage response) =>
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
    }

    private Core.Catalogue.Door DoorOf(IElement link) =>
        site.Catalogue.Doors.Find(Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]))!;
}
