using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class TerritorySeedTests
{
    private static TerritoryIndex Index => PaysDeLaLoire.Index;

    [Fact]
    public void The_region_has_its_1228_communes() => Assert.Equal(1_228, Index.Communes.Count);

    [Theory]
    [InlineData("44", 207, 1_487_570)]
    [InlineData("49", 176, 833_776)]
    [InlineData("53", 240, 305_468)]
    [InlineData("72", 352, 566_733)]
    [InlineData("85", 253, 713_609)]
    public void Each_department_has_its_communes_and_its_population(string department, int communes, int population)
    {
        var own = Index.Communes.Where(commune => commune.Department.Code == department).ToList();
        Assert.Equal(communes, own.Count);
        Assert.Equal(population, own.Sum(commune => commune.Population));
    }

    [Fact]
    public void The_region_has_3_907_156_inhabitants() =>
        Assert.Equal(3_907_156, Index.Communes.Sum(commune => commune.Population));

    [Theory]
    [InlineData(TerritoryKind.Region, 1)]
    [InlineData(TerritoryKind.Department, 5)]
    [InlineData(TerritoryKind.Arrondissement, 16)]
    [InlineData(TerritoryKind.Epci, 71)]
    [InlineData(TerritoryKind.EmploymentZone, 23)]
    [InlineData(TerritoryKind.Clefop, 18)]
    public void Each_level_has_its_territories(TerritoryKind kind, int count) =>
        Assert.Equal(count, Index.OfKind(kind).Count);

    [Theory]
    [InlineData("Nantes", "44109")]
    [InlineData("Segré", "49331")]
    [InlineData("Mamers", "72180")]
    public void An_arrondissement_holds_its_chief_town(string arrondissement, string code) =>
        Assert.StartsWith(arrondissement, PaysDeLaLoire.Commune(code).Arrondissement?.Name, StringComparison.Ordinal);

    [Fact]
    public void Every_commune_has_a_position_near_its_neighbours_of_the_same_department()
    {
        foreach (var department in Index.Communes.GroupBy(commune => commune.Department.Code))
        {
            var centre = new GeoPoint(
                department.Average(commune => commune.Position!.Value.Latitude),
                department.Average(commune => commune.Position!.Value.Longitude)
            );
            const double departmentRadiusKm = 110;
            Assert.All(
                department,
                commune => Assert.InRange(centre.DistanceKmTo(commune.Position!.Value), 0, departmentRadiusKm)
            );
        }
    }

    [Fact]
    public void Every_commune_but_Yeu_belongs_to_one_EPCI()
    {
        var without = Index.Communes.Where(commune => commune.Epci is null);
        Assert.Equal("L'Île-d'Yeu", Assert.Single(without).Name);
    }

    [Fact]
    public void Yeu_belongs_to_every_other_level()
    {
        var yeu = PaysDeLaLoire.Commune("85113");
        Assert.Equal(4_883, yeu.Population);
        Assert.Equal("Vendée", yeu.Department.Name);
        Assert.Equal("Les Sables-d'Olonne", yeu.Arrondissement?.Name);
        Assert.NotNull(yeu.EmploymentZone);
        Assert.NotNull(yeu.Clefop);
    }

    [Fact]
    public void Every_CLEFOP_says_it_is_presumed() =>
        Assert.All(
            Index.OfKind(TerritoryKind.Clefop),
            clefop => Assert.Contains("à confirmer par la Région", clefop.Note, StringComparison.Ordinal)
        );

    [Fact]
    public void A_commune_without_CLEFOP_is_one_whose_committee_sits_in_another_region()
    {
        var without = Index.Communes.Where(commune => commune.Clefop is null).ToList();
        Assert.Equal(["243500741", "246100663"], without.Select(commune => commune.Epci?.Code).Distinct().Order());
        Assert.Equal(8 + 5, without.Count);
    }

    [Fact]
    public void Time_zone_and_holidays_come_with_the_commune() =>
        Assert.All(
            Index.Communes,
            commune => Assert.Equal(("Europe/Paris", "metropole"), (commune.TimeZone, commune.HolidayZone))
        );

    [Theory]
    [InlineData("243500741", "44", 8)] // Redon Agglomération, seated in Ille-et-Vilaine
    [InlineData("246100663", "72", 5)] // CU d'Alençon, seated in Orne
    [InlineData("244400610", "44", 12)] // Cap Atlantique, three communes in Morbihan
    [InlineData("200072676", "72", 49)] // Maine Saosnois, two communes in Orne
    [InlineData("244400552", "44", 19)] // Pays d'Ancenis
    [InlineData("244400552", "49", 1)]
    [InlineData("247200090", "72", 16)] // Pays Sabolien
    [InlineData("247200090", "53", 1)]
    public void An_EPCI_across_a_border_keeps_its_communes_of_the_region(
        string epci,
        string department,
        int communes
    ) =>
        Assert.Equal(
            communes,
            Index.Communes.Count(commune => commune.Epci?.Code == epci && commune.Department.Code == department)
        );

    [Theory]
    [InlineData("Alençon")]
    [InlineData("Redon")]
    public void An_employment_zone_over_two_regions_holds_only_communes_of_this_one(string name)
    {
        var own = Index.Communes.Where(commune => commune.EmploymentZone?.Name == name).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, commune => Assert.Equal("52", commune.Region.Code));
    }

    [Fact]
    public void Every_postcode_and_every_code_is_whole()
    {
        Assert.All(Index.Communes, commune => Assert.Matches("^(44|49|53|72|85)[0-9]{3}$", commune.Code));
        Assert.All(Index.Communes, commune => Assert.NotEmpty(commune.Postcodes));
        Assert.All(Index.Communes.SelectMany(commune => commune.Postcodes), code => Assert.Matches("^[0-9]{5}$", code));
    }

    [Fact]
    public void A_merged_commune_ends_the_day_before_the_new_one_begins()
    {
        var merged = PaysDeLaLoire.Data.FormerNames.Single(former => former.Name == "Boufféré");
        var present = PaysDeLaLoire.Data.Communes.Single(commune => commune.Code == merged.CommuneCode);
        Assert.Equal("Montaigu-Vendée", present.Name);
        Assert.Equal(new DateOnly(2019, 1, 1), present.ValidFrom);
        Assert.Equal(new DateOnly(2018, 12, 31), merged.ValidTo);
    }

    [Theory]
    [InlineData("85027", "85146")] // Boufféré, merged
    [InlineData("49069", "49126")] // Orée d'Anjou, whose code moved with its chief town
    [InlineData("85146", "85146")]
    public void A_past_code_leads_to_the_present_commune(string past, string present) =>
        Assert.Equal(present, Index.CommuneToday(past)?.Code);
}
