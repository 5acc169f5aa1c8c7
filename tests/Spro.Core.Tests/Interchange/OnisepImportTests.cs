using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Onisep;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class OnisepImportTests : IDisposable
{
    private const string Csv = """
        "libellé métier";"lien site onisep.fr";"nom publication";"code ROME";"libellé ROME"
        "berger / bergère d'essai";http://www.onisep.fr/http/redirection/metier/slug/MET.1;"Un livre";A1401;x
        "berger / bergère d'essai";http://www.onisep.fr/http/redirection/metier/slug/MET.1;"Un autre; plus épais";A1401;x
        luthier;http://www.onisep.fr/http/redirection/metier/slug/MET.2;;;

        """;

    private const string Json = """
        [
          {"libelle_metier":"chargé \/chargée d'essai","lien_site_onisepfr":"https:\/\/www.onisep.fr\/http\/redirection\/metier\/slug\/MET.1","annee":2024,"code_rome":"A1401 | A15 | A1403"},
          {"libelle_metier":"luthier","lien_site_onisepfr":"https:\/\/www.onisep.fr\/http\/redirection\/metier\/slug\/MET.2","annee":null,"code_rome":""}
        ]
        """;

    private const string CopiedJson = """
        [{"libelle":"berger / bergère","codes_rome":[{"code":"A1401","libelle":"K9999"},{"code":"A15"}],
          "url_onisep":"https://www.onisep.fr/http/redirection/metier/slug/MET.1","date_de_modification":"05/03/2026"}]
        """;

    private const string Items =
        "<root><item><libelle_metier>berger / bergère d'essai</libelle_metier>"
        + "<lien_site_onisepfr>https://www.onisep.fr/http/redirection/metier/slug/MET.1</lien_site_onisepfr>"
        + "<nom_publication/><code_rome>A1401</code_rome></item>"
        + "<item><libelle_metier><![CDATA[luthier & fils]]></libelle_metier>"
        + "<lien_site_onisepfr>https://www.onisep.fr/http/redirection/metier/slug/MET.2</lien_site_onisepfr></item></root>";

    private const string Sheets = """
        <?xml version="1.0" encoding="UTF-8"?><metiers xmlns:exsl="http://exslt.org/common">
        <metier>
          <identifiant>MET.1</identifiant>
          <nom_metier>berger/ère</nom_metier>
          <libelle_feminin>bergère</libelle_feminin><libelle_masculin>berger</libelle_masculin>
          <synonymes>
            <synonyme><nom_metier>x</nom_metier><libelle_feminin>pâtre</libelle_feminin><libelle_masculin>pâtre </libelle_masculin></synonyme>
            <synonyme><libelle_feminin>gardienne ovins / caprins</libelle_feminin><libelle_masculin>gardien ovins / caprins</libelle_masculin></synonyme>
          </synonymes>
          <romesV3><romeV3>A1401</romeV3><romeV3>A15</romeV3></romesV3>
          <nature_travail><![CDATA[<p>Un texte <identifiant>MET.9</identifiant> qui reste là-bas.</p>]]></nature_travail>
          <metiers_associes><metier_associe><id>MET.3</id><libelle>x</libelle></metier_associe></metiers_associes>
          <formations_min_requise>
            <formation_min_requise><id>FOR.10</id><libelle>Brevet d'essai</libelle></formation_min_requise>
          </formations_min_requise>
          <publications/>
        </metier>
        <metier><identifiant>MET.2</identifiant><libelle_feminin>luthière</libelle_feminin><libelle_masculin>luthier</libelle_masculin><synonymes/><romesV3/></metier>
        </metiers>
        """;

    private const string Trainings = """
        <?xml version="1.0" encoding="UTF-8"?><formations>
        <formation>
          <identifiant>FOR.10</identifiant><libelle_complet>brevet d'essai berger</libelle_complet>
          <type_Formation><type_formation_sigle>BE</type_formation_sigle><type_formation_libelle>brevet d'essai</type_formation_libelle></type_Formation>
          <duree_formation>2 ans</duree_formation><descriptif_acces><![CDATA[<p>x</p>]]></descriptif_acces>
          <url>https://www.francecompetences.fr/recherche/rncp/90001/</url>
          <niveau_certification>niveau 4 (bac ou équivalent)</niveau_certification>
          <metiers_formation><metier><id>MET.1</id><synonymes><synonyme><id>MET.7</id></synonyme></synonymes></metier></metiers_formation>
          <modification_date>17/05/2024</modification_date>
        </formation>
        <formation>
          <identifiant>FOR.11</identifiant><libelle_complet>formation d'essai</libelle_complet>
          <type_Formation><type_formation_libelle>formation d'école</type_formation_libelle></type_Formation>
          <duree_formation/><url>http://eduscol.example/90001/</url><niveau_certification>non inscrit au RNCP</niveau_certification>
          <metiers_formation/><modification_date/>
        </formation>
        </formations>
        """;

    private const string Passage = """
        <root><item><certif_info_ci_identifiant>50</certif_info_ci_identifiant><ci_niveau_europeen>4</ci_niveau_europeen><ci_code_rncp>90002</ci_code_rncp><ideo_identifiant_formation>FOR.10</ideo_identifiant_formation><ideo_libelle_complet_formation>BE berger</ideo_libelle_complet_formation></item>
        <item><certif_info_ci_identifiant>51</certif_info_ci_identifiant><ci_code_rncp/><ideo_identifiant_formation>FOR.12</ideo_identifiant_formation><ideo_libelle_complet_formation>autre brevet</ideo_libelle_complet_formation></item>
        <item><certif_info_ci_identifiant>52</certif_info_ci_identifiant><ci_code_rncp>90003</ci_code_rncp><ideo_identifiant_formation/><ideo_libelle_complet_formation/></item></root>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-onisep-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachDatabase]
    public async Task Every_form_of_a_folder_goes_in_as_an_edition_and_the_same_folder_changes_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        WriteAll();
        var trial = await ImportAsync(database, _folder, dryRun: true);
        var first = await ImportAsync(database, _folder);
        Assert.Equal((13, 11, 2, 0), (first.Read, first.Added, first.Unchanged, first.RejectedCount));
        Assert.Equal(first.Added, trial.Added);
        Assert.All(
            first.Corrected,
            one => Assert.Contains("« A15 » n'est pas un code ROME", one.Reason, StringComparison.Ordinal)
        );
        var second = await ImportAsync(database, _folder);
        Assert.Equal((13, 0, 0, 13), (second.Read, second.Added, second.Changed, second.Unchanged));

        await using var db = database.CreateDbContext();
        Assert.Equal(
            [
                ("2022-metiers", null),
                ("2024-06-25-fiches-formations", new DateOnly(2024, 6, 25)),
                ("2024-06-25-fiches-metiers", new DateOnly(2024, 6, 25)),
                ("2024-06-metiers", new DateOnly(2024, 6, 1)),
                ("2025-10-passage", new DateOnly(2025, 10, 1)),
                ("2026-04-metiers", new DateOnly(2026, 4, 1)),
            ],
            (await db.Set<ReferentialVersion>().OrderBy(one => one.Version).ToListAsync(Cancellation)).Select(one =>
                (one.Version, one.Date)
            )
        );
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));

        var sheets = await OnisepSheets.LoadAsync(db, null, Cancellation);
        // The newest list has lost the luthier, and names the shepherd.
        var shepherd = Assert.Single(sheets.Occupations);
        Assert.Equal(
            ("MET.1", "berger / bergère", "berger ou bergère", new DateOnly(2026, 3, 5), "2026-04-metiers"),
            (shepherd.Id, shepherd.Title, shepherd.Name, shepherd.UpdatedOn, shepherd.From.Version)
        );
        Assert.Equal("https://www.onisep.fr/http/redirection/metier/slug/MET.1", shepherd.Address);
        Assert.Equal(["A1401"], shepherd.RomeCodes);
        Assert.Equal(["gardien ovins/caprins / gardienne ovins/caprins", "pâtre"], shepherd.OtherTitles);

        var brevet = Assert.Single(sheets.PreparingFor("rncp90001"));
        Assert.Equal(
            ("FOR.10", "brevet d'essai berger", "brevet d'essai", "2 ans", 4, new DateOnly(2024, 5, 17)),
            (brevet.Id, brevet.Title, brevet.Type, brevet.Duration, brevet.Level, brevet.UpdatedOn)
        );
        Assert.Equal("https://www.onisep.fr/http/redirection/formation/slug/FOR.10", brevet.Address);
        Assert.Equal(brevet, Assert.Single(sheets.PreparingFor("RNCP90002")));
        Assert.Equal(brevet, Assert.Single(sheets.PreparingFor("CI50")));
        Assert.Empty(sheets.PreparingFor("RNCP90003"));
        Assert.Equal("autre brevet", Assert.Single(sheets.PreparingFor("CI51")).Title);
        Assert.Equal(brevet, Assert.Single(sheets.LeadingTo(shepherd)));
        Assert.Equal(shepherd, Assert.Single(sheets.After(brevet)));
        var other = sheets.Trainings.Single(sheet => sheet.Id == "FOR.11");
        Assert.Equal((null, null, null), (other.Duration, other.Level, other.UpdatedOn));
        Assert.Empty(other.Codes);
        Assert.Same(sheets, await OnisepSheets.LoadAsync(db, sheets, Cancellation));
    }

    [Fact]
    public async Task Sheets_are_read_in_their_archive_and_tables_gzipped()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var path = Path.Combine(_folder, "Fiches_metiers_25062024.xml.zip");
        await using (var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Cancellation))
        await using (var entry = await archive.CreateEntry("Fiches.xml").OpenAsync(Cancellation))
            await entry.WriteAsync(Encoding.UTF8.GetBytes(Sheets), Cancellation);
        Assert.Equal(2, (await ImportAsync(database, path)).Added);
        var table = Path.Combine(_folder, "passage_2025-10.xml.gz");
        await using (var gzip = new GZipStream(File.Create(table), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Passage), Cancellation);
        Assert.Equal(2, (await ImportAsync(database, table)).Added);
    }

    [Fact]
    public async Task A_bad_record_is_left_out_with_its_reason_and_the_others_stay()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var report = await ImportAsync(
            database,
            Write(
                "metiers_2024.csv",
                Csv
                    + "autre;http://www.onisep.fr/http/redirection/metier/slug/MET.1;;A1401;x\n"
                    + "ailleurs;http://ailleurs.example/MET.3;;A1401;x\n"
                    + ";http://www.onisep.fr/http/redirection/metier/slug/MET.4;;A1401;x\n"
                    + "court;MET.5\n"
                    + $"{new string('x', 1_001)};MET.6;;;\n"
            )
        );
        Assert.Equal((8, 2, 5), (report.Read, report.Added, report.RejectedCount));
        Assert.Equal(
            ["identifiant", "libelle_metier", "libelle_metier", "lien_site_onisepfr", "ligne"],
            report.Rejected.Select(reject => reject.Field).Order(StringComparer.Ordinal)
        );
        var sheets = await ImportAsync(
            database,
            Write(
                "fiches_2024-06-25.xml",
                Sheets
                    .Replace("FOR.10", "10", StringComparison.Ordinal)
                    .Replace("luthière", new string('x', 5_000), StringComparison.Ordinal)
            )
        );
        Assert.Equal((2, 0), (sheets.Read, sheets.Added));
        Assert.Equal(
            ["formations_min_requise/formation_min_requise/id", "libelle_feminin"],
            sheets.Rejected.Select(reject => reject.Field)
        );
        Assert.Equal(["fiches_2024-06-25.xml:2", "fiches_2024-06-25.xml:18"], sheets.Rejected.Select(one => one.Where));
        var trainings = await ImportAsync(
            database,
            Write("fiches_2024.xml", Trainings.Replace("17/05/2024", "mai", StringComparison.Ordinal))
        );
        Assert.Equal("modification_date", Assert.Single(trainings.Rejected).Field);
        await using var db = database.CreateDbContext();
        Assert.Equal(
            ["MET.1", "MET.2"],
            await db.Set<OnisepOccupation>().Select(one => one.SheetId).Order().ToListAsync(Cancellation)
        );
        Assert.Equal("FOR.11", (await db.Set<OnisepTraining>().SingleAsync(Cancellation)).SheetId);
    }

    public static TheoryData<string, string, string> Refused { get; } =
        new()
        {
            { "fiches_2024.xml", "<autre/>", "wrong-format" },
            { "fiches_2024.xml", "<metiers/>", "wrong-format" },
            { "fiches_2024.xml", "<metiers><formation/></metiers>", "wrong-format" },
            { "fiches_2024.xml", "pas du XML", "wrong-format" },
            { "fiches_2024.xml", "", "empty-file" },
            { "fiches_2024.xml", "<root></root>", "empty-file" },
            { "fiches_2024.xml", "<root><item><uai>1</uai></item></root>", "wrong-format" },
            { "fiches_2024.xml", Sheets[..^30], "file-cut-short" },
            { "fiches_2024.xml", Items[..^20], "file-cut-short" },
            { "fiches_2024.xml", "<!DOCTYPE metiers [<!ENTITY a \"a\">]><metiers><metier/></metiers>", "wrong-format" },
            { "fiches_2024.zip", "ni zip ni XML", "wrong-format" },
            { "metiers_2024.csv", "a;b\n1;2\n", "wrong-format" },
            { "metiers_2024.csv", "", "empty-file" },
            { "metiers_2024.csv", Csv[..^60], "file-cut-short" },
            { "metiers_2024.json", "{\"ENS.1\":{\"jpo\":[]}}", "wrong-format" },
            { "metiers_2024.json", "[{\"nom\":1}]", "wrong-format" },
            { "metiers_2024.json", Json[..^20], "file-cut-short" },
            { "metiers_2024.json", "[", "file-cut-short" },
            { "metiers.csv", Csv, "unknown-edition" },
            { "metiers.txt", "a;b", "wrong-format" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_of_Onisep_or_not_whole_is_refused_in_one_line_and_nothing_is_written(
        string name,
        string text,
        string code
    )
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var file = Write(name, text);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, file));
        Assert.Equal(code, refusal.Code);
        Assert.DoesNotContain('\n', refusal.Message);
        await AssertEmptyAsync(database);
    }

    [Fact]
    public async Task Letters_of_another_encoding_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        foreach (var (name, text) in new[] { ("m_2024.csv", Csv), ("m_2024.json", CopiedJson), ("m_2024.xml", Items) })
        {
            var file = Path.Combine(_folder, name);
            await File.WriteAllTextAsync(file, text, Encoding.Latin1, Cancellation);
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, file));
            Assert.Contains(refusal.Code, new[] { "wrong-encoding", "file-cut-short" });
        }
        await AssertEmptyAsync(database);
    }

    [Fact]
    public async Task A_damaged_file_of_a_folder_leaves_the_sound_ones_out_too_and_foreign_ones_are_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        WriteAll();
        Write("onisep-2026/lycees.csv", "\"Identifiant\";\"UAI\"\n1;2\n");
        Write("onisep-2026/jpo_2025.json", "{\"ENS.1\":{\"jpo\":[]}}");
        Write("onisep-2026/lisezmoi.txt", "x");
        var cut = Write("onisep-2027/metiers.xml", Items[..^40]);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, _folder));
        Assert.Equal("file-cut-short", refusal.Code);
        Assert.Contains("metiers.xml", refusal.Message, StringComparison.Ordinal);
        await AssertEmptyAsync(database);
        File.Delete(cut);
        Assert.Equal(13, (await ImportAsync(database, _folder)).Read);
        var other = Directory.CreateDirectory(Path.Combine(_folder, "autre-2024")).FullName;
        refusal = await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(database, other));
        Assert.Equal("wrong-format", refusal.Code);
    }

    [Fact]
    public void A_file_cut_anywhere_or_with_any_byte_changed_never_breaks_the_reading()
    {
        (string Name, byte[] Bytes)[] files =
        [
            ("a-2024.csv", Encoding.UTF8.GetBytes(Csv)),
            ("b-2024.json", Encoding.UTF8.GetBytes(Json)),
            ("c-2024.json", Encoding.UTF8.GetBytes(CopiedJson)),
            ("d-2024.xml", Encoding.UTF8.GetBytes(Items)),
            ("e-2024.xml", Encoding.UTF8.GetBytes(Sheets)),
            ("f-2024.xml", Encoding.UTF8.GetBytes(Trainings)),
            ("g-2024.xml", Encoding.UTF8.GetBytes(Passage)),
        ];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double.Unit, Gen.Double.Unit, Gen.Byte)
            .Sample(
                change =>
                {
                    var (index, cut, at, value) = change;
                    var bytes = files[index].Bytes[..(int)(files[index].Bytes.Length * cut)];
                    if (bytes.Length > 0)
                        bytes[(int)(bytes.Length * at)] = value;
                    ReadOrRefuse(files[index].Name, bytes);
                },
                threads: 1,
                iter: 500
            );
    }

    private void ReadOrRefuse(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        try
        {
            ReadAsync(path).GetAwaiter().GetResult();
        }
        catch (RefusedException refusal)
        {
            Assert.NotEqual("", refusal.Message);
        }
    }

    private static async Task ReadAsync(string path)
    {
        var files = await OnisepFile.FindAsync(path, new DateOnly(2026, 11, 24), Cancellation);
        await foreach (var record in files[0].ReadAsync(Cancellation))
            Assert.True(record.Problem is null || record.Rows.Count == 0);
    }

    private static async Task AssertEmptyAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<ReferentialVersion>().ToListAsync(Cancellation));
        Assert.Empty(await db.Set<OnisepOccupation>().ToListAsync(Cancellation));
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancellation));
    }

    private void WriteAll()
    {
        Write("onisep-2022/ideo-metiers_2022.csv", '\uFEFF' + Csv);
        Write("onisep-2024-06/ideo-metiers_5fa5949243f97.json", Json);
        Write("onisep-2024-06/Fiches_metiers_25062024.xml", Sheets);
        Write("onisep-2024-06/Fiches_Formations_25062024.xml", Trainings);
        Write("onisep-2025-10/table_de_passage.xml", Passage);
        Write("onisep-2026/metiers_2026-04.json", CopiedJson);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<ImportReport> ImportAsync(TestDatabase database, string path, bool dryRun = false) =>
        new OnisepImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(path, dryRun, progress: null, Cancellation);
}
