namespace Spro.Core.Tests.Demonstration;

public sealed class DemonstrationCoverageTests
{
    private static readonly string[] Departments = ["44", "49", "53", "72", "85"];

    private static readonly string[] Signatories =
    [
        "REGION",
        "CIO",
        "SUIO",
        "IJ",
        "FT",
        "ML",
        "CAP_EMPLOI",
        "APEC",
        "CCI",
        "CMA",
        "CA",
        "CEP_OP",
    ];

    private static readonly string[] OtherNetworks =
    [
        "EXPERT_VAE",
        "CARIFOREF",
        "ASSOCIATED",
        "PSAD_MLDS",
        "E2C",
        "EPIDE",
        "TRANSITIONS_PRO",
        "MDPH",
        "DEPARTEMENT",
        "FRANCE_SERVICES",
        "CIDFF",
        "PREPA_CLES",
        "CFA",
        "CMC",
        "OCC_HEALTH",
        "SPIP",
        "NATIONAL_SERVICE",
    ];

    private static IEnumerable<DemonstrationLine> Open => DemonstrationFiles.Lines.Where(line => line.Receives);

    [Fact]
    public void Every_network_that_a_rule_can_give_has_a_place()
    {
        var present = Open.Select(line => line["reseau"]).Where(network => network.Length > 0).Distinct();

        Assert.Equal(Signatories.Concat(OtherNetworks).Order(), present.Order());
    }

    [Fact]
    public void Every_signatory_has_a_place_with_a_position_or_moving_in_every_department_or_a_remote_one()
    {
        foreach (var (network, department) in Pairs(Signatories))
        {
            Assert.Contains(
                Open,
                line =>
                    line["reseau"] == network
                    && (
                        line["type"] is "distance" ? Serves(line, department)
                        : line["type"] is "mobile" ? line["departement"] == department && line["passages"] is not ""
                        : line["departement"] == department && line["latitude"] is not ""
                    )
            );
        }
    }

    [Fact]
    public void Every_signatory_can_be_reached_from_home_wherever_one_lives_in_the_region()
    {
        foreach (var (network, department) in Pairs(Signatories))
        {
            Assert.Contains(
                Open,
                line =>
                    line["reseau"] == network
                    && line["type"] is "distance"
                    && line["telephone"] is not ""
                    && Serves(line, department)
            );
        }
    }

    [Fact]
    public void The_networks_people_push_the_door_of_have_a_fixed_door_in_every_department()
    {
        string[] local =
        [
            "REGION",
            "CIO",
            "SUIO",
            "IJ",
            "FT",
            "ML",
            "CAP_EMPLOI",
            "CCI",
            "CMA",
            "CA",
            "CEP_OP",
            "MDPH",
        ];
        foreach (var (network, department) in Pairs(local))
        {
            Assert.Contains(
                Open,
                line =>
                    line["reseau"] == network
                    && line["departement"] == department
                    && line["type"] is "fixe"
                    && line["adresse"] is not ""
            );
        }
    }

    [Fact]
    public void Moving_places_stop_at_L_Ile_d_Yeu()
    {
        var networks = Open.Where(line => line["passages"].Contains(" 85113 ", StringComparison.Ordinal))
            .Select(line => line["reseau"])
            .Distinct();

        Assert.Equal(["CIO", "FT", "ML", "REGION"], networks.Order());
    }

    [Fact]
    public void Every_moving_bus_of_the_region_has_stops_in_its_department()
    {
        var buses = DemonstrationFiles.Fictitious.Where(line =>
            line["lieu_nom"].StartsWith("Orientibus", StringComparison.Ordinal)
        );

        Assert.Equal(Departments, buses.Select(bus => bus["departement"]).Order());
        Assert.All(
            buses.SelectMany(bus => bus["passages"].Split(" | ").Select(stop => (bus, stop))),
            pair => Assert.StartsWith(pair.bus["departement"], pair.stop.Split(' ')[2], StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_need_of_the_vocabulary_is_answered_by_a_service_in_every_department()
    {
        var needs =
            "info_jobs discover_jobs school_guidance higher_ed_guidance apprenticeship_search job_search career_change return_to_training financing_training resignation_project vae business_creation disability_rights job_retention_health basic_skills french_language mobility_abroad social_obstacles return_after_break".Split(
                ' '
            );

        Assert.All(
            DemonstrationFiles.Lines.SelectMany(line => Split(line["besoins"])),
            need => Assert.Contains(need, needs)
        );
        foreach (var (need, department) in Pairs(needs))
        {
            Assert.Contains(
                Open,
                line =>
                    line["departement"] == department && Split(line["besoins"]).Contains(need, StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void A_first_run_meets_every_case_a_directory_meets()
    {
        var places = DemonstrationFiles.Fictitious.ToList();

        Assert.Contains(
            places,
            line =>
                line["statut"] is "fermé temporairement"
                && line["fermetures"].StartsWith("{J-", StringComparison.Ordinal)
                && line["fermetures"].Contains("/{J+", StringComparison.Ordinal)
        );
        Assert.Contains(places, line => line["statut"] is "fermé");
        Assert.Contains(places, line => line["statut_precision"].Contains("déménagé", StringComparison.Ordinal));
        Assert.Contains(places, line => line["fermetures"].Contains(" 09:00-12:00 ", StringComparison.Ordinal));
        Assert.Contains(places, line => line["code_insee"] is not "" && line["latitude"] is "");
        Assert.Contains(
            places,
            line => line["type"] is "fixe" && line["code_insee"] is "" && line["departement"] is not ""
        );
        Assert.Contains(
            places,
            line => line["horaires_precision"].StartsWith("Sur rendez-vous", StringComparison.Ordinal)
        );
        Assert.Contains(places, line => line["horaires"].Contains("Sa[1]", StringComparison.Ordinal));
        Assert.Contains(places, line => line["horaires"].Contains("-19:", StringComparison.Ordinal));
        Assert.Contains(places, line => int.Parse(line["confirme_le"].Trim('{', '}', 'J'), null) < -190);
        Assert.Equal(["", "non", "oui"], places.Select(line => line["plain_pied"]).Distinct().Order());
        Assert.All(DemonstrationFiles.Real, line => Assert.Equal("", line["plain_pied"]));
    }

    private static bool Serves(DemonstrationLine line, string department) =>
        Split(line["zones"]).Contains(department, StringComparer.Ordinal);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string First, string Department)> Pairs(string[] firsts) =>
        firsts.SelectMany(first => Departments.Select(department => (first, department)));
}
