using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Labour;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class LabourImportTests : IDisposable
{
    private const string Tensions = """
        fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,Conditions de travail contraignantes,Inadéquation géographique,Année,niveau_geo,niveau_fap,reg,dep
        V0Z60,400,0.9,5.0,3.0,5.0,5.0,4.0,5.0,1.0,2019,reg ,fap 225,52.0,
        V0Z60,0,0.1,,,,,,,,2019,dep,fap 225,,53
        V0Z60,100,0.1,2.0,1.0,1.0,1.0,1.0,1.0,1.0,2019,reg ,fap 225,99.0,
        nonsense,100,0.1,2.0,1.0,1.0,1.0,1.0,1.0,1.0,2019,nat,fap 225,,

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-labour-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachDatabase]
    public async Task Figures_are_taken_once_and_what_is_withheld_is_not_known(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Write("tensions.csv", Tensions);
        var first = await ImportAsync(database);
        Assert.Equal((4, 2, 2), (first.Read, first.Added, first.RejectedCount));
        Assert.Equal(["reg", "fap"], first.Rejected.Select(reject => reject.Field));
        var second = await ImportAsync(database);
        Assert.Equal((4, 0, 0, 2), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        var figures = await db.Set<LabourFigure>().AsNoTracking().ToListAsync(Cancellation);
        var region = figures.Single(one => one is { AreaCode: "52", Measure: LabourMeasure.TensionLevel });
        Assert.Equal((LabourArea.Region, 5, null), (region.Area, region.Value!.Value, region.Why));
        var department = figures.Where(one => one.AreaCode == "53").ToDictionary(one => one.Measure, one => one);
        Assert.Equal(
            (null, WhyUnknown.Withheld),
            (department[LabourMeasure.TensionLevel].Value, department[LabourMeasure.TensionLevel].Why)
        );
        Assert.Equal(
            (null, WhyUnknown.TooFew),
            (department[LabourMeasure.Employment].Value, department[LabourMeasure.Employment].Why)
        );
        Assert.Equal("dares-tension-2019", (await db.Set<ReferentialVersion>().SingleAsync(Cancellation)).Version);
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_year_lives_beside_and_the_newest_is_read(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Write("bmo_2023.csv", "fap_code,fap,tension_pct,rome_code\nV0Z60,Aides-soignants,61.9,J1501\n");
        await ImportAsync(database);
        Write("bmo_2025.csv", "fap_code,fap,tension_pct,rome_code\nV0Z60,Aides-soignants,\"70,5 %\",J1501\n");
        await ImportAsync(database);
        await using var db = database.CreateDbContext();
        var market = await LabourMarket.LoadAsync(db, new LabourAreas(["52"], ["53"]), null, Cancellation);
        var family = Assert.Single(market.Of(Occupation("J1501")).Families);
        var newest = family.Newest(LabourMeasure.DifficultHirings, LabourArea.Nation, "")!;
        Assert.Equal(("2025", 70.5), (newest.Period, newest.Value));
        Assert.Equal(2, family.Trend(LabourMeasure.DifficultHirings, LabourArea.Nation, "").Count);
        Assert.Same(market, await LabourMarket.LoadAsync(db, new LabourAreas(["52"], ["53"]), market, Cancellation));
        // An occupation that was split from this one has its figures too.
        Assert.Single(market.Of(Occupation("J1599") with { FormerCodes = ["J1501"] }).Families);
        Assert.True(market.Of(Occupation("J1502")).IsEmpty);
    }

    [Fact]
    public async Task Encodings_and_separators_are_found_and_starred_values_are_not_known()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await File.WriteAllBytesAsync(
            Path.Combine(_folder, "bassins.csv"),
            CodePagesEncodingProvider
                .Instance.GetEncoding(1252)!
                .GetBytes(
                    "annee;ROME;cbassin;lib_bassin_bmo19;oee;defm_abc;ind_tension_d\r\n2024;J1501;5227;Château;1\u00A0036;*;5\r\n"
                ),
            Cancellation
        );
        var report = await ImportAsync(database);
        Assert.Equal((1, 1, 0), (report.Read, report.Added, report.RejectedCount));
        await using var db = database.CreateDbContext();
        Assert.Equal("Château", (await db.Set<EmploymentBasin>().SingleAsync(Cancellation)).Name);
        var figures = await db.Set<LabourFigure>().ToDictionaryAsync(figure => figure.Measure, Cancellation);
        Assert.Equal(1_036, figures[LabourMeasure.JobOffers].Value);
        Assert.Equal(WhyUnknown.Withheld, figures[LabourMeasure.JobSeekers].Why);
    }

    [Fact]
    public async Task A_SAS_format_file_leads_from_occupations_to_families()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        Write(
            "passage_2009.txt",
            "/* essai */\r\nproc format ;\r\nvalue $X\r\n\"J1501\",\"J1502\" = \"V0Z60\"\r\n\"J15031\"=\"V1Z80\" ;\r\n"
        );
        var report = await ImportAsync(database);
        Assert.Equal((3, 3, 0), (report.Read, report.Added, report.RejectedCount));
        await using var db = database.CreateDbContext();
        Assert.Equal(
            ["J1501 V0Z60", "J1502 V0Z60", "J1503 V1Z80"],
            (await db.Set<FamilyLink>().ToListAsync(Cancellation))
                .Select(link => $"{link.RomeCode} {link.FamilyCode}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_trial_writes_nothing_a_file_without_year_is_left_out_and_another_format_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        Write("tensions.csv", Tensions);
        Write("besoins.csv", "fap_code,fap,tension_pct,rome_code\nV0Z60,Aides-soignants,61.9,J1501\n");
        var trial = await ImportAsync(database, dryRun: true);
        Assert.Equal((2, 3), (trial.Added, trial.RejectedCount));
        Assert.Contains(trial.Rejected, reject => reject is { Where: "besoins.csv", Field: "année" });
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<LabourFigure>().ToListAsync(Cancellation));

        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        Write("other.csv", "un,deux\n1,2\n");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database));
        Assert.Equal("wrong-format", refused.Code);
    }

    [Fact]
    public void A_figure_is_old_after_three_years_and_a_projection_from_the_year_it_was_made()
    {
        var figure = new LabourFigure
        {
            Version = "metiers-2030-2019",
            Nomenclature = Nomenclature.Fap,
            Code = "V0Z",
            Measure = LabourMeasure.JobsToFill,
            Area = LabourArea.Region,
            AreaCode = "52",
            Period = "2019-2030",
            Value = 1,
        };
        Assert.True(figure.IsOldOn(new DateOnly(2026, 1, 1)));
        Assert.False((figure with { Measure = LabourMeasure.Employment }).IsOldOn(new DateOnly(2026, 1, 1)));
        Assert.False((figure with { Period = "2023-2030" }).IsOldOn(new DateOnly(2026, 12, 31)));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    private Task<ImportReport> ImportAsync(TestDatabase database, bool dryRun = false) =>
        new LabourImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(_folder, dryRun, progress: null, Cancellation);

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
