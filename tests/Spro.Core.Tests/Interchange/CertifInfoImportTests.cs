using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class CertifInfoImportTests : IDisposable
{
    private const string Header =
        "Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Date_MaJ;Code_FormaCode;Libelle_FormaCode;Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_RNCP;Code_RS;valideur;certificateur;Annee_Derniere_Session;Code_Ancien_RNCP;`Options`;Etat\n";

    private const string Shepherd =
        "10;Berger d'essai;Titre d'essai;3;28/06/2024;21054;Garde d'essai;A1101;A1403;;;;901;;Valideur;Ministère d'essai;2030;900;  ;0\n";

    private const string Again =
        "10;Berger d'essai;Titre d'essai;3;28/06/2024;21054;Garde d'essai;A1101;A1403;;;;901;;Valideur;Ministère d'essai;2030;899;  ;0\n";

    private const string Permit = "11;Permis d'essai;Habilitation;;01/02/2020;;;;;;;;;55;Valideur;;;;  ;11\n";

    private const string Course = "12;Prépa d'essai;Préparation;;01/02/2020;;;;;;;;;;;;;;  ;4\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-certifinfo-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachDatabase]
    public async Task A_file_is_taken_once_and_the_same_file_changes_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var file = Write(Header + Shepherd + Again + Permit + Course);
        var first = await ImportAsync(database, file);
        Assert.Equal((4, 4, 0), (first.Read, first.Added, first.Rejected.Count));
        var second = await ImportAsync(database, file);
        Assert.Equal((4, 0, 0, 4), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        var edition = await db.Set<ReferentialVersion>().SingleAsync(Cancellation);
        Assert.Equal(("certifinfo-2024-06-28", new DateOnly(2024, 6, 28)), (edition.Version, edition.Date!.Value));
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        var shepherd = all.Find("RNCP901")!;
        Assert.Equal(
            ("Berger d'essai", 3, "Ministère d'essai", 2030),
            (shepherd.Title, shepherd.Level, shepherd.Certifier, shepherd.LastSessionYear)
        );
        Assert.Equal(["A1101", "A1403"], shepherd.RomeCodes);
        Assert.Equal([("21054", "Garde d'essai", edition)], shepherd.Domains.Select(Told));
        Assert.Equal(["RNCP899", "RNCP900"], shepherd.Replaces);
        Assert.Empty(all.Find("RS55")!.Domains);
        Assert.Null(shepherd.IsActive);
        Assert.Equal(("Valideur", null), (all.Find("RS55")!.Certifier, all.Find("RS55")!.Level));
        Assert.False(all.Find("CI12")!.IsCertifying);
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
        Assert.Same(all, await Certifications.LoadAsync(db, all, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_code_named_twice_keeps_its_first_name_and_one_without_a_name_is_not_known(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var renamed = Shepherd
            .Replace("901;", "902;", StringComparison.Ordinal)
            .Replace("Garde d'essai", "Autre garde", StringComparison.Ordinal);
        var unnamed = Shepherd
            .Replace("901;", "903;", StringComparison.Ordinal)
            .Replace("21054;Garde d'essai", "21055;", StringComparison.Ordinal);
        var file = Write(Header + Shepherd + renamed + unnamed);
        var report = await ImportAsync(database, file);
        Assert.Equal((3, 0), (report.Added, report.RejectedCount));
        Assert.Equal(
            ("certif_info.csv:3", "Libelle_FormaCode"),
            Assert.Single(report.Corrected.Select(one => (one.Where, one.Field)))
        );
        Assert.Equal(3, (await ImportAsync(database, file)).Unchanged);

        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal("Garde d'essai", Assert.Single(all.Find("RNCP902")!.Domains).Label);
        Assert.Equal([("21055", null, null)], all.Find("RNCP903")!.Domains.Select(Told));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_store_that_had_the_codes_only_learns_their_names_from_the_same_file(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var file = Write(Header + Shepherd);
        await ImportAsync(database, file);
        await using (var before = database.CreateDbContext())
            await before.Set<FormacodeLabel>().ExecuteDeleteAsync(Cancellation);
        await ImportAsync(database, file);
        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal("Garde d'essai", Assert.Single(all.Find("RNCP901")!.Domains).Label);
    }

    [Fact]
    public async Task A_file_without_the_column_of_names_goes_in_and_says_no_domain()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var file = Write(
            Header.Replace("Libelle_FormaCode;", "", StringComparison.Ordinal)
                + Shepherd.Replace("Garde d'essai;", "", StringComparison.Ordinal)
        );
        Assert.Equal(1, (await ImportAsync(database, file)).Added);
        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal([("21054", null, null)], all.Find("RNCP901")!.Domains.Select(Told));
    }

    [Fact]
    public async Task A_quotation_mark_is_a_letter_and_a_certification_registered_twice_has_two_codes()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var quoted = Permit.Replace("Permis d'essai", "Permis \"niveau A\"", StringComparison.Ordinal);
        var twice = quoted.Replace(";55;", ";56;", StringComparison.Ordinal);
        var report = await ImportAsync(database, Write(Header + quoted + twice));
        Assert.Equal((2, 0), (report.Added, report.Rejected.Count));
        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal("Permis \"niveau A\"", all.Find("RS55")!.Title);
        Assert.Equal("Permis \"niveau A\"", all.Find("RS56")!.Title);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_later_file_is_another_edition_and_a_trial_writes_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await ImportAsync(database, Write(Header + Shepherd));
        var later = Write(Header + Shepherd.Replace("28/06/2024", "01/07/2025", StringComparison.Ordinal));
        var trial = await ImportAsync(database, later, dryRun: true);
        Assert.Equal(1, trial.Added);
        Assert.Equal(["certifinfo-2024-06-28"], await EditionsAsync(database));
        await ImportAsync(database, later);
        Assert.Equal(["certifinfo-2024-06-28", "certifinfo-2025-07-01"], await EditionsAsync(database));
    }

    [Fact]
    public async Task A_bad_line_is_left_out_with_its_file_line_and_reason()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        string[] bad =
        [
            Shepherd.Replace("A1403", "Z9", StringComparison.Ordinal),
            Shepherd.Replace("28/06/2024", "2024-06-28", StringComparison.Ordinal),
            Shepherd.Replace(";3;", ";9;", StringComparison.Ordinal),
            Shepherd.Replace("Berger d'essai", "", StringComparison.Ordinal),
            Shepherd.Replace("  ;0", "  ;7", StringComparison.Ordinal),
            Shepherd.Replace("901", "RNCP901", StringComparison.Ordinal),
            "13;trop court\n",
        ];
        var contradicted = Permit.Replace("Permis", "Autre", StringComparison.Ordinal);
        var report = await ImportAsync(database, Write(Header + Permit + contradicted + string.Concat(bad) + Course));
        Assert.Equal((10, 2), (report.Read, report.Added));
        Assert.Equal(
            [
                ("certif_info.csv:3", "Code_Diplome"),
                ("certif_info.csv:4", "Code_Rome"),
                ("certif_info.csv:5", "Date_MaJ"),
                ("certif_info.csv:6", "Code_Niveau_Europeen"),
                ("certif_info.csv:7", "Libelle_Diplome"),
                ("certif_info.csv:8", "Etat"),
                ("certif_info.csv:9", "Code_RNCP"),
                ("certif_info.csv:10", "ligne"),
            ],
            report.Rejected.Select(reject => (reject.Where, reject.Field))
        );
        Assert.All(report.Rejected, reject => Assert.NotEmpty(reject.Reason));
    }

    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "a;b\n1;2\n", "wrong-format" },
            { Header, "wrong-format" },
            { Header + Shepherd[..40], "file-cut-short" },
            { "", "empty-file" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_Certif_Info_or_not_whole_is_refused_and_nothing_is_written(string text, string code)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var file = Write(text);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, file));
        Assert.Equal(code, refusal.Code);
        Assert.Empty(await EditionsAsync(database));
    }

    [Fact]
    public async Task The_real_file_goes_in_completely_and_twice_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var file = RepositoryRoot.SharedData("data/certifications/certifinfo/certif_info.csv.gz");
        var first = await ImportAsync(database, file);
        Assert.Equal((10_067, 0), (first.Read, first.RejectedCount));
        Assert.Equal(10_067, first.Added + first.Unchanged);
        var second = await ImportAsync(database, file);
        Assert.Equal((10_067, 0, 0, 10_067), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        Assert.Equal(9_987, await db.Set<Certification>().CountAsync(Cancellation));
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal(4_877, all.All.Count(one => one.Code.StartsWith("RNCP", StringComparison.Ordinal)));
        Assert.All(all.All, one => Assert.True(one.Title.Length > 1, one.Code));
        Assert.Equal(1_554, await db.Set<FormacodeLabel>().CountAsync(Cancellation));
        Assert.Equal((9_582, 9_567), (all.All.Count, all.All.Count(one => one.Domains.Count > 0)));
        Assert.All(all.All.SelectMany(one => one.Domains), domain => Assert.NotNull(domain.Label));
        Assert.Equal("Chimie générale", all.DomainsOf(["11576"])[0].Label);
        Assert.Empty(first.Corrected);
        Assert.All(all.All, one => Assert.True(one.Level is null or (>= 3 and <= 8), one.Code));
    }

    private static (string, string?, ReferentialVersion?) Told(TrainingDomain domain) =>
        (domain.Formacode, domain.Label, domain.From);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "certif_info.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<List<string>> EditionsAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await db.Set<ReferentialVersion>()
            .OrderBy(edition => edition.Version)
            .Select(edition => edition.Version)
            .ToListAsync(Cancellation);
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path, bool dryRun = false) =>
        new CertifInfoImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(path, dryRun, progress: null, Cancellation);
}
