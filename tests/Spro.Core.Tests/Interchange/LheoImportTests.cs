using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Lheo;
using Spro.Core.Knowledge;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class LheoImportTests : IDisposable
{
    private const string Training = """
        <formation numero="F1" datemaj="20260901">
        <domaine-formation><code-FORMACODE ref="V12">21054</code-FORMACODE><code-FORMACODE ref="V12">x</code-FORMACODE><code-ROME>A1101</code-ROME></domaine-formation>
        <intitule-formation>Garder des b&#234;tes &lt;b&gt;d'essai&lt;/b&gt;</intitule-formation>
        <code-niveau-entree>1</code-niveau-entree>
        <certification><code-RNCP>RNCP901</code-RNCP><code-CPF>12345</code-CPF></certification>
        <certification><code-RS>55</code-RS></certification>
        <code-niveau-sortie>14</code-niveau-sortie>
        <action numero="A1">
        <niveau-entree-obligatoire>0</niveau-entree-obligatoire>
        <modalites-enseignement>1</modalites-enseignement>
        <lieu-de-formation><coordonnees><adresse><codepostal>53100</codepostal><code-INSEE-commune>53147</code-INSEE-commune><geolocalisation><latitude>48.3</latitude><longitude>-0.62</longitude></geolocalisation></adresse></coordonnees></lieu-de-formation>
        <session><periode><debut>20270105</debut><fin>20270630</fin></periode></session>
        <session><periode><debut>00000000</debut><fin>99999999</fin></periode></session>
        <organisme-financeur><code-financeur>2</code-financeur></organisme-financeur>
        <organisme-financeur><code-financeur>16</code-financeur></organisme-financeur>
        <nombre-heures-total>700</nombre-heures-total>
        <extras info="n'importe où"><extra info="x">y</extra></extras>
        </action>
        <action numero="A2"><niveau-entree-obligatoire>-</niveau-entree-obligatoire></action>
        <action><modalites-enseignement>0</modalites-enseignement></action>
        <organisme-formation-responsable><nom-organisme>Organisme d'essai</nom-organisme></organisme-formation-responsable>
        </formation>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-lheo-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Namespaces { get; } =
    ["http://www.lheo.org/2.2", "http://lheo.gouv.fr/2.3", "https://www.of.moncompteformation.gouv.fr"];

    [Theory]
    [MemberData(nameof(Namespaces))]
    public async Task Each_action_is_an_offer_in_any_of_the_namespaces(string ns)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var report = await ImportAsync(database, Write(ns, Training));
        Assert.Equal((3, 2), (report.Read, report.Added));
        Assert.Equal(("offres.xml:1", "numero"), Assert.Single(report.Rejected.Select(one => (one.Where, one.Field))));

        await using var db = database.CreateDbContext();
        var all = await Trainings.LoadAsync(db, null, Cancellation);
        var known = all.All.Single(one => one.Offer.SourceId == "A1");
        Assert.Equal("Garder des bêtes d'essai", known.Offer.Title);
        Assert.Equal(["RNCP901", "RS55"], known.CertificationCodes);
        Assert.Equal([new TrainingSession(new(2027, 1, 5), new(2027, 6, 30))], known.Sessions);
        Assert.Equal(TrainingFunding.Region | TrainingFunding.Opco | TrainingFunding.Cpf, known.Offer.Funding);
        Assert.Equal(
            ("A1101", "21054", "53147", TrainingMode.Mixed, 4, true, true, 700),
            (
                known.Offer.RomeCodes,
                known.Offer.Formacodes,
                known.Offer.CommuneCode,
                known.Offer.Mode,
                known.Offer.Level,
                known.Offer.CpfEligible,
                known.Offer.OpenWithoutDiploma,
                known.Offer.Hours
            )
        );
        Assert.Equal((48.3, -0.62), (known.Offer.Latitude, known.Offer.Longitude));
        Assert.Equal(new DateOnly(2026, 9, 1), known.From.Date);

        var bare = all.All.Single(one => one.Offer.SourceId == "A2").Offer;
        Assert.Null(bare.Mode);
        Assert.Null(bare.CommuneCode);
        Assert.Null(bare.Hours);
        Assert.Null(bare.DisabilityAccess);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_file_twice_changes_nothing_and_another_moves_the_dates(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var file = Write("http://lheo.gouv.fr/2.3", Training);
        await ImportAsync(database, file);
        var again = await ImportAsync(database, file);
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        var moved = Write(
            "http://lheo.gouv.fr/2.3",
            Training.Replace("20270105", "20270201", StringComparison.Ordinal)
        );
        Assert.Equal(1, (await ImportAsync(database, moved)).Changed);
        await using var db = database.CreateDbContext();
        var all = await Trainings.LoadAsync(db, null, Cancellation);
        Assert.Equal(
            new DateOnly(2027, 2, 1),
            Assert.Single(all.All.Single(one => one.Offer.SourceId == "A1").Sessions).Start
        );
    }

    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "<lheo xmlns=\"http://example.org\"><offres/></lheo>", "wrong-format" },
            { "<autre xmlns=\"http://www.lheo.org/2.2\"/>", "wrong-format" },
            { "<lheo xmlns=\"http://www.lheo.org/2.2\"><offres><formation>", "file-cut-short" },
            {
                "<!DOCTYPE lheo [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><lheo xmlns=\"http://www.lheo.org/2.2\">&a;</lheo>",
                "file-cut-short"
            },
            { "Code;Nom\n1;2\n", "file-cut-short" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_LHEO_or_not_whole_is_refused_and_nothing_is_written(string text, string code)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var path = Path.Combine(_folder, "faux.xml");
        await File.WriteAllTextAsync(path, text, Cancellation);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, path));
        Assert.Equal(code, refusal.Code);
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<ReferentialVersion>().ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("exemple-bts-onisep_lheo-2.2.xml", 1, 1)]
    [InlineData("intercarif-data-test_lheo-2.2.xml", 1, 1)]
    // The others give a month without its day ("20170900").
    [InlineData("carif_lheo-index.xml", 10, 2)]
    [InlineData("carif_single_offer.xml", 1, 1)]
    public async Task A_real_sample_goes_in_completely(string file, int offers, int dated)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var path = RepositoryRoot.SharedData("data/formations/lheo/" + file);
        var report = await ImportAsync(database, path);
        Assert.Equal((offers, offers, 0), (report.Read, report.Added, report.RejectedCount));
        await using var db = database.CreateDbContext();
        var all = await Trainings.LoadAsync(db, null, Cancellation);
        Assert.Equal(dated, all.All.Count(one => one.Sessions.Count > 0));
        Assert.All(
            all.All,
            one =>
            {
                Assert.NotNull(one.Offer.Latitude);
                Assert.NotNull(one.Offer.Mode);
                Assert.NotEqual("", one.Offer.RomeCodes);
                Assert.NotEqual("", one.Offer.Formacodes);
            }
        );
    }

    [Fact]
    public async Task Each_real_offer_says_a_domain_in_the_words_of_the_real_certifications()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        string[] samples =
        [
            "carif_lheo-index",
            "carif_single_offer",
            "exemple-bts-onisep_lheo-2.2",
            "intercarif-data-test_lheo-2.2",
        ];
        foreach (var sample in samples)
            await ImportAsync(database, RepositoryRoot.SharedData($"data/formations/lheo/{sample}.xml"));
        await new CertifInfoImport(database, TimeProvider.System).RunAsync(
            RepositoryRoot.SharedData("data/certifications/certifinfo/certif_info.csv.gz"),
            dryRun: false,
            progress: null,
            Cancellation
        );
        await using var db = database.CreateDbContext();
        var certifications = await Certifications.LoadAsync(db, null, Cancellation);
        var trainings = await Trainings.LoadAsync(db, null, Cancellation);
        var domains = trainings.All.Select(one => one.Domains(certifications)).ToList();
        Assert.Equal((13, 13), (domains.Count, domains.Count(some => some.Any(one => one.Label is not null))));
        // One code that seven offers have is in no certification.
        var unnamed = domains.SelectMany(some => some).Where(one => one.Label is null).Select(one => one.Formacode);
        Assert.Equal("14270", Assert.Single(unnamed.Distinct(StringComparer.Ordinal)));
    }

    private string Write(string ns, string training)
    {
        var path = Path.Combine(_folder, "offres.xml");
        File.WriteAllText(path, $"<lheo xmlns=\"{ns}\"><offres>{training}</offres></lheo>");
        return path;
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path) =>
        new LheoImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(path, dryRun: false, progress: null, Cancellation);
}
