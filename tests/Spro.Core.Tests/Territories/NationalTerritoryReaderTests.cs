using System.Text;
using Spro.Core.Common;
using Spro.Core.Interchange.Territories;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class NationalTerritoryReaderTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_real_files_give_the_whole_country_and_every_record_left_out_has_a_reason()
    {
        var reading = await NationalFolder.ReadingAsync();
        foreach (var file in reading.Files)
        {
            output.WriteLine($"{file.File}: {file.Read} read, {file.Taken} taken, {file.Rejected} rejected");
        }

        foreach (var reject in reading.Rejected)
        {
            output.WriteLine($"{reject.Where} | {reject.Field} | {reject.Reason}");
        }

        Assert.Equal(34_969, reading.Data.Communes.Count);
        Assert.Equal(new DateOnly(2026, 1, 1), reading.Edition);
        Assert.Equal(reading.Files.Sum(file => file.Rejected), reading.Rejected.Count);
        Assert.All(reading.Rejected, reject => Assert.NotEmpty(reject.Reason));
        Assert.All(reading.Data.Communes, commune => Assert.Matches("^[0-9][0-9AB][0-9]{3}$", commune.Code));
        Assert.All(reading.Data.Postcodes, postcode => Assert.Matches("^[0-9]{5}$", postcode.Postcode));
    }

    [Theory]
    [InlineData(TerritoryKind.Region, 26)]
    [InlineData(TerritoryKind.Department, 109)]
    [InlineData(TerritoryKind.Arrondissement, 333)]
    [InlineData(TerritoryKind.EmploymentZone, 305)]
    public async Task The_country_has_its_territories(TerritoryKind kind, int atLeast) =>
        Assert.InRange(
            (await NationalFolder.ReadingAsync()).Data.Territories.Count(territory => territory.Kind == kind),
            atLeast,
            atLeast + 1
        );

    [Theory]
    [InlineData("75056", "Europe/Paris", "metropole")]
    [InlineData("67482", "Europe/Paris", "alsace-moselle")]
    [InlineData("97411", "Indian/Reunion", "la-reunion")]
    [InlineData("97302", "America/Cayenne", "guyane")]
    public async Task Time_zone_and_holidays_belong_to_the_territory(string code, string timeZone, string holidays)
    {
        var index = TerritoryIndex.Build((await NationalFolder.ReadingAsync()).Data, PaysDeLaLoire.Today);
        var commune = index.Commune(code);
        Assert.Equal((timeZone, holidays), (commune?.TimeZone, commune?.HolidayZone));
        Assert.Equal(timeZone, commune!.Calendar.Zone.Id);
        Assert.Same(commune.Calendar, index.CalendarOf(commune.Department.Code));
    }

    [Theory]
    [InlineData("01004", "8405")] // "1004" in the file
    [InlineData("01016", "0059")] // "1016" and "59"
    [InlineData("2A004", "9401")]
    public async Task Lost_leading_zeros_are_restored(string commune, string zone)
    {
        var data = (await NationalFolder.ReadingAsync()).Data;
        Assert.Contains(
            data.Memberships,
            membership =>
                (membership.CommuneCode, membership.Kind, membership.TerritoryCode)
                == (commune, TerritoryKind.EmploymentZone, zone)
        );
        Assert.All(
            data.Territories.Where(territory => territory.Kind == TerritoryKind.EmploymentZone),
            territory => Assert.Equal(4, territory.Code.Length)
        );
    }

    [Fact]
    public async Task A_municipal_arrondissement_is_no_commune_but_leads_to_one()
    {
        var index = TerritoryIndex.Build((await NationalFolder.ReadingAsync()).Data, PaysDeLaLoire.Today);
        Assert.Null(index.Commune("75112"));
        Assert.Equal("Paris", index.CommuneToday("75112")?.Name);
        Assert.Equal("Paris", index.Finder.Find("paris 12", 5)[0].Commune.Name);
        Assert.Equal("Paris", Assert.IsType<CommuneResolution.One>(index.Finder.Resolve("75012")).Commune.Name);
    }

    [Fact]
    public async Task The_embedded_territory_is_the_national_one_cut_to_the_region()
    {
        var national = (await NationalFolder.ReadingAsync()).Data;
        var seed = PaysDeLaLoire.Data;
        var codes = seed.Communes.Select(commune => commune.Code).ToHashSet();
        Assert.Equal(
            seed.Communes.Select(Facts),
            national.Communes.Where(commune => codes.Contains(commune.Code)).Select(Facts).OrderBy(facts => facts.Code)
        );
        Assert.Equal(
            seed.Memberships.Select(membership => membership.Id).Order(),
            national
                .Memberships.Where(membership => codes.Contains(membership.CommuneCode))
                .Select(membership => membership.Id)
                .Order()
        );

        static (string Code, string, double?, double?, int?, DateOnly?) Facts(Commune of) =>
            (of.Code, of.Name, of.Latitude, of.Longitude, of.Population, of.ValidFrom);
    }

    [Fact]
    public async Task Every_metropolitan_commune_has_a_position() =>
        Assert.DoesNotContain(
            (await NationalFolder.ReadingAsync()).Data.Communes,
            commune => commune.Latitude is null && string.CompareOrdinal(commune.DepartmentCode, "96") < 0
        );

    public static TheoryData<string, string> Damages =>
        new()
        {
            { "communes.json.gz", "cut" },
            { "communes.json.gz", "cut text" },
            { "communes.json.gz", "latin" },
            { "communes.json.gz", "twice encoded" },
            { "communes.json.gz", "bomb" },
            { "communes.json.gz", "missing" },
            { "departements.json", "empty" },
            { "zones/seed_ft_clpe.csv", "cut" },
            { "zones/seed_ft_clpe.csv", "half" },
            { "zones/seed_ft_clpe.csv", "other" },
            { "zones/seed_insee_zone_emploi_commune.csv", "latin" },
            { "zones/seed_insee_zone_emploi_commune.csv", "twice encoded" },
            { "insee_cog_mouvements-communes.csv.gz", "latin" },
            { "regions.json", "latin" },
            { "codes-postaux.json.gz", "object" },
            { "zones/seed_insee_epci_commune.csv.gz", "cut" },
            { "insee_cog_mouvements-communes.csv.gz", "html" },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_file_refuses_the_whole_folder_in_one_sentence_that_names_it(string file, string damage)
    {
        using var folder = NationalFolder.Copy();
        switch (damage)
        {
            case "cut":
                folder.Damage(file, bytes => bytes[..(bytes.Length * 2 / 3)]);
                break;
            case "cut text":
                folder.Rewrite(file, text => text[..(text.Length / 2)]);
                break;
            case "half":
                folder.Rewrite(file, text => text[..(text.IndexOf('\n', text.Length / 2) + 1)]);
                break;
            case "latin":
                folder.Rewrite(file, text => text, Encoding.Latin1);
                break;
            case "twice encoded":
                folder.Rewrite(file, text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
                break;
            case "bomb":
                folder.Damage(file, _ => NationalFolder.Zip(Encoding.ASCII.GetBytes(new string(' ', 200_000_000))));
                break;
            case "missing":
                File.Delete(Path.Combine(folder.Path, file));
                break;
            case "empty":
                folder.Damage(file, _ => "[]"u8.ToArray());
                break;
            case "other":
                folder.Damage(file, _ => "nom;ville\nx;y\n"u8.ToArray());
                break;
            case "object":
                folder.Damage(file, _ => NationalFolder.Zip("{\"codePostal\":\"44000\"}"u8.ToArray()));
                break;
            case "html":
                folder.Damage(file, _ => NationalFolder.Zip("<html><body>Erreur</body></html>"u8.ToArray()));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            NationalTerritoryReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken)
        );
        output.WriteLine(refusal.Message);
        Assert.Contains(
            Path.GetFileName(file).Replace(".gz", "", StringComparison.Ordinal),
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Rien n'a été changé.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_record_is_left_out_with_its_reason_and_the_rest_is_taken()
    {
        using var folder = NationalFolder.Copy();
        folder.Rewrite(
            "communes.json.gz",
            text =>
                "[{\"code\":\"1\",\"nom\":\"Court\",\"type\":\"commune-actuelle\"},"
                + "{\"code\":\"99001\",\"nom\":\"Ailleurs\",\"type\":\"commune-actuelle\",\"departement\":\"ZZ\"},"
                + "{\"code\":\"99002\",\"nom\":\"Texte\",\"type\":\"commune-actuelle\",\"departement\":\"44\",\"population\":\"mille\"},"
                + "{\"code\":\"99003\",\"nom\":\"Autre\",\"type\":\"province\"},"
                + "42,null,[],"
                + text[1..]
        );
        var reading = await NationalTerritoryReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal(34_969, reading.Data.Communes.Count);
        Assert.Equal(
            ["code", "departement", "population", "type", "code", "code", "code"],
            reading
                .Rejected.Where(reject => reject.Where.StartsWith("communes.json,", StringComparison.Ordinal))
                .Select(reject => reject.Field)
        );
    }
}
