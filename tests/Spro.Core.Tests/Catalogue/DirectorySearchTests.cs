using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Catalogue;

public sealed class DirectorySearchTests
{
    private const string Laval = "53130";
    private const string LeMans = "72181";
    private const string Mayenne = "53147";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Whatever_ones_situation_the_demonstration_has_doors_for_it_around_a_town()
    {
        var catalogue = await DemonstrationAsync();
        var expected = new Dictionary<string, (string[] Found, string[] NotFound)>
        {
            ["pupil"] = (["CIO", "IJ", "ML", "FRANCE_SERVICES"], ["FT", "CEP_OP"]),
            ["student"] = (["CIO", "IJ", "SUIO", "FRANCE_SERVICES"], ["FT", "CEP_OP"]),
            ["apprentice"] = (["CIO", "CMA", "CEP_OP", "ML"], ["FT"]),
            ["jobseeker"] = (["FT", "ML", "CIO", "CAP_EMPLOI", "FRANCE_SERVICES"], []),
            ["no_activity"] = (["FT", "ML", "CIO", "FRANCE_SERVICES"], ["CEP_OP"]),
            ["homemaker"] = (["FT", "CIDFF", "CIO", "FRANCE_SERVICES"], ["CEP_OP"]),
            ["civic_volunteer"] = (["ML", "IJ", "CIO"], ["FT"]),
            ["trainee"] = (["FT", "ML", "CIO"], []),
            ["employee"] = (["CEP_OP", "CIO", "CAP_EMPLOI"], ["FT"]),
            ["temp_agency_worker"] = (["CEP_OP", "FT", "CIO"], []),
            ["self_employed"] = (["CCI", "CMA", "CIO"], ["FT"]),
            ["farmer"] = (["CA", "CIO"], ["FT"]),
            ["public_agent"] = (["CEP_OP", "CIO"], ["FT"]),
            ["retired"] = (["CIO", "FRANCE_SERVICES"], ["FT", "ML", "IJ", "SUIO", "CEP_OP"]),
        };
        Assert.Equal(SituationField.MainStatus.Values.Order(), expected.Keys.Order());
        foreach (var (status, (found, notFound)) in expected)
        {
            var networks = NetworksAround(catalogue, LeMans, query => query with { MainStatus = status });
            Assert.Empty(found.Except(networks));
            Assert.Empty(notFound.Intersect(networks));
        }
    }

    [Fact]
    public async Task A_need_gives_the_doors_that_answer_it_and_not_those_of_which_nothing_is_known()
    {
        var catalogue = await DemonstrationAsync();
        var found = DirectorySearch.Find(catalogue.Doors, Around(catalogue, LeMans) with { Need = "vae" });
        Assert.Contains(found, door => door.Door.Network?.Code == "EXPERT_VAE");
        Assert.DoesNotContain(found, door => door.Door.Network is null);
    }

    [Fact]
    public void A_door_of_a_network_that_names_no_need_answers_those_of_its_network()
    {
        var doors = Directories.Of(
            Directories.Door(Directories.At("Sans détail", Mayenne)),
            Directories.Door(Directories.At("Sans besoin", Mayenne), "ML", Directories.Service(_ => { })),
            Directories.Door(
                Directories.At("Autre besoin", Mayenne),
                "ML",
                Directories.Service(service => service.Needs = ["job_search"])
            ),
            Directories.Door(
                Directories.At("Ce besoin", Mayenne),
                null,
                Directories.Service(service => service.Needs = ["vae"])
            ),
            Directories.Door(Directories.At("Sans réseau", Mayenne), null, Directories.Service(_ => { }))
        );
        Assert.Equal(
            ["Ce besoin", "Sans besoin", "Sans détail"],
            Names(doors, new DirectoryQuery { Day = Today, Need = "vae" }).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_service_open_to_everybody_receives_every_situation()
    {
        Assert.Empty(Audiences.Named(["tous-publics", "beneficiaires-des-minimas-sociaux"]));
        Assert.All(SituationField.MainStatus.Values, status => Assert.True(Audiences.MayHold([], status)));
        // Every code says something of at least one situation, so none excludes everybody.
        Assert.All(
            Audiences.All.Where(code => code != Audiences.Everybody),
            code => Assert.Contains(SituationField.MainStatus.Values, status => Audiences.MayHold([code], status))
        );
    }

    [Fact]
    public void Around_a_commune_what_is_reached_from_afar_comes_last_for_those_it_receives()
    {
        var doors = Directories.Of(
            Directories.Door(Directories.At("Au téléphone", null, "ML", place => place.Kind = PlaceKind.Remote)),
            Directories.Door(Directories.At("Dans la Mayenne", null, "ML", place => place.DepartmentCode = "53")),
            Directories.Door(Directories.At("Laval", Laval)),
            Directories.Door(Directories.At("Mayenne", Mayenne)),
            Directories.Door(
                Directories.At("Pour Nantes", null, "ML", place => place.Kind = PlaceKind.Remote),
                "ML",
                Directories.Service(service => service.EligibilityZones = ["44109"])
            )
        );
        var query = new DirectoryQuery { Day = Today, Commune = Directories.Commune(Mayenne) };
        Assert.Equal(["Mayenne", "Laval", "Dans la Mayenne", "Au téléphone"], Names(doors, query));
        Assert.Equal(
            ["Au téléphone", "Dans la Mayenne", "Laval", "Mayenne", "Pour Nantes"],
            Names(doors, new DirectoryQuery { Day = Today })
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Mayenne)]
    public void A_page_goes_on_after_the_last_place_seen_even_when_that_place_has_gone(string? commune)
    {
        var all = Enumerable
            .Range(0, 12)
            .Select(rank =>
                Directories.Door(
                    Directories.At(
                        $"Lieu {rank % 5} ~ {rank}",
                        rank < 9 ? (rank % 2 == 0 ? Mayenne : Laval) : null,
                        "ML",
                        place =>
                        {
                            place.Kind = rank > 10 ? PlaceKind.Remote : PlaceKind.Fixed;
                            place.DepartmentCode = "53";
                        }
                    )
                )
            )
            .OrderBy(door => door.Place.Name, StringComparer.Ordinal)
            .ThenBy(door => door.Place.Id)
            .ToArray();
        var query = new DirectoryQuery { Day = Today, Commune = commune is null ? null : Directories.Commune(commune) };
        var found = DirectorySearch.Find(Directories.Of(all), query);
        Assert.Equal(12, found.Count);
        for (var last = 0; last < found.Count; last++)
        {
            var key = DirectoryKey.Of(found[last]);
            Assert.Equal(key, DirectoryKey.Read(key.ToString()));
            var without = Directories.Of([.. all.Where(door => door != found[last].Door)]);
            var page = DirectoryPage.Of(DirectorySearch.Find(without, query), key, 100);
            Assert.Equal(
                found.Skip(last + 1).Select(door => door.Door.Place.Id),
                page.Doors.Select(door => door.Door.Place.Id)
            );
            Assert.Null(page.Next);
        }
    }

    [Fact]
    public void When_nothing_is_near_the_nearest_otherwise_has_a_distance_and_everything_but_the_moment()
    {
        var doors = Directories.Of(
            Directories.Door(Directories.At("Dans la Mayenne", null, "ML", place => place.DepartmentCode = "53")),
            Directories.Door(Directories.At("Fermé ici", Mayenne, "ML", place => place.Hours = "Sa 09:00-12:00")),
            Directories.Door(Directories.At("Ouvert loin", "44109", "ML", place => place.Hours = "24/7")),
            Directories.Door(Directories.At("Autre réseau", Mayenne, "CIO", place => place.Hours = "24/7"), "CIO")
        );
        var query = new DirectoryQuery
        {
            Day = Today,
            Commune = Directories.Commune(Mayenne),
            Network = "ML",
            OpenAt = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc),
        };
        Assert.Empty(DirectorySearch.Find(doors, query));
        Assert.Equal("Fermé ici", DirectorySearch.NearestOtherwise(doors, query)?.Door.Place.Name);
        Assert.Null(DirectorySearch.NearestOtherwise(doors, query with { Network = "FT" }));
    }

    private static async Task<PublicCatalogue> DemonstrationAsync()
    {
        await using var started = await StartedDatabase.CreateAsync("sqlite", demo: true);
        var host = started.Get<CatalogueHost>();
        await host.RefreshAsync(TestContext.Current.CancellationToken);
        return host.Current;
    }

    private static DirectoryQuery Around(PublicCatalogue catalogue, string commune) =>
        new() { Day = Today, Commune = catalogue.Territory.Commune(commune) };

    private static HashSet<string> NetworksAround(
        PublicCatalogue catalogue,
        string commune,
        Func<DirectoryQuery, DirectoryQuery> with
    ) =>
        [
            .. DirectorySearch
                .Find(catalogue.Doors, with(Around(catalogue, commune)))
                .Select(found => found.Door.Network?.Code ?? ""),
        ];

    private static IEnumerable<string> Names(Doors doors, DirectoryQuery query) =>
        DirectorySearch.Find(doors, query).Select(found => found.Door.Place.Name);
}
