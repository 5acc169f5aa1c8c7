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
        Console.WriteLine(
            $"corrected {first.Corrected.Count} occ {sheets.Occupations.Count} tr {sheets.Trainings.Count}"
        );
        Console.WriteLine(
            $"occupations with {about.Values.Count(list => list.Count > 0)} exact {about.Values.Count(list => list.Any(one => one.WiderCode is null))} max {about.Values.Max(l => l.Count)} maxexact {about.Values.Max(l => l.Count(o => o.WiderCode is null))}"
        );
        Console.WriteLine(
            $"sheets placed {about.Values.SelectMany(l => l).Select(r => r.Sheet.Id).Distinct().Count()} exact {about.Values.SelectMany(l => l).Where(r => r.WiderCode is null).Select(r => r.Sheet.Id).Distinct().Count()}"
        );
        Console.WriteLine($"titles {occupations.All.Sum(o => reading.NewTitlesOf(o).Count)}");
        Console.WriteLine(
            $"certifs {certifications.All.Count(c => sheets.PreparingFor(c.Code).Count > 0)} max {certifications.All.Max(c => sheets.PreparingFor(c.Code).Count)}"
        );
        Console.WriteLine($"paths {sheets.Occupations.Sum(o => sheets.LeadingTo(o).Count)}");
        foreach (
            var title in await db.Set<OnisepOccupation>()
                .Where(o => o.Version == "2024-06-25-fiches-metiers")
                .Select(o => o.Title)
                .ToListAsync(Cancellation)
        )
            if (
                title.Contains(" / ", StringComparison.Ordinal)
                && (TitleForms.Of(title) is not { } f || title != f.Masculine + " / " + f.Feminine)
            )
                Console.WriteLine("FORM " + title + " => " + TitleForms.Of(title));
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path) =>
        new OnisepImport(database, Clock).RunAsync(
            RepositoryRoot.SharedData("data/formations/" + path),
            dryRun: false,
            progress: null,
            Cancellation
        );
}
