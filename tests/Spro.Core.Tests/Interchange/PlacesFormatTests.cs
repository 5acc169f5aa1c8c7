using MiniExcelLibs;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Interchange;

public sealed class PlacesFormatTests : IAsyncLifetime
{
    private static readonly PlacesFormat Format = new(ImportFixture.Region, ColumnMapping.None);
    private ImportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ImportFixture.OnAsync("sqlite");

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Every_column_of_the_template_reaches_its_record()
    {
        var row = new Dictionary<string, string>
        {
            ["structure_id"] = "s1",
            ["structure_nom"] = "Maison d'essai",
            ["reseau"] = "CIO",
            ["siret"] = "123 456 789 00012",
            ["lieu_id"] = "l1",
            ["lieu_nom"] = "Bus d'essai",
            ["type"] = "mobile",
            ["code_postal"] = "85350",
            ["commune"] = "L'Île-d'Yeu",
            ["code_insee"] = "85113",
            ["latitude"] = "46,71",
            ["longitude"] = "-2,35",
            ["horaires"] = "Mo-Fr 09:00-12:00",
            ["telephone"] = "+33 2 61 91 00 01",
            ["courriel"] = "accueil@example.org",
            ["contact_ecrit"] = "SMS au 06 39 98 00 01",
            ["rendez_vous"] = "https://example.org/rdv",
            ["canaux"] = "sur place, téléphone",
            ["plain_pied"] = "non",
            ["statut"] = "fermé temporairement",
            ["fermetures"] = "2026-12-24/2027-01-02 congés | 2026-12-15 09:00-12:00 ouvert le matin",
            ["passages"] = "2026-12-03 09:30-12:00 85113 Port-Joinville",
            ["service_nom"] = "Premier accueil",
            ["niveau"] = "conseil",
            ["besoins"] = "info_jobs, vae",
            ["age_min"] = "16",
            ["age_max"] = "25",
            ["zones"] = "85, 85113, 248500191",
            ["confirme_le"] = "2026-11-01",
            ["fictif"] = "oui",
        };
        var report = await _fixture.ImportAsync(Format, Csv(row));
        Assert.Empty(report.Rejected);
        var place = await _fixture.PlaceAsync("l1");
        Assert.Equal((PlaceKind.Mobile, "85113", "85"), (place.Kind, place.CommuneCode, place.DepartmentCode));
        Assert.Equal((46.71, -2.35, false), (place.Latitude, place.Longitude, place.PositionIsCommune));
        Assert.Equal("02 61 91 00 01", place.Phone);
        Assert.Equal(Channels.Place | Channels.Phone, place.Channels);
        Assert.False(place.StepFree);
        Assert.True(place.IsFictitious);
        Assert.Equal(PlaceStatus.TemporarilyClosed, place.Status);
        Assert.Equal(["congés", "ouvert le matin"], place.Exceptions.Select(one => one.Reason));
        Assert.Equal([null, "09:00-12:00"], place.Exceptions.Select(one => one.Hours));
        var stop = Assert.Single(place.Stops);
        Assert.Equal(("85113", "Port-Joinville", new TimeOnly(9, 30)), (stop.CommuneCode, stop.Address, stop.Opens));
        var service = Assert.Single(await _fixture.AllAsync<ServiceOffer>());
        Assert.Equal(
            (ServiceLevel.PersonalAdvice, 16, 25, place.Id),
            (service.Level, service.MinimumAge, service.MaximumAge, service.PlaceId)
        );
        Assert.Equal(["info_jobs", "vae"], service.Needs);
        Assert.Equal("12345678900012", Assert.Single(await _fixture.AllAsync<Structure>()).Siret);
    }

    [Theory]
    [InlineData("service_nom", "")]
    [InlineData("reseau", "INCONNU")]
    [InlineData("code_insee", "44999")]
    [InlineData("code_insee", "abc")]
    [InlineData("code_postal", "4400")]
    [InlineData("departement", "44")]
    [InlineData("type", "volant")]
    [InlineData("canaux", "pigeon")]
    [InlineData("statut", "peut-être")]
    [InlineData("besoins", "argent")]
    [InlineData("age_min", "200")]
    [InlineData("age_min", "-3")]
    [InlineData("zones", "DROP TABLE")]
    [InlineData("confirme_le", "2031-01-01")]
    [InlineData("confirme_le", "31/02/2026")]
    [InlineData("fermetures", "demain")]
    [InlineData("fermetures", "2026-12-24/2026-12-01")]
    [InlineData("passages", "2026-12-03 12:00-09:00 53130")]
    [InlineData("siret", "12")]
    [InlineData("structure_nom", "=cmd")]
    [InlineData("structure_nom", "<script>alert(1)</script>")]
    public async Task A_value_that_means_nothing_rejects_its_line_by_its_field(string column, string value)
    {
        var row = Sound();
        row["service_nom"] = "Premier accueil";
        row[column] = value;
        row["conditions"] = "Avoir un projet";
        var report = await _fixture.ImportAsync(Format, Csv(row));
        if (value == "=cmd" || column == "code_postal")
        {
            // The formula is disarmed, and the lost zero given back: what is left is a sound value.
            Assert.Empty(report.Rejected);
            return;
        }
        var reject = Assert.Single(report.Rejected);
        Assert.Equal(column, reject.Field);
        Assert.Equal("lieux.csv:2", reject.Where);
        Assert.DoesNotContain('<', reject.Reason);
        Assert.Empty(await _fixture.AllAsync<Place>());
    }

    [Theory]
    [InlineData("46.71", "-2.35", "46.71", false)] // right
    [InlineData("-0.7734", "48.0733", "48.0733", false)] // exchanged
    [InlineData("48.0733", "-0.7734", "48.0733", false)]
    [InlineData("0", "0", null, true)] // in the sea, off Africa
    [InlineData("48.85", "2.35", null, true)] // Paris
    [InlineData("NaN", "x", null, true)]
    [InlineData("", "", null, true)]
    public async Task A_position_that_cannot_be_gives_way_to_that_of_the_commune(
        string latitude,
        string longitude,
        string? expected,
        bool isCommune
    )
    {
        var row = Sound();
        row["code_insee"] = latitude == "46.71" ? "85113" : "53130";
        row["latitude"] = latitude;
        row["longitude"] = longitude;
        var report = await _fixture.ImportAsync(Format, Csv(row));
        Assert.Empty(report.Rejected);
        var place = await _fixture.PlaceAsync("l1");
        Assert.Equal(isCommune, place.PositionIsCommune);
        if (expected is not null)
            Assert.Equal(double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), place.Latitude);
        else
            Assert.InRange(place.Latitude!.Value, 47.9, 48.2);
    }

    [Fact]
    public async Task Hours_that_do_not_parse_keep_the_place_and_are_shown_to_be_confirmed()
    {
        var row = Sound();
        row["horaires"] = "tous les jours sauf quand il pleut";
        var report = await _fixture.ImportAsync(Format, Csv(row));
        var place = await _fixture.PlaceAsync("l1");
        Assert.Null(place.Hours);
        Assert.Equal("Horaires à confirmer : tous les jours sauf quand il pleut", place.HoursNote);
        Assert.Equal("horaires", Assert.Single(report.Corrected).Field);
    }

    [Theory]
    [InlineData("jean.dupont@example.org")]
    [InlineData("j.dupont@example.org")]
    [InlineData("marie@example.org")]
    [InlineData("accueil.structure@gmail.com")]
    [InlineData("Marie-Claude_Durand@example.org")]
    [InlineData("pas une adresse")]
    public async Task A_personal_address_is_never_kept(string address)
    {
        var row = Sound();
        row["courriel"] = address;
        row["horaires_precision"] = $"Écrire à {address} la veille";
        await _fixture.ImportAsync(Format, Csv(row));
        var place = await _fixture.PlaceAsync("l1");
        Assert.Null(place.Email);
        if (address.Contains('@', StringComparison.Ordinal))
            Assert.DoesNotContain(address, place.HoursNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accueil@example.org")]
    [InlineData("contact.laval@example.org")]
    [InlineData("saint-martin@france-services.gouv.fr")]
    [InlineData("cio.laval@example.org")]
    public async Task The_address_of_a_service_is_kept(string address)
    {
        var row = Sound();
        row["courriel"] = address;
        await _fixture.ImportAsync(Format, Csv(row));
        Assert.Equal(address, (await _fixture.PlaceAsync("l1")).Email);
    }

    [Fact]
    public async Task Every_network_and_every_need_that_the_service_knows_can_be_written_in_the_list()
    {
        var rows = Networks
            .BuiltIn.Select((network, rank) => $"s{rank};Structure d'essai;{network.Code};53130;;")
            .Concat(NeedCodes.All.Select((need, rank) => $"n{rank};Structure d'essai;;53130;Conseil;{need}"));
        var report = await _fixture.ImportAsync(
            Format,
            _fixture.File(
                "lieux.csv",
                "structure_id;structure_nom;reseau;code_insee;service_nom;besoins\n" + string.Join('\n', rows) + "\n"
            )
        );
        Assert.Empty(report.Rejected);
        Assert.Equal(Networks.BuiltIn.Count + NeedCodes.All.Count, report.Added);
    }

    [Fact]
    public async Task A_list_written_in_a_French_spreadsheet_needs_no_retyping()
    {
        var row = Sound();
        row["reseau"] = "Cap emploi";
        row["type"] = "Fixe";
        row["statut"] = "FERME TEMPORAIREMENT";
        row["plain_pied"] = "Oui";
        row["fictif"] = "NON";
        row["canaux"] = "Sur place, TELEPHONE";
        row["telephone"] = "261910001";
        row["confirme_le"] = "01/11/2026";
        row["fermetures"] = "24/12/2026 au 02/01/2027 congés | 31/12/2026 09:00-12:00 motif | 24/12/2028/02/01/2029";
        row["passages"] = "03/12/2026 09:30-12:00 85113 Port-Joinville";
        row["service_nom"] = "Conseil";
        row["niveau"] = "Premier Accueil";
        row["besoins"] = "Job search";
        var report = await _fixture.ImportAsync(Format, Csv(row));
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Corrected);
        var place = await _fixture.PlaceAsync("l1");
        Assert.Equal("CAP_EMPLOI", Assert.Single(await _fixture.AllAsync<Structure>()).NetworkCode);
        Assert.Equal(
            (PlaceStatus.TemporarilyClosed, true, Channels.Place | Channels.Phone),
            (place.Status, place.StepFree, place.Channels)
        );
        Assert.Equal(("02 61 91 00 01", new DateOnly(2026, 11, 1)), (place.Phone, place.ConfirmedOn));
        Assert.Equal(
            [new(2027, 1, 2), new(2026, 12, 31), new DateOnly(2029, 1, 2)],
            place.Exceptions.Select(one => one.To)
        );
        Assert.Equal(new DateOnly(2026, 12, 3), Assert.Single(place.Stops).Date);
        var service = Assert.Single(await _fixture.AllAsync<ServiceOffer>());
        Assert.Equal((ServiceLevel.FirstAnswer, "job_search"), (service.Level, Assert.Single(service.Needs)));
    }

    [Theory]
    [InlineData("2,61910E+08")]
    [InlineData("012345678")]
    public async Task A_number_that_a_spreadsheet_spoilt_is_not_taken_for_a_telephone(string number)
    {
        var row = Sound();
        row["telephone"] = number;
        Assert.Equal("telephone", Assert.Single((await _fixture.ImportAsync(Format, Csv(row))).Corrected).Field);
        Assert.Null((await _fixture.PlaceAsync("l1")).Phone);
    }

    [Fact]
    public async Task A_cell_of_several_lines_is_no_markup_whatever_ends_its_lines()
    {
        var row = Sound();
        row["venir"] = "Par le bus.\r\nPar le train.";
        row["apporter"] = "Rien\u0007.";
        var report = await _fixture.ImportAsync(Format, Csv(row));
        Assert.Equal("apporter", Assert.Single(report.Corrected).Field);
        Assert.Equal("Par le bus.\nPar le train.", (await _fixture.PlaceAsync("l1")).HowToGetThere);
    }

    [Fact]
    public async Task Markup_and_formulas_do_not_reach_the_directory()
    {
        var row = Sound();
        row["lieu_nom"] = "=HYPERLINK(\"https://example.org\")";
        row["venir"] = "<img src=x onerror=alert(1)>Par le bus <scr<b>ipt>alert(2)</script> 12 < 14";
        row["site"] = "javascript:alert(1)";
        row["structure_site"] = "https://example.org/\"onclick=\"";
        row["adresse"] = "+cmd|' /C calc'!A0";
        var report = await _fixture.ImportAsync(Format, Csv(row));
        var place = await _fixture.PlaceAsync("l1");
        Assert.StartsWith("HYPERLINK", place.Name, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[a-z]", place.HowToGetThere);
        Assert.Contains("12 < 14", place.HowToGetThere, StringComparison.Ordinal);
        Assert.Null(place.Website);
        Assert.StartsWith("cmd", place.Address, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await _fixture.AllAsync<Structure>()).Website);
        Assert.Equal(
            ["adresse", "lieu_nom", "site", "structure_site", "venir"],
            report.Corrected.Select(one => one.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_unknown_column_refuses_the_file_by_its_name_until_it_is_mapped()
    {
        var file = _fixture.File(
            "liste.csv",
            "structure_id;structure_nom;Nom du site;code_insee;Remarques\ns1;Structure d'essai;Le lieu;53130;rien\n"
        );
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => _fixture.ImportAsync(Format, file));
        Assert.Equal("wrong-format", refusal.Code);
        Assert.Contains("Nom du site", refusal.Message, StringComparison.Ordinal);

        var mapping = ColumnMapping.Parse(["Nom du site=lieu_nom", "Remarques="]);
        await _fixture.ImportAsync(new PlacesFormat(ImportFixture.Region, mapping), file);
        Assert.Equal("Le lieu", (await _fixture.PlaceAsync("s1")).Name);
        Assert.Throws<RefusedException>(() => ColumnMapping.Parse(["rien"]));
    }

    [Fact]
    public async Task A_mapping_file_says_the_same_as_pairs()
    {
        var json = _fixture.File("map.json", """{"Id":"structure_id","Nom":"structure_nom","INSEE":"code_insee"}""");
        var file = _fixture.File("liste.csv", "Id;Nom;INSEE\ns1;Structure d'essai;53130\n");
        var mapping = await ColumnMapping.ReadAsync(json, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await _fixture.ImportAsync(new PlacesFormat(ImportFixture.Region, mapping), file)).Added);
        var wrong = _fixture.File("wrong.json", "[1]");
        await Assert.ThrowsAsync<RefusedException>(() =>
            ColumnMapping.ReadAsync(wrong, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_template_is_read_back_as_a_list_without_rows(bool workbook)
    {
        using var output = new MemoryStream();
        await PlacesTemplate.WriteAsync(output, workbook, TestContext.Current.CancellationToken);
        var file = _fixture.File(workbook ? "modele.xlsx" : "modele.csv", output.ToArray());
        var report = await _fixture.ImportAsync(Format, file);
        Assert.Equal((0, 0), (report.Read, report.Rejected.Count));
    }

    [Theory]
    [InlineData("jeunes, etudiants", "jeunes,etudiants", 0)]
    [InlineData("tous-publics, jeunes", "", 0)]
    [InlineData("jeunes, les grands", "jeunes", 1)]
    [InlineData("les grands", "", 1)]
    public async Task A_public_that_we_do_not_know_is_said_and_left_out(string written, string kept, int corrections)
    {
        var row = Sound();
        (row["service_nom"], row["publics"]) = ("Accueil", written);
        var report = await _fixture.ImportAsync(Format, Csv(row));
        Assert.Equal((1, corrections), (report.Added > 0 ? 1 : 0, report.Corrected.Count));
        Assert.All(report.Corrected, correction => Assert.Equal("publics", correction.Field));
        var service = Assert.Single(await _fixture.AllAsync<ServiceOffer>());
        Assert.Equal(kept, string.Join(',', service.Audiences));
    }

    [Fact]
    public async Task A_workbook_says_the_same_as_its_csv()
    {
        var row = Sound();
        row["code_postal"] = "1000";
        row["confirme_le"] = "2026-11-01";
        using var output = new MemoryStream();
        var cells = row.ToDictionary(
            pair => pair.Key,
            pair =>
                pair.Key == "confirme_le" ? (object)new DateTime(2026, 11, 1)
                : pair.Key == "code_postal" ? 1000
                : pair.Value
        );
        await output.SaveAsAsync(new[] { cells }, cancellationToken: TestContext.Current.CancellationToken);
        var report = await _fixture.ImportAsync(Format, _fixture.File("lieux.xlsx", output.ToArray()));
        Assert.Equal(1, report.Added);
        var place = await _fixture.PlaceAsync("l1");
        Assert.Equal(("01000", new DateOnly(2026, 11, 1)), (place.Postcode, place.ConfirmedOn));
        Assert.Equal(1, (await _fixture.ImportAsync(Format, Csv(row))).Unchanged);
    }

    private static Dictionary<string, string> Sound() =>
        new()
        {
            ["structure_id"] = "s1",
            ["structure_nom"] = "Structure d'essai",
            ["lieu_id"] = "l1",
            ["lieu_nom"] = "Lieu d'essai",
            ["code_insee"] = "53130",
        };

    private string Csv(Dictionary<string, string> row)
    {
        var header = string.Join(';', row.Keys);
        var cells = string.Join(
            ';',
            row.Values.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
        );
        return _fixture.File("lieux.csv", $"{header}\n{cells}\n");
    }
}
