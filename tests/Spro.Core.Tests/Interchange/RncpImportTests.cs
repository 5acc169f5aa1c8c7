using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class RncpImportTests : IDisposable
{
    private const string SheetHeader =
        "CodeRNCP;intituleDiplome;date_fin_validite_enregistrement;ActiveInactive;EtatFiche;NiveauEurope;CodeTypeCertif;TypeCertif;AncienneFiche;NouvelleFiche;TypeEnregistrement\n";

    private const string Shepherd =
        "RNCP901;\"Métier\r\nde la laine d’essai\r\";8/31/26;ACTIVE;Publiée;niveau4;BP;Brevet d'essai;RNCP900;;De droit\n";

    private const string ShepherdAgain =
        "RNCP901;\"Métier\r\nde la laine d’essai\r\";8/31/26;ACTIVE;Publiée;niveau4;BP;Brevet d'essai;RNCP899;;De droit\n";

    private const string Weaver = "RNCP902;Tissage d'essai;;INACTIVE;Publiée;;;;;RNCP903;Sur demande\n";

    private const string Rome =
        "CodeRNCP;EtatFiche;Rome;libelle;;\nRNCP901;;A1401;D''essai;;\nRNCP901;;A1403;D''essai;;\n";

    private const string Certifiers =
        "CodeRNCP;Certificateur;siret_organisme;\nRNCP901;Centre d''essai;;\nRNCP901;Ministère d'essai;;\n";

    private const string Flow = """
        <?xml version="1.0" encoding="UTF-8"?>
        <FICHES>
        <VERSION_FLUX>4.1</VERSION_FLUX>
        <FICHE>
        <ID_FICHE>1</ID_FICHE><NUMERO_FICHE>RNCP901</NUMERO_FICHE>
        <INTITULE>Laine &amp; <![CDATA[toison]]> d'essai</INTITULE>
        <ABREGE><CODE>BP</CODE><LIBELLE>Brevet d'essai</LIBELLE></ABREGE>
        <NOMENCLATURE_EUROPE><NIVEAU>NIV4</NIVEAU><INTITULE>Niveau 4</INTITULE></NOMENCLATURE_EUROPE>
        <ACTIVITES_VISEES><![CDATA[<p>Ce texte <CODE>A1101</CODE> n'est pas repris.</p>]]></ACTIVITES_VISEES>
        <BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>RNCP901BC01</CODE><INTITULE>Bloc</INTITULE></BLOC_COMPETENCES></BLOCS_COMPETENCES>
        <CODES_ROME><ROME><CODE>A1401</CODE><LIBELLE>x</LIBELLE></ROME><ROME><CODE>A1403</CODE></ROME></CODES_ROME>
        <FORMACODES><FORMACODE><CODE>21054</CODE><LIBELLE>Laine &amp; feutre d'essai</LIBELLE></FORMACODE><FORMACODE><LIBELLE>Tonte d'essai</LIBELLE><CODE>21055</CODE></FORMACODE><FORMACODE><CODE>21056</CODE></FORMACODE><FORMACODE/></FORMACODES>
        <CERTIFICATEURS><CERTIFICATEUR><SIRET_CERTIFICATEUR>1</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>Centre d'essai</NOM_CERTIFICATEUR></CERTIFICATEUR></CERTIFICATEURS>
        <PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>x</NOM_PARTENAIRE></PARTENAIRE></PARTENAIRES>
        <DATE_FIN_ENREGISTREMENT>31/08/2029</DATE_FIN_ENREGISTREMENT>
        <ANCIENNES_CERTIFICATIONS><ANCIENNE_CERTIFICATION><ID_FICHE_ANCIENNE_CERTIFICATION>RNCP900</ID_FICHE_ANCIENNE_CERTIFICATION></ANCIENNE_CERTIFICATION></ANCIENNES_CERTIFICATIONS>
        <NOUVELLES_CERTIFICATIONS/>
        <ACTIF>Oui</ACTIF>
        </FICHE>
        <FICHE><NUMERO_FICHE>RNCP902</NUMERO_FICHE><INTITULE>Tissage d'essai</INTITULE><ABREGE/><NOMENCLATURE_EUROPE><NIVEAU>REPRISE</NIVEAU></NOMENCLATURE_EUROPE><ACTIF>Non</ACTIF></FICHE>
        </FICHES>
        """;

    private const string FlowName = "export-fiches-rncp-v4-1-2026-08-16.xml";

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-rncp-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachDatabase]
    public async Task The_tables_of_a_folder_are_one_edition_and_the_same_tables_change_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        WriteTables(SheetHeader + Shepherd + ShepherdAgain + Weaver, Rome, Certifiers);
        var first = await ImportAsync(database, _folder);
        Assert.Equal((7, 7, 0), (first.Read, first.Added, first.Rejected.Count));
        var second = await ImportAsync(database, _folder);
        Assert.Equal((7, 0, 0, 7), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        var edition = await db.Set<ReferentialVersion>().SingleAsync(Cancellation);
        Assert.Equal(("rncp-2021-02", new DateOnly(2021, 2, 1)), (edition.Version, edition.Date!.Value));
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        var shepherd = all.Find("RNCP901")!;
        Assert.Equal(
            ("Métier de la laine d’essai", "Brevet d'essai", 4, true, new DateOnly(2026, 8, 31)),
            (shepherd.Title, shepherd.Type, shepherd.Level, shepherd.IsActive, shepherd.EndsOn)
        );
        Assert.Equal("Centre d'essai ; Ministère d'essai", shepherd.Certifier);
        Assert.Equal(["A1401", "A1403"], shepherd.RomeCodes);
        Assert.Equal(["RNCP899", "RNCP900"], shepherd.Replaces);
        var weaver = all.Find("RNCP902")!;
        Assert.Equal(
            (null, null, false, null, null),
            (weaver.Type, weaver.Level, weaver.IsActive, weaver.EndsOn, weaver.Certifier)
        );
        Assert.Equal(["RNCP903"], weaver.ReplacedBy);
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_bad_line_of_a_table_is_left_out_with_its_reason_and_the_lines_that_hang_on_it()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        WriteTables(
            SheetHeader
                + Shepherd
                + Shepherd.Replace("d’essai", "d’ailleurs", StringComparison.Ordinal)
                + "902;Sans numéro;;ACTIVE;Publiée;niveau3;;;;;x\n"
                + "RNCP904;;;ACTIVE;Publiée;niveau3;;;;;x\n"
                + "RNCP905;Date;31/08/26;ACTIVE;Publiée;niveau3;;;;;x\n"
                + "RNCP906;Active;;OUI ET NON;Publiée;niveau3;;;;;x\n"
                + "RNCP907;trop court\n",
            Rome + "RNCP901;;B11;x;;\nRNCP905;;A1401;x;;\nRNCP999;;A1401;x;;\n",
            Certifiers
        );
        var report = await ImportAsync(database, _folder);
        Assert.Equal((14, 5, 9), (report.Read, report.Added, report.RejectedCount));
        Assert.Equal(
            [
                ("rncp_info.v1.4.csv", "actif"),
                ("rncp_info.v1.4.csv", "fiche"),
                ("rncp_info.v1.4.csv", "fiche"),
                ("rncp_info.v1.4.csv", "fin d'enregistrement"),
                ("rncp_info.v1.4.csv", "fin d'enregistrement"),
                ("rncp_info.v1.4.csv", "intitulé"),
                ("rncp_info.v1.4.csv", "ligne"),
                ("rncp_rome.v1.4.csv", "CodeRNCP"),
                ("rncp_rome.v1.4.csv", "Rome"),
            ],
            report.Rejected.Select(reject => (reject.Where.Split(':')[0], reject.Field)).Order()
        );
        await using var db = database.CreateDbContext();
        Assert.Equal("RNCP901", (await db.Set<Certification>().SingleAsync(Cancellation)).Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_flow_says_the_same_things_in_its_own_shape_and_stands_beside_the_tables(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        WriteTables(SheetHeader + Shepherd, Rome, Certifiers);
        await ImportAsync(database, _folder);
        var file = Write(FlowName, Flow);
        var trial = await ImportAsync(database, file, dryRun: true);
        var report = await ImportAsync(database, file);
        Assert.Equal((2, 2, 0), (report.Read, report.Added, report.RejectedCount));
        Assert.Equal(report.Added, trial.Added);
        Assert.Equal(
            (FlowName + ":20", "niveau"),
            Assert.Single(report.Corrected.Select(one => (one.Where, one.Field)))
        );
        var again = await ImportAsync(database, file);
        Assert.Equal(2, again.Unchanged);

        await using var db = database.CreateDbContext();
        Assert.Equal(
            ["rncp-2021-02", "rncp-2026-08-16"],
            await db.Set<ReferentialVersion>().Select(one => one.Version).Order().ToListAsync(Cancellation)
        );
        var shepherd = (await Certifications.LoadAsync(db, null, Cancellation)).Find("RNCP901")!;
        Assert.Equal(
            ("Laine & toison d'essai", "Brevet d'essai", 4, "Centre d'essai", true, new DateOnly(2029, 8, 31)),
            (shepherd.Title, shepherd.Type, shepherd.Level, shepherd.Certifier, shepherd.IsActive, shepherd.EndsOn)
        );
        Assert.Equal(["A1401", "A1403"], shepherd.RomeCodes);
        Assert.Equal(
            [("21054", "Laine & feutre d'essai"), ("21055", "Tonte d'essai"), ("21056", null)],
            shepherd.Domains.Select(domain => (domain.Formacode, domain.Label))
        );
        Assert.Equal(shepherd.From, shepherd.Domains[0].From);
        Assert.Equal(["RNCP900"], shepherd.Replaces);
        Assert.Equal("rncp-2026-08-16", shepherd.From.Version);
    }

    [Fact]
    public async Task The_flow_is_read_in_its_archive_and_the_specific_directory_is_an_edition_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var path = Path.Combine(_folder, "export-fiches-rs-v4-1-2026-08-16.zip");
        await using (var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Cancellation))
        await using (var entry = await archive.CreateEntry("export_fiches_RS_V4_1.xml").OpenAsync(Cancellation))
            await entry.WriteAsync(
                Encoding.UTF8.GetBytes(Flow.Replace("RNCP90", "RS90", StringComparison.Ordinal)),
                Cancellation
            );
        Assert.Equal(2, (await ImportAsync(database, path)).Added);
        await using var db = database.CreateDbContext();
        Assert.Equal("rs-2026-08-16", (await db.Set<ReferentialVersion>().SingleAsync(Cancellation)).Version);
        Assert.NotNull((await Certifications.LoadAsync(db, null, Cancellation)).Find("RS901"));
    }

    [Fact]
    public async Task A_text_without_end_leaves_its_sheet_out_and_a_strange_code_only_itself()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var endless = Flow.Replace("Tissage", new string('x', 200_000), StringComparison.Ordinal)
            .Replace("A1403", "B11", StringComparison.Ordinal);
        var report = await ImportAsync(database, Write(FlowName, endless));
        Assert.Equal((2, 1), (report.Read, report.Added));
        Assert.Equal("INTITULE", Assert.Single(report.Rejected).Field);
        Assert.Contains(report.Corrected, one => one.Field == "code ROME");
        await using var db = database.CreateDbContext();
        Assert.Equal("A1401", (await db.Set<Certification>().SingleAsync(Cancellation)).RomeCodes);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_Formacode_that_the_flow_names_twice_keeps_its_first_name_and_a_strange_one_has_none(
        string engine
    )
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        const string Other =
            "<FORMACODES><FORMACODE><CODE>21054</CODE><LIBELLE>Autre nom</LIBELLE></FORMACODE><FORMACODE><CODE>9</CODE><LIBELLE>Étrange</LIBELLE></FORMACODE></FORMACODES><ACTIF>Non</ACTIF>";
        var file = Write(FlowName, Flow.Replace("<ACTIF>Non</ACTIF>", Other, StringComparison.Ordinal));
        var report = await ImportAsync(database, file);
        Assert.Equal((2, 0), (report.Added, report.RejectedCount));
        Assert.Equal(
            ["code Formacode", "libellé Formacode", "niveau"],
            report.Corrected.Select(one => one.Field).Order()
        );
        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal(
            [("21054", "Laine & feutre d'essai")],
            all.Find("RNCP902")!.Domains.Select(domain => (domain.Formacode, domain.Label))
        );
        Assert.Equal(2, await db.Set<FormacodeLabel>().CountAsync(Cancellation));
    }

    public static TheoryData<string, string, string> Refused { get; } =
        new()
        {
            { FlowName, "<autre/>", "wrong-format" },
            { FlowName, "<FICHES><VERSION_FLUX>4.1</VERSION_FLUX></FICHES>", "wrong-format" },
            { FlowName, Flow.Replace(">4.1<", ">5.0<", StringComparison.Ordinal), "wrong-format" },
            { FlowName, Flow[..^40], "file-cut-short" },
            {
                FlowName,
                "<!DOCTYPE FICHES [<!ENTITY a \"a\">]><FICHES><FICHE><INTITULE>&a;</INTITULE></FICHE></FICHES>",
                "wrong-format"
            },
            { FlowName, "", "empty-file" },
            { "export.xml", Flow, "unknown-edition" },
            { "rncp_rome.v1.4.csv", Rome, "wrong-format" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_the_directory_or_not_whole_is_refused_and_nothing_is_written(
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
        Assert.Empty(await db.Set<ReferentialVersion>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_folder_without_one_of_the_three_tables_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        WriteTables(SheetHeader + Shepherd, Rome, Certifiers);
        File.Delete(Path.Combine(_folder, "rncp_rome.v1.4.csv"));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, _folder));
        Assert.Equal("wrong-format", refusal.Code);
        Assert.Contains("rncp_rome", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_tables_of_2021_go_in_and_twice_change_nothing()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var folder = RepositoryRoot.SharedData("data/certifications/rncp-2021");
        var first = await ImportAsync(database, folder);
        Assert.Equal((98_914, 174), (first.Read, first.RejectedCount));
        Assert.All(first.Rejected, reject => Assert.Equal("Rome", reject.Field));
        // A line may repeat what the other end of a succession said.
        Assert.Equal((98_694, 46), (first.Added, first.Unchanged));
        Assert.Empty(first.Corrected);
        var second = await ImportAsync(database, folder);
        Assert.Equal((98_914, 0, 0, 98_740), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        Assert.Equal(17_369, await db.Set<Certification>().CountAsync(Cancellation));
        Assert.Equal(3_406, await db.Set<CertificationSuccession>().CountAsync(Cancellation));
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        Assert.Equal(4_481, all.All.Count(one => one.IsActive == true));
        Assert.All(all.All, one => Assert.True(one.Title.Length > 1 && !one.Title.Contains('\n'), one.Code));
        Assert.All(all.All, one => Assert.True(one.Level is >= 3 and <= 8, one.Code));
        Assert.Equal(
            ("Métiers de la pierre", "Brevet professionnel", 4, new DateOnly(2016, 8, 31)),
            (
                all.Find("RNCP1000")!.Title,
                all.Find("RNCP1000")!.Type,
                all.Find("RNCP1000")!.Level,
                all.Find("RNCP1000")!.EndsOn
            )
        );
        Assert.Contains("RNCP32230", all.SuccessorsOf("RNCP1000"));
    }

    [Fact]
    public async Task Certif_Info_and_the_tables_of_2021_are_both_shown_where_they_disagree()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await ImportAsync(database, RepositoryRoot.SharedData("data/certifications/rncp-2021"));
        await new CertifInfoImport(database, TimeProvider.System).RunAsync(
            RepositoryRoot.SharedData("data/certifications/certifinfo/certif_info.csv.gz"),
            dryRun: false,
            progress: null,
            Cancellation
        );
        await using var db = database.CreateDbContext();
        var all = await Certifications.LoadAsync(db, null, Cancellation);
        var level = all.Find("RNCP35000")!.Disagreements.Single(one => one.Fact == CertificationFact.Level);
        Assert.Equal([6, 5], level.Told.Select(one => one.Level));
        Assert.Equal(["certifinfo-2024-06-28", "rncp-2021-02"], level.Told.Select(one => one.From.Version));
        var facts = all.All.SelectMany(one => one.Disagreements).CountBy(one => one.Fact).ToDictionary();
        // Of 1,356 codes that both have; Certif Info tells no end and no state.
        Assert.Equal(
            (5, 0, 0),
            (
                facts[CertificationFact.Level],
                facts.GetValueOrDefault(CertificationFact.EndsOn),
                facts.GetValueOrDefault(CertificationFact.IsActive)
            )
        );
        Assert.InRange(facts[CertificationFact.Title], 1, 400);
    }

    // As the real ones: Windows-1252.
    private void WriteTables(string sheets, string rome, string certifiers)
    {
        var letters = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        File.WriteAllText(Path.Combine(_folder, "rncp_info.v1.4.csv"), sheets, letters);
        File.WriteAllText(Path.Combine(_folder, "rncp_rome.v1.4.csv"), rome, letters);
        File.WriteAllText(Path.Combine(_folder, "rncp_certificateurs.v1.4.csv"), certifiers, letters);
        File.WriteAllText(Path.Combine(_folder, "rncp_nsf.v1.4.csv"), "CodeRNCP;code;Libelle;;\n", letters);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path, bool dryRun = false) =>
        new RncpImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(path, dryRun, progress: null, Cancellation);
}
