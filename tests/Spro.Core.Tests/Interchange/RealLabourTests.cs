using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Catalogue;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.InserJeunes;
using Spro.Core.Interchange.Labour;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>The real files of the labour market, as statisticians hand them over.</summary>
public sealed class RealLabourTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int, int> Files { get; } =
        new()
        {
            { "labour-market/dares-portraits/tensions.csv.gz", 31_034, 31_034, 0 },
            { "labour-market/dares-portraits/evol_tensions.csv", 2_367, 2_367, 0 },
            // Left out: who could not be put in any family (ZZZ).
            { "labour-market/dares-portraits/part_femmes_3niv.csv", 7_453, 7_402, 51 },
            { "labour-market/dares-portraits/part_femmes.csv", 3_168, 3_132, 36 },
            { "labour-market/dares-portraits/salaire_median_3niv.csv", 654, 650, 4 },
            { "labour-market/dares-portraits/salaires_3niv.csv", 1_645, 1_635, 10 },
            { "labour-market/dares-portraits/effectifs_3niv.csv", 36, 36, 0 },
            { "labour-market/dares-portraits/input_carte1.csv", 1_519, 1_519, 0 },
            { "labour-market/metiers-2030/dares_metiers_2030_fap_region.json", 1_049, 1_049, 0 },
            { "labour-market/tension/tension_rome_bassin_2020.csv.gz", 27_053, 27_053, 0 },
            { "labour-market/tension/tension_rome_bassin_2019_latin1.csv", 2_088, 2_088, 0 },
            // Four names stand for two families each: with the file alone, the second of each is left out.
            { "labour-market/tension/metiers_tension_bmo.csv", 701, 690, 11 },
            { "labour-market/unemployment/chomage_departemental_INSEE.csv", 500, 500, 0 },
            { "rome/crosswalks/fap225_rome.csv", 765, 749, 0 },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_real_file_goes_in_and_twice_changes_nothing(string file, int read, int added, int rejected)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var first = await ImportAsync(database, file);
        Assert.Equal((read, added, rejected), (first.Read, first.Added, first.RejectedCount));
        var second = await ImportAsync(database, file);
        Assert.Equal((read, 0, 0, rejected), (second.Read, second.Added, second.Changed, second.RejectedCount));
    }

    [Fact]
    public async Task The_whole_folder_shows_an_occupation_with_its_region_and_its_departments()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await ImportAsync(database, "rome/crosswalks");
        var report = await ImportAsync(database, "labour-market");
        Assert.Equal((79_469, 116), (report.Read, report.RejectedCount));
        await using var db = database.CreateDbContext();
        var market = await LabourMarket.LoadAsync(
            db,
            new LabourAreas(["52"], ["44", "49", "53", "72", "85"]),
            null,
            Cancellation
        );
        var figures = market.Of(Occupation("J1501"));
        var family = Assert.Single(figures.Families);
        Assert.Equal(("V0Z60", "Aides-soignants"), (family.Link.FamilyCode, family.Label));

        var tension = family.Newest(LabourMeasure.TensionLevel, LabourArea.Region, "52")!;
        Assert.Equal("2019", tension.Period);
        Assert.InRange(tension.Value!.Value, 1, 5);
        // Two publications say it: both are there, each with its own.
        Assert.Equal(
            ["dares-tension-2019", "metiers-2030-2019"],
            family
                .EachSource(LabourMeasure.TensionLevel, LabourArea.Region, "52")
                .Select(figure => figure.Version)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(9, family.Trend(LabourMeasure.TensionIndex, LabourArea.Nation, "").Count);
        Assert.NotNull(family.Newest(LabourMeasure.TensionLevel, LabourArea.Department, "53"));
        Assert.NotNull(family.Newest(LabourMeasure.DifficultHirings, LabourArea.Nation, ""));
        Assert.NotNull(family.Newest(LabourMeasure.JobsToFill, LabourArea.Region, "52")!.Value);
        Assert.Equal("2017-2019", family.Newest(LabourMeasure.MedianPay, LabourArea.Nation, "")!.Period);
        Assert.Equal(100, family.Pay!.Shares.Sum(share => share.Value!.Value), 3);
        // In the file the two highest bands have each other's label: as many health aides over 3,000 euros as engineers.
        Assert.Equal("Salaire", Assert.Single(report.Corrected).Field);
        Assert.Equal(0.3, family.Pay.Shares[^1].Value!.Value, 1);
        Assert.Equal((1500, 1500), (family.Pay.LowerQuarterUnder, family.Pay.UpperQuarterFrom));
        Assert.NotEmpty(figures.ByBasin(LabourMeasure.JobOffers));
        Assert.Equal("Laval", market.Basin("5227")!.Name, ignoreCase: true);

        // Withheld by the source: not known, and why; never zero.
        var withheld = market.Of(Occupation("A1201")).Families[0];
        var unknown = withheld.All.Single(figure =>
            figure is { Code: "A0Z42", Measure: LabourMeasure.TensionLevel, AreaCode: "53" }
        );
        Assert.Equal((null, WhyUnknown.Withheld), (unknown.Value, unknown.Why));
        Assert.False(
            await db.Set<LabourFigure>().AnyAsync(figure => figure.Value == null && figure.Why == null, Cancellation)
        );
    }

    [Fact]
    public async Task The_bands_of_pay_agree_with_the_median_of_the_same_publication_in_every_family()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await ImportAsync(database, "labour-market/dares-portraits/salaire_median_3niv.csv");
        await ImportAsync(database, "labour-market/dares-portraits/salaires_3niv.csv");
        await using var db = database.CreateDbContext();
        var families = (
            await db.Set<LabourFigure>()
                .Where(figure => figure.Period == "2017-2019" && figure.Value != null)
                .ToListAsync(Cancellation)
        )
            .GroupBy(figure => (figure.Nomenclature, figure.Code))
            .Select(group => group.ToDictionary(figure => figure.Measure, figure => figure.Value!.Value))
            .Where(values => values.Count == 1 + LabourMeasures.PayBands.Count)
            .ToList();
        Assert.True(families.Count > 290);
        Assert.All(
            families,
            values =>
            {
                var below = 0.0;
                var band = LabourMeasures.PayBands.TakeWhile(one => (below += values[one]) < 50).Count();
                var median = values[LabourMeasure.MedianPay];
                Assert.InRange(
                    median,
                    PaySpread.Starts[band],
                    band == 4 ? double.MaxValue : PaySpread.Starts[band + 1]
                );
            }
        );
    }

    [Fact]
    public async Task Every_training_centre_and_lycee_of_the_files_is_there_and_what_is_not_published_is_not_known()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var report = await new InserJeunesImport(database, Clock).RunAsync(
            RepositoryRoot.SharedData("data/labour-market/inserjeunes"),
            dryRun: false,
            progress: null,
            Cancellation
        );
        // Left out: the means of a region that mix all specialities.
        Assert.Equal((22_139, 22_023, 116), (report.Read, report.Added, report.RejectedCount));
        await using var db = database.CreateDbContext();
        var rates = await db.Set<InsertionRate>().ToListAsync(Cancellation);
        Assert.Equal(11_314, rates.Count(rate => rate.Version == "open-data-2023-2024"));
        Assert.Equal(6, rates.Where(rate => rate.Uai == "0631243J").Select(rate => rate.Cohort).Distinct().Count());
        Assert.All(rates, rate => Assert.NotNull(rate.RegionCode));
        Assert.Contains(rates, rate => rate.EmployedAfter6 is null);
        var lycee = rates.Where(rate => rate.Uai == "0010006B").Select(rate => (rate.Track, rate.EmployedAfter6));
        Assert.Contains((TrainingTrack.Apprenticeship, 62), lycee);
        Assert.Contains((TrainingTrack.Everyone, 46), lycee);
    }

    [Fact]
    public async Task The_rates_of_a_diploma_lead_to_its_certification_by_name()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        foreach (
            var (import, file) in new (IReferentialImport, string)[]
            {
                (new InserJeunesImport(database, Clock), "labour-market/inserjeunes"),
                (new CertifInfoImport(database, Clock), "certifications/certifinfo/certif_info.csv.gz"),
            }
        )
            await import.RunAsync(RepositoryRoot.SharedData("data/" + file), false, null, Cancellation);
        await using var db = database.CreateDbContext();
        var rates = await InsertionRates.LoadAsync(db, new LabourAreas(["52"], []), null, Cancellation);
        var certifications = await Certifications.LoadAsync(db, null, Cancellation);
        var diploma = Assert.Single(rates.Of(certifications.Find("RNCP38565")!));
        Assert.Equal(
            ("CAP accompagnant éducatif petite enfance", 44.55),
            (diploma.Title, diploma.In("")!.EmployedAfter(12))
        );
        Assert.Equal(["", "52"], diploma.Rates.Select(one => one.RegionCode));
        var linked = certifications
            .All.SelectMany(one => rates.Of(one))
            .SelectMany(one => one.Rates)
            .Where(one => one.RegionCode.Length == 0 && one.EmployedAfter12 is not null)
            .Distinct()
            .Count();
        // Of the 350 diplomas with a rate: the others were renamed or closed before this edition of Certif Info.
        Assert.Equal(252, linked);
        Assert.InRange(rates.InDepartment("44").Select(one => one.Uai).Distinct().Count(), 50, 150);
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string file) =>
        new LabourImport(database, Clock).RunAsync(
            RepositoryRoot.SharedData("data/" + file),
            dryRun: false,
            progress: null,
            Cancellation
        );

    private static OccupationRecord Occupation(string code) =>
        new()
        {
            RomeCode = code,
            Title = code,
            From = LabourDataset.Links.Edition(2026, default),
            OtherTitles = [],
            Domain = null,
            IsRegulated = null,
            Heirs = [],
        };
}
