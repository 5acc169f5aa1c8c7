using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Interchange;
using Spro.Core.Interchange.DataInclusion;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Interchange;

public sealed class DataInclusionTests : IAsyncLifetime
{
    private static readonly DataInclusionFormat Format = new(ImportFixture.Region);
    private ImportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ImportFixture.OnAsync("sqlite");

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Importing_what_was_exported_changes_nothing()
    {
        var structures = Gen.Int[1, 40]
            .SelectMany(count => Gen.Select(Gen.Int, Gen.Int, Gen.Int).Array[count])
            .Single();
        var folder = Write(
            structures.Select((seed, rank) => Structure(rank, seed.Item1)),
            structures.SelectMany((seed, rank) => Enumerable.Range(0, 3).Select(n => Service(rank, n, seed.Item2 ^ n)))
        );
        var first = await _fixture.ImportAsync(Format, folder);
        Assert.Empty(first.Rejected);
        Assert.Equal(structures.Length * 4, first.Added);

        var export = await ExportAsync();
        Assert.Equal(structures.Length, export.Structures.Count);
        Assert.Equal(structures.Length * 3, export.Services.Count);
        var second = await _fixture.ImportAsync(Format, Write(export.Structures, export.Services));
        Assert.Empty(second.Rejected);
        Assert.Equal((0, 0, first.Added), (second.Added, second.Changed, second.Unchanged));
    }

    [Fact]
    public async Task What_comes_out_is_what_came_in_for_every_word_of_the_schema()
    {
        var structures = Vocabulary.Networks.Select(StructureWith).ToList();
        var services = Vocabulary.Networks.Select((_, rank) => ServiceWith(rank)).ToList();
        var report = await _fixture.ImportAsync(Format, Write(structures, services));
        Assert.Equal((structures.Count * 2, 0), (report.Added, report.RejectedCount));

        var export = await ExportAsync();
        Assert.Equal(Lines(structures), Lines(export.Structures));
        Assert.Equal(Lines(services), Lines(export.Services));
        Conforms(export.Structures, "structure.json");
        Conforms(export.Services, "service.json");
    }

    [Fact]
    public async Task The_name_and_the_address_of_a_person_do_not_come_out_and_what_a_member_confirmed_is_ours()
    {
        var folder = Write([StructureWith("epide", 0)], []);
        var service = JsonSerializer.SerializeToNode(ServiceWith(0), DataInclusionExport.Json)!.AsObject();
        service["contact_nom_prenom"] = "Camille Essai";
        service["courriel"] = "cessai@example.org";
        service["publics_precisions"] = "Écrire à cessai@example.org";
        await File.WriteAllTextAsync(
            Path.Combine(folder, "services.json"),
            $"[{service.ToJsonString()}]",
            TestContext.Current.CancellationToken
        );
        await _fixture.ImportAsync(Format, folder);
        var given = JsonSerializer.Serialize(Assert.Single((await ExportAsync()).Services), DataInclusionExport.Json);
        Assert.DoesNotContain("essai@", given, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Camille", given, StringComparison.Ordinal);

        await _fixture.EditAsync(async db =>
        {
            var record = await db.Set<ServiceOffer>().SingleAsync(TestContext.Current.CancellationToken);
            (record.Name, record.ConfirmedByMember) = ("Nom confirmé", true);
        });
        Assert.Equal("Nom confirmé", Assert.Single((await ExportAsync()).Services).Name);
    }

    [Fact]
    public async Task An_export_of_our_own_places_obeys_the_published_schema()
    {
        await _fixture.ImportAsync(
            new PlacesFormat(ImportFixture.Region, ColumnMapping.None),
            _fixture.File(
                "a.csv",
                "structure_id;structure_nom;reseau;lieu_id;lieu_nom;code_insee;code_postal;telephone;horaires;"
                    + "service_nom;service_description;publics;age_min;besoins\n"
                    + "s1;ML;ML;l1;Lieu un;53130;53000;02 61 91 00 01;Mo-Fr 09:00-12:00;CEP;;jeunes,décrocheurs;16;info_jobs\n"
                    + "s1;ML;ML;l2;Lieu deux;53147;53100;;;;;;;\n"
                    + "s2;Chambre d'essai;CCI;l3;Lieu trois;44109;44000;;;Accueil;Un premier accueil;;;\n"
            )
        );
        var export = await ExportAsync();
        Assert.Equal(3, export.Structures.Count);
        Assert.Equal(2, export.Services.Count);
        Conforms(export.Structures, "structure.json");
        Conforms(export.Services, "service.json");
        Assert.All(export.Services, service => Assert.Equal("gratuit", service.Fee));
        Assert.All(
            export.Structures,
            structure => Assert.StartsWith("spro-essai--", structure.Id, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("frais", "\"payant\"")]
    [InlineData("frais", "\"offert\"")]
    [InlineData("thematiques", "[\"chasser-le-dragon\"]")]
    [InlineData("publics", "[\"jeunes\",\"jeunes\"]")]
    [InlineData("publics", "\"jeunes\"")]
    [InlineData("modes_accueil", "[\"par-telepathie\"]")]
    [InlineData("zone_eligibilite", "[\"ici ou là\"]")]
    [InlineData("description", "\"bof\"")]
    [InlineData("description", "null")]
    [InlineData("nom", "\"ab\"")]
    [InlineData("nom", "12")]
    [InlineData("date_maj", "\"2031-01-01\"")]
    [InlineData("date_maj", "\"1999-12-31\"")]
    [InlineData("date_maj", "\"hier\"")]
    [InlineData("structure_id", "\"\"")]
    [InlineData("structure_id", "\"inconnue--1\"")]
    [InlineData("code_postal", "\"530\"")]
    [InlineData("latitude", "\"48.1\"")]
    public async Task A_service_that_breaks_the_schema_or_is_paid_is_left_out_with_its_field(string field, string value)
    {
        var service = JsonSerializer.SerializeToNode(Service(0, 0, 1), DataInclusionExport.Json)!.AsObject();
        service[field] = System.Text.Json.Nodes.JsonNode.Parse(value);
        service["adresse"] ??= "1 rue de l'Essai";
        service["code_insee"] ??= "53130";
        var folder = Write([Structure(0, 1)], []);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "services.json"),
            $"[{service.ToJsonString()}]",
            TestContext.Current.CancellationToken
        );
        var report = await _fixture.ImportAsync(Format, folder);
        Assert.Equal((2, 1), (report.Read, report.Added));
        var reject = Assert.Single(report.Rejected);
        Assert.Equal(value.Contains("inconnue", StringComparison.Ordinal) ? "structure" : field, reject.Field);
        Assert.Equal("services.json[0]", reject.Where);
        Assert.Empty(await _fixture.AllAsync<ServiceOffer>());
    }

    [Fact]
    public async Task A_network_is_given_only_when_the_correspondence_is_certain()
    {
        var folder = Write(
            [
                Structure(0, 1) with
                {
                    Networks = ["mission-locale", "france-service"],
                },
                Structure(1, 1) with
                {
                    Networks = ["chambres-consulaires"],
                },
                Structure(2, 1) with
                {
                    Networks = null,
                },
            ],
            []
        );
        await _fixture.ImportAsync(Format, folder);
        var structures = (await _fixture.AllAsync<Structure>()).OrderBy(one => one.SourceId, StringComparer.Ordinal);
        Assert.Equal(["ML", null, null], structures.Select(one => one.NetworkCode));
    }

    [Fact]
    public void A_place_closed_for_a_while_is_given_with_hours_that_say_so()
    {
        var structure = new Structure
        {
            Id = Guid.NewGuid(),
            Source = "essai",
            SourceId = "s",
            Name = "Structure d'essai",
        };
        var place = new Place
        {
            StructureId = structure.Id,
            Source = "essai",
            SourceId = "l",
            Name = "Lieu d'essai",
            Hours = "Mo-Fr 09:00-12:00",
            Status = PlaceStatus.TemporarilyClosed,
        };
        var export = new DataInclusionExport("spro", ImportFixture.Region.Territory, ImportFixture.Today);
        var given = Assert.Single(export.Structures([structure], new[] { place }.ToLookup(one => one.StructureId)));
        Assert.True(OpeningHours.TryParse(given.Hours!, out var hours, out _));
        Assert.Equal(
            OpenKind.Closed,
            hours.StateAt(new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc), LocalCalendar.Metropolitan).Kind
        );
    }

    private static DataInclusionStructure Structure(int rank, int seed) =>
        new()
        {
            Source = "essai",
            Id = $"essai--{rank}",
            Name = $"Structure d'essai {rank}",
            UpdatedOn = new DateOnly(2026, 1, 1).AddDays(rank % 300),
            Description = Pick(seed, 0, null, "Une description\n\nen deux paragraphes, avec **du Markdown**."),
            Address = Pick(seed, 1, null, $"{rank} rue de l'Essai"),
            Commune = "Laval",
            Postcode = Pick(seed, 2, null, "53000"),
            CommuneCode = Pick(seed, 3, "53130", "53147"),
            Latitude = Pick<double?>(seed, 4, null, 48.0700001 + rank / 1e5),
            Longitude = Pick<double?>(seed, 4, null, -0.7700001),
            Phone = Pick(seed, 5, null, "+33261910001"),
            Email = Pick(seed, 6, null, "accueil@example.org"),
            Hours = Pick(seed, 7, null, Pick(seed, 8, "Mo-Fr 09:00-12:00; PH off", "selon la météo")),
            Siret = Pick(seed, 9, null, "12345678900012"),
            Website = Pick(seed, 10, null, "https://example.org/a?b=c"),
            Networks = Pick<string[]?>(seed, 11, null, ["mission-locale"]),
        };

    private static DataInclusionService Service(int rank, int number, int seed) =>
        new()
        {
            Source = "essai",
            Id = $"essai--{rank}-{number}",
            StructureId = $"essai--{rank}",
            Name = $"Service d'essai {number}",
            UpdatedOn = new DateOnly(2026, 2, 1),
            Description = "Ce que fait ce service.",
            Address = Pick(seed, 0, null, $"{number} place de l'Essai"),
            CommuneCode = Pick(seed, 0, null, "44109"),
            Type = Pick(seed, 1, "accompagnement", "atelier"),
            Fee = Pick(seed, 2, null, "gratuit"),
            Themes = Pick<string[]?>(
                seed,
                3,
                null,
                ["trouver-un-emploi--repondre-a-des-offres-demploi", "sante--addictions"]
            ),
            Audiences = Pick<string[]?>(seed, 4, ["tous-publics"], ["jeunes", "femmes"]),
            ReceptionModes = Pick<string[]?>(seed, 5, ["en-presentiel"], ["en-presentiel", "a-distance"]),
            ContactModes = Pick<string[]?>(seed, 6, null, ["telephoner", "utiliser-lien-mobilisation"]),
            EligibilityZones = Pick<string[]?>(seed, 7, ["france"], ["53", "53130", "200083392"]),
            Conditions = Pick(seed, 8, null, "Avoir un projet."),
            AudienceNote = Pick(seed, 9, null, "Jusqu'à 30 ans."),
            BookingUrl = Pick(seed, 10, null, "https://example.org/rdv"),
        };

    private static DataInclusionStructure StructureWith(string network, int rank) =>
        new()
        {
            Source = "essai",
            Id = $"essai--{rank}",
            Name = $"Structure d'essai {rank}",
            UpdatedOn = new DateOnly(2026, 1, 1),
            Description = "Une description.",
            Address = $"{rank} rue de l'Essai",
            AddressComplement = "Bâtiment A",
            Commune = "Laval",
            Postcode = "53000",
            CommuneCode = "53130",
            Latitude = 48.0700001,
            Longitude = -0.7700001,
            Phone = Nth(["0261910001", "02 61 91 00 01", "+33 2 61 91 00 01", "3949"], rank),
            Email = "accueil.laval@example.org",
            Hours = Nth(["Mo-Fr 09:00-12:00; PH off", "selon la météo"], rank),
            SourceUrl = "https://example.org/fiche",
            Siret = "12345678900012",
            Website = "https://example.org/a?b=c",
            AccessibilityUrl = "https://acceslibre.example.org/1",
            Networks = [network, .. Vocabulary.Networks.Where(other => other != network).Take(rank % 3)],
        };

    private static DataInclusionService ServiceWith(int rank) =>
        new()
        {
            Source = "essai",
            Id = $"essai--service-{rank}",
            StructureId = $"essai--{rank}",
            Name = $"Service d'essai {rank}",
            UpdatedOn = new DateOnly(2026, 2, 1),
            Description = "Ce que fait ce service.",
            Address = Nth([null, "2 place de l'Essai"], rank),
            CommuneCode = Nth([null, "44109"], rank),
            Phone = "0261910001",
            SourceUrl = "https://example.org/service",
            Type = Nth([.. Vocabulary.ServiceTypes], rank),
            Fee = Nth([null, "gratuit"], rank),
            FeeNote = "Rien à payer.",
            Themes = [Nth([.. Vocabulary.Themes], rank)],
            Audiences = [Nth([.. Audiences.All], rank)],
            AudienceNote = "Jusqu'à 30 ans.",
            Conditions = Nth([null, "Avoir un projet."], rank / 2),
            ReceptionModes = Nth(
                [
                    ["en-presentiel"],
                    ["a-distance"],
                    Vocabulary.ReceptionModes.ToArray(),
                ],
                rank
            ),
            ContactModes = [Nth([.. Vocabulary.ContactModes], rank)],
            Askers = Nth(
                [
                    ["usagers"],
                    ["professionnels"],
                    Vocabulary.Askers.ToArray(),
                ],
                rank
            ),
            ContactNote = "Prendre rendez-vous.",
            Weeks = 3,
            WeeklyHours = 10.5,
            BookingUrl = "https://example.org/rdv",
            EligibilityZones = Nth<string[]>(
                [
                    ["france"],
                    ["53", "53130", "200083392"],
                ],
                rank
            ),
        };

    private static T Nth<T>(T[] values, int rank) => values[rank % values.Length];

    private static IEnumerable<string> Lines<T>(IEnumerable<T> records) =>
        records
            .Select(record => JsonSerializer.Serialize(record, DataInclusionExport.Json))
            .Order(StringComparer.Ordinal);

    private static T Pick<T>(int seed, int bit, T zero, T one) => (seed >> bit & 1) == 0 ? zero : one;

    private string Write(IEnumerable<DataInclusionStructure> structures, IEnumerable<DataInclusionService> services)
    {
        _fixture.File("di/services.json", JsonSerializer.Serialize(services, DataInclusionExport.Json));
        return Path.GetDirectoryName(
            _fixture.File("di/structures.json", JsonSerializer.Serialize(structures, DataInclusionExport.Json))
        )!;
    }

    private async Task<(List<DataInclusionStructure> Structures, List<DataInclusionService> Services)> ExportAsync()
    {
        var export = new DataInclusionExport("spro-essai", ImportFixture.Region.Territory, ImportFixture.Today);
        var structures = await _fixture.AllAsync<Structure>();
        var places = (await _fixture.AllAsync<Place>()).ToLookup(place => place.StructureId);
        var services = (await _fixture.AllAsync<ServiceOffer>()).ToLookup(service => service.StructureId);
        return ([.. export.Structures(structures, places)], [.. export.Services(structures, places, services)]);
    }

    /// <summary>Checks records against the JSON schema itself, for the keywords that it uses.</summary>
    private static void Conforms<T>(IEnumerable<T> records, string schemaFile)
    {
        var schema = JsonDocument
            .Parse(File.ReadAllText(ImportFixture.Real("data-inclusion/" + schemaFile)))
            .RootElement;
        foreach (var record in records)
        {
            var json = JsonSerializer.SerializeToElement(record, DataInclusionExport.Json);
            foreach (var required in schema.GetProperty("required").EnumerateArray())
                Assert.True(json.TryGetProperty(required.GetString()!, out _), $"{required} missing in {json}");
            foreach (var property in json.EnumerateObject())
            {
                var rule = schema.GetProperty("properties").GetProperty(property.Name);
                Assert.True(Obeys(property.Value, rule, schema), $"{property.Name}: {property.Value}");
            }
        }
    }

    private static bool Obeys(JsonElement value, JsonElement rule, JsonElement schema)
    {
        if (rule.TryGetProperty("anyOf", out var any))
            return any.EnumerateArray().Any(one => Obeys(value, one, schema));
        if (rule.TryGetProperty("$ref", out var reference))
            return Obeys(value, schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), schema);
        if (rule.TryGetProperty("enum", out var codes))
            return codes.EnumerateArray().Any(code => code.GetString() == value.GetString());
        if (rule.TryGetProperty("const", out var constant))
            return value.ValueKind == JsonValueKind.String && value.GetString() == constant.GetString();
        return rule.GetProperty("type").GetString() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" or "integer" => value.ValueKind == JsonValueKind.Number,
            "array" => value.ValueKind == JsonValueKind.Array
                && (!rule.TryGetProperty("minItems", out var least) || value.GetArrayLength() >= least.GetInt32())
                && value.EnumerateArray().All(one => Obeys(one, rule.GetProperty("items"), schema)),
            "string" => value.ValueKind == JsonValueKind.String
                && (
                    !rule.TryGetProperty("minLength", out var shortest)
                    || value.GetString()!.Length >= shortest.GetInt32()
                )
                && (
                    !rule.TryGetProperty("maxLength", out var longest)
                    || value.GetString()!.Length <= longest.GetInt32()
                )
                && (
                    !rule.TryGetProperty("pattern", out var pattern)
                    || Regex.IsMatch(value.GetString()!, pattern.GetString()!)
                ),
            _ => false,
        };
    }
}
