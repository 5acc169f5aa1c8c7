using Spro.Core.Demonstration;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Tests.Knowledge;

/// <summary>What became of those who left: linked by name without guessing, never zero where it is not known.</summary>
public sealed class InsertionRatesTests
{
    private const string Official = "lycees-by-diploma";

    [Theory]
    // As Certif Info and as the tables of the RNCP write the same diploma.
    [InlineData("CAP accompagnant éducatif petite enfance", "Certificat d'aptitude professionnelle", 3)]
    [InlineData("Accompagnant éducatif, petite enfance", "Certificat d'aptitude professionnelle", 3)]
    [InlineData("Certificat d'aptitude professionnelle Accompagnant éducatif petite enfance", null, null)]
    public void A_diploma_is_found_by_its_kind_and_its_words_however_written(string title, string? type, int? level)
    {
        var rates = Of(Rate("CAP", "accompagnant educatif petite enfance", ""));
        Assert.Equal(44.5, Assert.Single(rates.Of(Certification(title, type, level))).In("")!.EmployedAfter(12));
    }

    [Theory]
    [InlineData("BP accompagnant éducatif petite enfance", "Brevet professionnel")]
    [InlineData("CAP accompagnant éducatif", "Certificat d'aptitude professionnelle")]
    [InlineData("Accompagnant éducatif petite enfance", "Certificat d'aptitude professionnelle agricole")]
    [InlineData("Accompagnant éducatif petite enfance", null)]
    public void Another_kind_or_other_words_are_another_diploma(string title, string? type)
    {
        var rates = Of(Rate("CAP", "accompagnant educatif petite enfance", ""));
        Assert.Empty(rates.Of(Certification(title, type, 3)));
    }

    [Fact]
    public void Additional_diplomas_are_found_under_the_level_of_today_before_that_of_old()
    {
        var rates = Of(
            Rate("MC5", "employe barman", "") with
            {
                EmployedAfter12 = 10,
            },
            Rate("MC3", "employe barman", "") with
            {
                EmployedAfter12 = 20,
            }
        );
        Assert.Equal(20, Told("MC employé barman", 3));
        Assert.Equal(20, Told("Certificat de spécialisation employé barman", 3));
        Assert.Null(Told("MC employé barman", 4));

        double? Told(string title, int level) =>
            rates.Of(Certification(title, null, level)).SingleOrDefault()?.In("")?.EmployedAfter(12);
    }

    [Fact]
    public void Each_option_has_its_own_rates()
    {
        var rates = Of(Rate("CAP", "maintenance option a voitures", ""), Rate("CAP", "maintenance option b motos", ""));
        var certification = Certification("CAP maintenance", null, 3) with
        {
            Options =
            [
                "CAP maintenance option A voitures",
                "CAP maintenance option B motos",
                "CAP maintenance option C",
            ],
        };
        Assert.Equal(
            ["CAP maintenance option A voitures", "CAP maintenance option B motos"],
            rates.Of(certification).Select(diploma => diploma.Title)
        );
    }

    [Fact]
    public void What_too_few_lycees_tell_or_the_source_does_not_is_not_known()
    {
        var few = Rate("CAP", "cuisine", "") with { Measures = DiplomaInsertion.FewestMeasures - 1 };
        Assert.Null(few.EmployedAfter(12));
        Assert.Null(Rate("CAP", "cuisine", "").EmployedAfter(6));
        Assert.Equal(0, (Rate("CAP", "cuisine", "") with { EmployedAfter12 = 0 }).EmployedAfter(12));
    }

    [Fact]
    public void Figures_carried_for_a_first_run_yield_to_an_official_edition_by_diploma_only()
    {
        var own = DemonstrationInsertion.Edition(default);
        var carried = DemonstrationInsertion.Rows().First(rate => rate.Measures >= DiplomaInsertion.FewestMeasures);
        var certification = Certification("Sans nom connu", null, null) with
        {
            Code = carried.CertificationCodes.Split(' ')[0],
        };
        var school = new InsertionRate
        {
            Version = Official,
            Uai = "0440001A",
            Cohort = "2022-2023",
            Track = TrainingTrack.School,
            Name = "Lycée",
        };
        Assert.NotEmpty(InsertionRates.Of([own, Edition()], [carried, school]).Of(certification));
        Assert.Empty(InsertionRates.Of([own, Edition()], [carried, Rate("CAP", "cuisine", "")]).Of(certification));
    }

    [Fact]
    public void An_establishment_is_told_by_its_newest_years_in_its_department()
    {
        InsertionRate Centre(string version, string cohort, double? after12) =>
            new()
            {
                Version = version,
                Uai = "0530001A",
                Cohort = cohort,
                Track = TrainingTrack.Apprenticeship,
                Name = "Centre",
                EmployedAfter12 = after12,
            };
        var rates = InsertionRates.Of(
            [Edition(), Edition() with { Version = "tables" }],
            [Centre(Official, "2021-2022", 50), Centre("tables", "2022-2023", null), Centre(Official, "2022-2023", 60)]
        );
        Assert.Equal(60, Assert.Single(rates.InDepartment("53")).EmployedAfter(12));
        Assert.Empty(rates.InDepartment("44"));
    }

    [Theory]
    [InlineData("0440001A", "44")]
    [InlineData("6200001A", "2A")]
    [InlineData("7200001A", "2B")]
    [InlineData("9740001A", "974")]
    public void The_number_of_an_establishment_tells_its_department(string uai, string department) =>
        Assert.Equal(
            department,
            new InsertionRate
            {
                Version = Official,
                Uai = uai,
                Cohort = "",
                Track = TrainingTrack.School,
                Name = "",
            }.DepartmentCode
        );

    [Fact]
    public void A_spread_has_half_of_the_known_rates_inside_and_none_is_told_of_a_few()
    {
        Assert.Null(RateSpread.Of([10, 20, 30, 40, null, null]));
        Assert.Equal(new RateSpread(5, 20, 30, 40), RateSpread.Of([50, null, 30, 10, 40, 20]));
        Assert.Equal(new RateSpread(6, 20, 35, 50), RateSpread.Of([10, 20, 30, 40, 50, 60]));
    }

    private static InsertionRates Of(params DiplomaInsertion[] rates) => InsertionRates.Of([Edition()], rates);

    private static ReferentialVersion Edition() =>
        new()
        {
            Referential = ReferentialVersion.InserJeunes,
            Version = Official,
            Source = "Essai",
            Licence = "Essai",
            ImportedOn = default,
        };

    private static DiplomaInsertion Rate(string diploma, string name, string region) =>
        new()
        {
            Version = Official,
            Diploma = diploma,
            Name = name,
            RegionCode = region,
            Measures = 306,
            EmployedAfter12 = 44.5,
        };

    private static CertificationRecord Certification(string title, string? type, int? level) =>
        new()
        {
            Code = "RNCP1",
            Title = title,
            Type = type,
            Level = level,
            Options = [],
            RomeCodes = [],
            Domains = [],
            Replaces = [],
            ReplacedBy = [],
            From = Edition(),
        };
}
