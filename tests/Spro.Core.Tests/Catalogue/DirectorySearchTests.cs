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
