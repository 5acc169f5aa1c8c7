using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.DataInclusion;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Interchange;

public sealed class RealFilesTests : IAsyncLifetime
{
    private ImportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ImportFixture.OnAsync("sqlite");

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    public static TheoryData<string, string, int, int> RealFiles { get; } =
        new()
        {
            { "france-services", "france-services/liste-fs-20221201.csv", 2683, 0 },
            { "france-travail-agencies", "france-travail/pole_emploi_agencies.csv", 959, 107 },
            { "france-travail-agencies", "france-travail/agences_pe.json", 894, 7 },
            { "missions-locales", "missions-locales/agences_milo.json", 459, 4 },
            { "missions-locales", "missions-locales/referentiel_structures_milo.json", 450, 1 },
            { "dila", "dila/dila_local_service_sample_1.json", 1, 1 },
        };

    [Theory]
    [MemberData(nameof(RealFiles))]
    public async Task A_real_file_is_taken_or_left_out_record_by_record_and_twice_changes_nothing(
        string code,
        string file,
        int read,
        int rejected
    )
    {
        var format = Format(code, await ImportFixture.FranceAsync());
        var first = await _fixture.ImportAsync(format, ImportFixture.Real(file));
        Assert.Equal(read, first.Read);
        Assert.Equal(read, first.Added + first.Changed + first.Unchanged + first.Rejected.Count);
        Assert.Equal(rejected, first.Rejected.Count);
        Assert.Equal(read - rejected, first.Added);
        Assert.Equal(first.Added, (await _fixture.AllAsync<Place>()).Count);
        Assert.All(first.Rejected, reject => Assert.NotEmpty(reject.Reason));
        var second = await _fixture.ImportAsync(format, ImportFixture.Real(file));
        Assert.Equal((0, 0, 0, first.Added), (second.Added, second.Changed, second.Closed, second.Unchanged));
    }

    [Fact]
    public async Task The_region_alone_takes_the_same_places_and_knows_the_communes_it_holds()
    {
        var format = new FranceServicesFormat(ImportFixture.Region);
        var report = await _fixture.ImportAsync(format, ImportFixture.Real("france-services/liste-fs-20221201.csv"));
        var places = await _fixture.AllAsync<Place>();
        Assert.Equal(2683, report.Added);
        var local = places.Where(place => place.DepartmentCode is "44" or "49" or "53" or "72" or "85").ToList();
        Assert.Equal(123, local.Count);
        Assert.All(places.Except(local), place => Assert.Null(place.CommuneCode));
    }

    [Theory]
    [InlineData("data-inclusion/data-inclusion-services_2022.json.gz", "old-schema")]
    [InlineData("data-inclusion/services_reunion_2025.json.gz", "wrong-format")]
    [InlineData("data-inclusion/structures_reunion_2025.json", "wrong-format")]
    [InlineData("data-inclusion/data_inclusion_services_lille_2026.json", "wrong-format")]
    [InlineData("data-inclusion", "no-such-file")]
    public async Task Extracts_of_data_inclusion_in_another_shape_are_refused_whole(string file, string code)
    {
        var path = ImportFixture.Real(file);
        if (Directory.Exists(path))
            path = Directory.CreateTempSubdirectory("spro-empty-").FullName;
        var format = new DataInclusionFormat(await ImportFixture.FranceAsync());
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => _fixture.ImportAsync(format, path));
        Assert.Equal(code, refusal.Code);
        Assert.Empty(await _fixture.AllAsync<Structure>());
    }

    [Fact]
    public async Task A_folder_of_missions_locales_brings_the_booking_addresses_that_leave_no_doubt()
    {
        var format = new MissionsLocalesFormat(await ImportFixture.FranceAsync());
        var report = await _fixture.ImportAsync(format, ImportFixture.Real("missions-locales"));
        Assert.Equal(450, report.Read);
        var booked = (await _fixture.AllAsync<Place>()).Where(place => place.AppointmentUrl is not null).ToList();
        var sarthe = Assert.Single(booked, place => place.DepartmentCode == "72");
        Assert.Equal("Mission locale Sarthe et Loir", sarthe.Name);
        Assert.Equal("https://www.ml-sartheloir.fr/prendre-rendez-vous", sarthe.AppointmentUrl);
    }

    [Fact]
    public async Task An_agency_of_France_Travail_keeps_its_address_position_and_commune()
    {
        var format = new FranceTravailFormat(await ImportFixture.FranceAsync());
        await _fixture.ImportAsync(format, ImportFixture.Real("france-travail"));
        var places = await _fixture.AllAsync<Place>();
        var baule = Assert.Single(places, place => place.Name == "France Travail La Baule Guerande");
        Assert.Equal(("44055", "44", "44500"), (baule.CommuneCode, baule.DepartmentCode, baule.Postcode));
        Assert.Equal(47.290807, baule.Latitude);
        Assert.Equal(-2.394016, baule.Longitude);
        Assert.False(baule.PositionIsCommune);
        var structures = await _fixture.AllAsync<Structure>();
        Assert.All(structures, structure => Assert.Equal("FT", structure.NetworkCode));
        Assert.Contains(structures, structure => structure.Name == "France Travail Pays de la Loire");
    }

    [Fact]
    public async Task A_France_services_house_keeps_its_hours_and_no_personal_address()
    {
        var format = new FranceServicesFormat(await ImportFixture.FranceAsync());
        await _fixture.ImportAsync(format, ImportFixture.Real("france-services/liste-fs-20221201.csv"));
        var valserhone = await _fixture.PlaceAsync("1");
        Assert.Equal("Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00,13:30-16:00", valserhone.Hours);
        Assert.Equal("franceservices@ccpb01.fr", valserhone.Email);
        Assert.Equal(new DateOnly(2022, 12, 1), valserhone.SourceDate);
        Assert.Equal(PlaceKind.Mobile, (await _fixture.PlaceAsync("3")).Kind);
        Assert.All(
            (await _fixture.AllAsync<Place>()).Select(place => place.Email).OfType<string>(),
            email => Assert.DoesNotMatch("@(gmail|orange|wanadoo|hotmail|yahoo|outlook)[.]", email)
        );
    }

    private static IDirectoryFormat Format(string code, ReadingContext context) =>
        code switch
        {
            "france-services" => new FranceServicesFormat(context),
            "france-travail-agencies" => new FranceTravailFormat(context),
            "missions-locales" => new MissionsLocalesFormat(context),
            _ => new DilaFormat(context),
        };
}
