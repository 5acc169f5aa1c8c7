using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Onisep;
using Spro.Core.Interchange.Rome;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>The files of Onisep, real ones, from the companions of the repository.</summary>
public sealed class RealOnisepTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("onisep-2022", 1_099, 792, 307, 0)]
    [InlineData("onisep-2024-06/ideo-metiers_onisep_5fa5949243f97.json", 1_325, 928, 397, 0)]
    [InlineData("onisep-2024-06/Onisep_Ideo_Fiches_metiers_25062024.xml.zip", 928, 928, 0, 0)]
    [InlineData("onisep-2024-06/Onisep_Ideo_Fiches_Formations_25062024.xml.zip", 2_164, 2_164, 0, 0)]
    [InlineData("onisep-2025-10/ideo-metiers_onisep.xml", 1_489, 1_043, 446, 0)]
    [InlineData("onisep-2025-10/table_de_passage_codes_certifications_et_formations.xml.gz", 4_902, 3_283, 1_619, 0)]
    [InlineData("onisep-2026", 1_518, 1_075, 443, 0)]
    public async Task Each_real_file_goes_in(string path, int read, int added, int nothingMore, int rejected)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var report = await ImportAsync(database, path);
        Assert.Equal(
            (read, added, nothingMore, rejected),
            (report.Read, report.Added, report.Unchanged, report.RejectedCount)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_whole_folder_leads_from_occupations_and_certifications_of_today_to_their_sheets(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        foreach (var rome in new[] { "data/rome/v344-csv", "data/rome/v460-csv" })
            await new RomeImport(database, Clock).RunAsync(
                RepositoryRoot.SharedData(rome),
                dryRun: false,
                progress: null,
                Cancellation
            );
        await new CertifInfoImport(database, Clock).RunAsync(
            RepositoryRoot.SharedData("data/certifications/certifinfo/certif_info.csv.gz"),
            dryRun: false,
            progress: null,
            Cancellation
        );
        var first = await ImportAsync(database, "");
        Assert.Equal((13_425, 0), (first.Read, first.RejectedCount));
        var second = await ImportAsync(database, "");
        Assert.Equal((13_425, 0, 0, 13_425), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        var occupations = await Occupations.LoadAsync(db, null, Cancellation);
        var certifications = await Certifications.LoadAsync(db, null, Cancellation);
        var sheets = await OnisepSheets.LoadAsync(db, null, Cancellation);
        var reading = new OnisepReading(sheets, occupations);
        var about = occupations.All.ToDictionary(one => one.RomeCode, reading.About);
        Assert.Equal((1_075, 4_212), (sheets.Occupations.Count, sheets.Trainings.Count));
        Assert.Equal(5_884, sheets.Occupations.Sum(sheet => sheets.LeadingTo(sheet).Count));
        Assert.Equal(2_673, certifications.All.Count(one => sheets.PreparingFor(one.Code).Count > 0));
        Assert.Equal(1_111, about.Values.Count(list => list.Count > 0));
        var all = about.Values.SelectMany(list => list).ToList();
        Assert.Equal(952, all.DistinctBy(one => one.Sheet.Id).Count());
        Assert.Equal(602, all.Where(one => one.WiderCode is null).DistinctBy(one => one.Sheet.Id).Count());
        Assert.Equal(670, occupations.All.Sum(one => reading.NewTitlesOf(one).Count));
        Assert.All(sheets.Occupations, sheet => Assert.DoesNotContain('<', sheet.Title));

        var controller = Assert.Single(reading.OccupationsOf(sheets.Occupation("MET.1")!));
        Assert.Equal("N2202", controller.RomeCode);
        Assert.Equal("contrôleur aérien ou contrôleuse aérienne", reading.About(controller)[0].Sheet.Name);
        Assert.Contains(
            "ingénieur du contrôle de la navigation aérienne / ingénieure du contrôle de la navigation aérienne",
            reading.NewTitlesOf(controller)
        );
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path) =>
        new OnisepImport(database, Clock).RunAsync(
            RepositoryRoot.SharedData("data/formations/" + path),
            dryRun: false,
            progress: null,
            Cancellation
        );
}
