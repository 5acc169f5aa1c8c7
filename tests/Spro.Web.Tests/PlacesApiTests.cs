using System.Text.Json;
using Spro.Core.Structures;

namespace Spro.Web.Tests;

/// <summary>The directory, the territory and its coverage, for programs.</summary>
public class PlacesApiTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    [Theory]
    [InlineData("/api/v1/places")]
    [InlineData("/api/v1/places?commune=44109&radiusKm=60")]
    [InlineData("/api/v1/places?network=FRANCE_SERVICES&department=49")]
    public async Task Following_next_walks_the_whole_list_without_gap_or_repetition(string path)
    {
        var seen = new List<Guid>();
        var total = 0;
        for (string? next = path; next is not null; )
        {
            var page = await _client.JsonAsync(next);
            Assert.Equal(["items", "next", "total"], page.Names().Order(StringComparer.Ordinal));
            total = page.GetProperty("total").GetInt32();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            Assert.True(seen.Count <= total);
            next = page.GetProperty("next").GetString();
        }

        Assert.True(total > 20);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_place_has_the_same_members_in_a_list_and_alone()
    {
        var listed = (await _client.JsonAsync("/api/v1/places?q=essai")).GetProperty("items")[0];
        var alone = await _client.JsonAsync("/api/v1/places/" + listed.GetProperty("id").GetString());

        Assert.Equal(listed.GetRawText(), alone.GetRawText());
        string[] contract = ["id", "name", "communeCode", "distanceKm", "openNow", "nextOpening", "channels"];
        Assert.Empty(contract.Except(alone.Names()));
        Assert.StartsWith("/lieux/", alone.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Around_a_commune_distances_grow()
    {
        var page = await _client.JsonAsync("/api/v1/places?commune=53130&radiusKm=15");
        var distances = page.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("distanceKm"))
            .Where(distance => distance.ValueKind == JsonValueKind.Number)
            .Select(distance => distance.GetDouble())
            .ToList();

        Assert.True(distances.Count > 5);
        Assert.Equal(distances.Order(), distances);
        Assert.InRange(distances[^1], 0, 15);
    }

    [Fact]
    public async Task Open_at_shows_places_open_then()
    {
        var page = await _client.JsonAsync("/api/v1/places?q=essai&openAt=2026-11-24T15:30:00%2B01:00");
        var names = page.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("name").GetString())
            .ToList();

        Assert.Contains("Essai à d'autres heures", names);
        Assert.DoesNotContain("Essai fermé le mardi", names);
        Assert.DoesNotContain("Essai en travaux", names);
        Assert.All(
            page.GetProperty("items").EnumerateArray(),
            item => Assert.True(item.GetProperty("openNow").GetBoolean())
        );
    }

    [Fact]
    public async Task A_place_says_what_is_particular_about_it()
    {
        var temporarily = await _client.JsonAsync("/api/v1/places/" + TestPlaces.TemporarilyClosed);
        var gone = await _client.JsonAsync("/api/v1/places/" + TestPlaces.ClosedForGood);
        var stale = await _client.JsonAsync("/api/v1/places/" + TestPlaces.Stale);
        var nowhere = await _client.JsonAsync("/api/v1/places/" + TestPlaces.WithoutCommune);
        var exceptional = await _client.JsonAsync("/api/v1/places/" + TestPlaces.ExceptionallyClosed);

        Assert.Equal("temporarily-closed", temporarily.GetProperty("status").GetString());
        Assert.Equal("closed", gone.GetProperty("status").GetString());
        Assert.True(stale.GetProperty("toBeConfirmed").GetBoolean());
        Assert.Equal("53", nowhere.GetProperty("department").GetString());
        Assert.Equal(JsonValueKind.Null, nowhere.GetProperty("latitude").ValueKind);
        Assert.Equal("2026-11-26T09:00:00+01:00", exceptional.GetProperty("nextOpening").GetString());
    }

    [Fact]
    public async Task A_place_that_an_import_has_ended_is_closed_everywhere_although_its_hours_stay_known()
    {
        var ended = await _client.JsonAsync("/api/v1/places/" + TestPlaces.Ended);
        Assert.Equal("closed", ended.GetProperty("status").GetString());
        Assert.False(ended.GetProperty("openNow").GetBoolean());
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("nextOpening").ValueKind);
        var page = await _client.PageAsync("/lieux/" + TestPlaces.Ended);
        Assert.Equal("Fermé définitivement", page.Words(".spro-state"));
        Assert.Empty((await _client.JsonAsync("/api/v1/places?q=fini")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_island_belongs_to_a_department_and_to_no_epci()
    {
        var island = await _client.JsonAsync("/api/v1/territories/communes/85113");

        Assert.Equal("L'Île-d'Yeu", island.GetProperty("name").GetString());
        Assert.Equal("85", island.GetProperty("department").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, island.GetProperty("epci").ValueKind);
        string[] contract = ["department", "epci", "employmentArea", "clefop", "population", "latitude", "longitude"];
        Assert.Empty(contract.Except(island.Names()));
    }

    [Theory]
    [InlineData("chang%C3%A9", "53054", "72058")]
    [InlineData("CHANGE", "53054", "72058")]
    [InlineData("53290", "53110", "53233")]
    [InlineData("pre en pail", "53185", null)]
    public async Task A_commune_is_found_by_name_without_accents_by_postcode_and_by_an_old_name(
        string query,
        string first,
        string? second
    )
    {
        var found = await _client.JsonAsync("/api/v1/territories/communes?q=" + query);
        var codes = found
            .GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("code").GetString())
            .ToList();

        Assert.Contains(first, codes);
        if (second is not null)
            Assert.Contains(second, codes);
    }

    [Fact]
    public async Task Coverage_tells_every_commune_how_it_reaches_a_network()
    {
        var coverage = await _client.JsonAsync("/api/v1/coverage?segment=ML&department=53");
        var items = coverage.GetProperty("items").EnumerateArray().ToList();
        var communes = site
            .Catalogue.Territory.Communes.Where(commune => commune.Department.Code == "53")
            .Select(commune => commune.Code);

        Assert.Equal(["items", "next", "total"], coverage.Names().Order(StringComparer.Ordinal));
        Assert.Equal(
            communes.Order(StringComparer.Ordinal),
            items.Select(item => item.GetProperty("communeCode").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.All(
            items,
            item =>
                Assert.Contains(
                    item.GetProperty("level").GetString(),
                    new[] { "place", "department-only", "remote-only", "none" }
                )
        );
        foreach (
            var (query, field) in new[]
            {
                ("segment=NSA", "segment"),
                ("department=999", "department"),
                ("after=nowhere", "after"),
            }
        )
        {
            using var refused = await _client.GetAsync(
                "/api/v1/coverage?" + query,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(field, (await refused.ProblemAsync()).Field);
        }
    }

    [Fact]
    public async Task Coverage_may_be_asked_whole_page_by_page()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        for (string? next = "/api/v1/coverage"; next is not null; )
        {
            var page = await _client.JsonAsync(next);
            total = page.GetProperty("total").GetInt32();
            foreach (var item in page.GetProperty("items").EnumerateArray())
                Assert.True(seen.Add($"{item.GetProperty("network")}/{item.GetProperty("communeCode")}"));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(total, seen.Count);
        Assert.Equal(
            site.Catalogue.Territory.Communes.Count(site.Catalogue.Covers)
                * site.Catalogue.Networks.Count(network => network.Code != Networks.AnySignatoryPlace),
            total
        );
    }

    [Fact]
    public async Task The_communes_that_answer_a_word_are_all_counted_and_all_given()
    {
        var seen = new List<string>();
        var total = 0;
        for (string? next = "/api/v1/territories/communes?q=saint"; next is not null; )
        {
            var page = await _client.JsonAsync(next);
            total = page.GetProperty("total").GetInt32();
            seen.AddRange(
                page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!)
            );
            Assert.True(seen.Count <= total);
            next = page.GetProperty("next").GetString();
        }
        Assert.True(total > 100);
        Assert.Equal(total, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("/api/v1/places")]
    [InlineData("/api/v1/territories/communes/53147")]
    [InlineData("/api/v1/territories/communes?q=laval")]
    [InlineData("/api/v1/coverage?segment=ML&department=53")]
    [InlineData("/api/v1/data-inclusion/structures")]
    [InlineData("/api/v1/data-inclusion/services")]
    public async Task What_is_only_read_answers_HEAD_too(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_reuses_a_place_gets_its_closures_its_stops_and_its_services()
    {
        var closed = await _client.JsonAsync("/api/v1/places/" + TestPlaces.ExceptionallyClosed);
        var exception = Assert.Single(closed.GetProperty("exceptions").EnumerateArray());
        Assert.Equal(
            ("2026-11-24", "2026-11-25", "inventaire"),
            (
                exception.GetProperty("from").GetString(),
                exception.GetProperty("to").GetString(),
                exception.GetProperty("reason").GetString()
            )
        );
        var bus = site.Catalogue.Doors.All.First(door => door.Timetable.IsMobile && door.Services.Count > 0);
        var moving = await _client.JsonAsync($"/api/v1/places/{bus.Place.Id}");
        Assert.Equal("mobile", moving.GetProperty("kind").GetString());
        var stop = moving.GetProperty("stops")[0];
        Assert.Matches("^[0-9]{2}:[0-9]{2}$", stop.GetProperty("opens").GetString());
        Assert.Equal(
            bus.Services.Select(service => service.Name),
            moving.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("name").GetString())
        );

        // The open data say the same.
        var open = await _client.JsonAsync("/open-data/places.json");
        var same = open.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("id").GetGuid() == bus.Place.Id);
        Assert.Equal(moving.GetProperty("stops").GetArrayLength(), same.GetProperty("stops").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/data-inclusion/structures", "structure")]
    [InlineData("/api/v1/data-inclusion/services", "service")]
    public async Task The_directory_in_the_national_schema_holds_no_invented_place(string path, string kind)
    {
        var items = (await _client.JsonAsync(path)).EnumerateArray().ToList();

        Assert.True(items.Count > 20, kind);
        Assert.Equal(
            items.Count,
            items.Select(item => item.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.DoesNotContain(items, item => item.GetRawText().Contains("fictif", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_description_of_the_API_names_every_address_and_the_reference_page_shows_them()
    {
        var description = await _client.JsonAsync("/openapi/v1.json");
        var paths = description.GetProperty("paths").Names().ToList();

        string[] contract =
        [
            "/api/v1/first-answers",
            "/api/v1/places",
            "/api/v1/places/{id}",
            "/api/v1/territories/communes/{code}",
            "/api/v1/coverage",
            "/api/v1/data-inclusion/structures",
            "/api/v1/data-inclusion/services",
        ];
        Assert.Empty(contract.Except(paths));
        var reference = (await _client.PageAsync("/docs")).Words("main");
        Assert.All(paths, path => Assert.Contains(path, reference));
    }
}
