using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Interchange.Rome;
using Spro.Core.Knowledge;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class RomeImportTests : IDisposable
{
    private const string Codes = """
        "code_rome","code_ogr","libelle_rome","emploi_reglemente","code_rome_parent"
        "A1101","6","Berger / Bergère d''essai","O","A1101"
        "A1102","7","Vacher / Vachère d'essai","","A1101"

        """;

    private const string Titles = """
        "code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","classification","peu_usite"
        "10","Berger / Bergère d'essai","Berger(ère)","A1101","PRINCIPALE","N"
        "11","Pâtre","Pâtre","A1101","SYNONYME","O"

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-rome-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachDatabase]
    public async Task An_edition_is_taken_once_and_the_same_files_change_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Write("unix_referentiel_code_rome_v460_utf8.csv", Codes);
        Write("unix_referentiel_appellation_v460_utf8.csv", Titles);
        var first = await ImportAsync(database, _folder);
        Assert.Equal((4, 4, 0), (first.Read, first.Added, first.Rejected.Count));
        var second = await ImportAsync(database, _folder);
        Assert.Equal((4, 0, 0, 4), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        var version = await db.Set<ReferentialVersion>().SingleAsync(Cancellation);
        Assert.Equal(("460", new DateOnly(2025, 11, 1)), (version.Version, version.Date));
        var occupation = await db.Set<Occupation>().SingleAsync(one => one.RomeCode == "A1101", Cancellation);
        Assert.Equal(("Berger / Bergère d'essai", true), (occupation.Title, occupation.IsRegulated));
        var title = await db.Set<OccupationTitle>().SingleAsync(one => one.OgrCode == "10", Cancellation);
        Assert.Equal(("Berger d'essai", "Bergère d'essai", true), (title.Masculine, title.Feminine, title.IsPrincipal));
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_differs_is_changed_and_another_edition_lives_beside(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var file = Write("referentiel_code_rome_v460.csv", Codes);
        await ImportAsync(database, file);
        Write("referentiel_code_rome_v460.csv", Codes.Replace("Vacher", "Autre vacher", StringComparison.Ordinal));
        var again = await ImportAsync(database, file);
        Assert.Equal((0, 1, 1), (again.Added, again.Changed, again.Unchanged));
        await ImportAsync(database, Write("referentiel_code_rome_v344.csv", Codes));

        await using var db = database.CreateDbContext();
        var titles = await db.Set<Occupation>()
            .Where(one => one.RomeCode == "A1102")
            .OrderBy(one => one.Version)
            .Select(one => one.Title)
            .ToListAsync(Cancellation);
        Assert.Equal(["Vacher / Vachère d'essai", "Autre vacher / Vachère d'essai"], titles);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_trial_reports_the_same_and_writes_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var file = Write("referentiel_code_rome_v460.csv", Codes);
        var trial = await ImportAsync(database, file, dryRun: true);
        await using (var db = database.CreateDbContext())
        {
            Assert.Empty(await db.Set<Occupation>().ToListAsync(Cancellation));
            Assert.Empty(await db.Set<ReferentialVersion>().ToListAsync(Cancellation));
            Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
        }
        var real = await ImportAsync(database, file);
        Assert.Equal((trial.Read, trial.Added), (real.Read, real.Added));
    }

    [Fact]
    public async Task A_bad_line_is_left_out_with_its_file_line_and_reason()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        Write(
            "referentiel_code_rome_v460.csv",
            Codes + "\"Z99\",\"8\",\"Rien\",\"\",\"\"\n\"A1103\",\"9\",\"\",\"\",\"\"\n"
        );
        Write(
            "referentiel_appellation_v460.csv",
            Titles
                + "\"12\",\"Perdu\",\"Perdu\",\"N9999\",\"SYNONYME\",\"N\"\n\"10\",\"Autre\",\"\",\"A1101\",\"\",\"N\"\n"
        );
        var report = await ImportAsync(database, _folder);
        Assert.Equal((8, 4), (report.Read, report.Added));
        Assert.Equal(
            [
                ("referentiel_code_rome_v460.csv:4", "code_rome"),
                ("referentiel_code_rome_v460.csv:5", "libelle_rome"),
                ("referentiel_appellation_v460.csv:4", "code_rome"),
                ("referentiel_appellation_v460.csv:5", "code"),
            ],
            report.Rejected.Select(reject => (reject.Where, reject.Field))
        );
        Assert.All(report.Rejected, reject => Assert.NotEmpty(reject.Reason));
    }

    public static TheoryData<string, string, string> Refused { get; } =
        new()
        {
            { "notes_v460.csv", "\"a\",\"b\"\n\"1\",\"2\"\n", "wrong-format" },
            { "codes.csv", Codes, "unknown-edition" },
            { "codes_v460.csv", Codes.TrimEnd('"', '\n', '1'), "file-cut-short" },
            { "titres_v460.csv", Titles, "codes-first" },
            { "vide_v460.csv", "", "empty-file" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_the_ROME_or_not_whole_is_refused_and_nothing_is_written(
        string name,
        string text,
        string code
    )
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var file = Write(name, text);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, file));
        Assert.Equal(code, refusal.Code);
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<Occupation>().ToListAsync(Cancellation));
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_folder_without_a_table_of_the_ROME_or_with_two_editions_is_refused_whole()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        Write("notes.txt", "Rien");
        var none = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, _folder));
        Assert.Equal("wrong-format", none.Code);
        Write("referentiel_code_rome_v460.csv", Codes);
        Write("referentiel_code_rome_v344.csv", Codes);
        var two = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, _folder));
        Assert.Equal("several-editions", two.Code);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path, bool dryRun = false) =>
        new RomeImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(path, dryRun, progress: null, Cancellation);
}
