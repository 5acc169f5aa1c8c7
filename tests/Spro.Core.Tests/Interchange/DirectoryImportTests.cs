using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

public sealed class DirectoryImportTests
{
    private const string Header =
        "structure_id;structure_nom;reseau;lieu_id;lieu_nom;code_insee;courriel;horaires;service_nom;besoins\n";

    private static readonly PlacesFormat Format = new(ImportFixture.Region, ColumnMapping.None);

    [Theory]
    [OnEachDatabase]
    public async Task Lines_that_share_a_structure_and_a_place_give_them_once(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var file = fixture.File(
            "a.csv",
            Header
                + "s1;Mission locale d'essai;ML;l1;Laval;53130;;;Premier accueil;job_search\n"
                + "s1;Mission locale d'essai;ML;l1;Laval;53130;;;Conseil;info_jobs\n"
                + "s1;Mission locale d'essai;ML;l2;Mayenne;53147;;;;\n"
        );
        var report = await fixture.ImportAsync(Format, file);
        Assert.Equal((3, 3), (report.Read, report.Added));
        Assert.Empty(report.Rejected);
        Assert.Single(await fixture.AllAsync<Structure>());
        Assert.Equal(2, (await fixture.AllAsync<Place>()).Count);
        Assert.Equal(2, (await fixture.AllAsync<ServiceOffer>()).Count);
        Assert.Equal(3, (await fixture.ImportAsync(Format, file)).Unchanged);
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_identifier_given_twice_leaves_the_second_record_out_with_its_line(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var file = fixture.File(
            "a.csv",
            Header
                + "s1;Structure d'essai;;l1;Laval;53130;;;;\n"
                + "s1;Structure d'essai;;l1;Mayenne;53147;;;;\n"
                + "s1;Structure d'essai;;l1;Laval;53130;;;;\n"
        );
        var report = await fixture.ImportAsync(Format, file);
        Assert.Equal((3, 1), (report.Read, report.Added));
        Assert.Equal(["a.csv:3", "a.csv:4"], report.Rejected.Select(reject => reject.Where));
        Assert.Equal("53130", (await fixture.PlaceAsync("l1")).CommuneCode);
    }

    [Fact]
    public async Task Every_record_left_out_is_counted_even_when_the_list_of_them_is_cut()
    {
        await using var fixture = await ImportFixture.OnAsync("sqlite");
        var lines = string.Concat(Enumerable.Repeat(";Structure d'essai;;;;53130;;;;\n", 10_500));
        var report = await fixture.ImportAsync(
            Format,
            fixture.File("a.csv", Header + lines + "s1;Structure d'essai;;l1;Laval;53130;;;;\n")
        );
        Assert.Equal((10_501, 10_500, 10_000), (report.Read, report.RejectedCount, report.Rejected.Count));
        Assert.Equal(report.Read, report.Added + report.Changed + report.Unchanged + report.RejectedCount);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_dry_run_reports_and_writes_nothing(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var file = fixture.File("a.csv", Header + "s1;Structure d'essai;;l1;Laval;53130;;;;\n");
        var report = await fixture.ImportAsync(Format, file, new DirectoryImportOptions { DryRun = true });
        Assert.Equal(1, report.Added);
        Assert.Empty(await fixture.AllAsync<Structure>());
        Assert.Empty(await fixture.AllAsync<Place>());
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_complete_file_no_longer_has_closes_within_its_source_and_departments_only(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var services = fixture.File(
            "liste-fs-20221201.csv",
            await File.ReadAllBytesAsync(
                ImportFixture.Real("france-services/liste-fs-20221201.csv"),
                TestContext.Current.CancellationToken
            )
        );
        var all = fixture.File(
            "a.csv",
            Header
                + "s1;Structure d'essai;;l1;Laval;53130;;;;\n"
                + "s1;Structure d'essai;;l2;Mayenne;53147;;;;\n"
                + "s1;Structure d'essai;;l3;Nantes;44109;;;;\n"
                + "s1;Structure d'essai;;l4;Château-Gontier;53062;;;;\n"
        );
        await fixture.ImportAsync(new FranceServicesFormat(ImportFixture.Region), services);
        await fixture.ImportAsync(Format, all);
        // The line of l4 is wrong, but it is there: a wrong line closes no door.
        var fewer = fixture.File(
            "b.csv",
            Header
                + "s1;Structure d'essai;;l1;Laval;53130;;;;\n"
                + "s1;Structure d'essai;XYZ;l4;Château-Gontier;53062;;;;\n"
        );
        var report = await fixture.ImportAsync(
            Format,
            fewer,
            new DirectoryImportOptions { CompleteDepartments = ["53"] }
        );
        Assert.Equal(1, report.Closed);
        var closed = Assert.Single(await fixture.AllAsync<Place>(), place => place.ValidTo is not null);
        Assert.Equal("l2", closed.SourceId);
        Assert.Equal(new DateOnly(2026, 11, 23), closed.ValidTo);

        Assert.Equal(1, (await fixture.ImportAsync(Format, all)).Changed);
        Assert.DoesNotContain(await fixture.AllAsync<Place>(), place => place.ValidTo is not null);
    }

    [Theory]
    [InlineData("s1;Structure \"d'essai;;l2;Mayenne;53147;;;;", "un guillemet au milieu")]
    [InlineData("s1;Structure d'essai;;l2", "des cases qui manquent")]
    [InlineData(";Structure d'essai;;;Mayenne;53147;;;;", "aucun identifiant")]
    public async Task A_line_that_does_not_say_which_place_it_is_lets_a_complete_file_close_nothing(
        string line,
        string why
    )
    {
        await using var fixture = await ImportFixture.OnAsync("sqlite");
        const string first = "s1;Structure d'essai;;l1;Laval;53130;;;;\n";
        await fixture.ImportAsync(
            Format,
            fixture.File("a.csv", Header + first + "s1;Structure d'essai;;l2;Mayenne;53147;;;;\n")
        );
        var complete = new DirectoryImportOptions { CompleteDepartments = ["53"] };

        var damaged = fixture.File("b.csv", $"{Header}{line}\n{first}");
        var report = await fixture.ImportAsync(Format, damaged, complete);
        Assert.Equal((0, 1), (report.Closed, report.Unchanged));
        Assert.Contains("b.csv:2", report.NothingClosed, StringComparison.Ordinal);
        Assert.True((await fixture.AllAsync<Place>()).TrueForAll(place => place.ValidTo is null), why);

        report = await fixture.ImportAsync(Format, fixture.File("c.csv", Header + first), complete);
        Assert.Equal((1, null), (report.Closed, report.NothingClosed));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_complete_file_no_longer_has_ends_with_its_services_its_people_and_its_structure(
        string engine
    )
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        const string kept = "s1;Structure d'essai;;l1;Laval;53130;;;Accueil;vae\n";
        var all = fixture.File(
            "a.csv",
            Header
                + kept
                + "s1;Structure d'essai;;l1;Laval;53130;;;Conseil;vae\n"
                + "s2;Structure partie;;l2;Mayenne;53147;;;Accueil;vae\n"
                + "s3;Structure avec quelqu'un;;l3;Mayenne;53147;;;;\n"
                + "s4;Structure aussi ailleurs;;l4;Mayenne;53147;;;;\n"
                + "s4;Structure aussi ailleurs;;l5;Nantes;44109;;;;\n"
                + "s5;Structure mal écrite;;l6;Mayenne;53147;;;Accueil;vae\n"
        );
        await fixture.ImportAsync(Format, all);
        const string people = "professionnel_id;structure_id;nom;fonction;courriel\np3;s3;Camille Essai;;\n";
        var staff = new ProfessionalsFormat(ImportFixture.Region, ColumnMapping.None);
        await fixture.ImportAsync(
            staff,
            fixture.File("p.csv", people + "p1;s1;Dominique Essai;;\np4;s4;Sacha Essai;;\n")
        );
        var complete = new DirectoryImportOptions { CompleteDepartments = ["53"] };

        // A line that is wrong closes neither its place nor its service nor its structure.
        var fewer = fixture.File(
            "b.csv",
            Header + kept + "s5;Structure mal écrite;XYZ;l6;Mayenne;53147;;;Accueil;vae\n"
        );
        var report = await fixture.ImportAsync(Format, fewer, complete);
        // Three places, and one service of a place that stays; what follows the end of a place is not counted again.
        Assert.Equal(4, report.Closed);
        Assert.Equal(["l2", "l3", "l4"], await EndedAsync<Place>(fixture));
        Assert.Equal(["l1/conseil", "l2/accueil"], await EndedAsync<ServiceOffer>(fixture));
        Assert.Equal(["s2"], await EndedAsync<Structure>(fixture));

        var report2 = await fixture.ImportAsync(staff, fixture.File("q.csv", people), complete);
        Assert.Equal((1, "p1"), (report2.Closed, Assert.Single(await EndedAsync<Professional>(fixture))));

        await fixture.ImportAsync(Format, all, complete);
        Assert.Empty(await EndedAsync<Place>(fixture));
        Assert.Empty(await EndedAsync<ServiceOffer>(fixture));
        Assert.Empty(await EndedAsync<Structure>(fixture));
    }

    private static async Task<IEnumerable<string>> EndedAsync<T>(ImportFixture fixture)
        where T : SourcedRecord =>
        (await fixture.AllAsync<T>())
            .Where(record => record.ValidTo is not null)
            .Select(record => record.SourceId)
            .Order(StringComparer.Ordinal);

    [Theory]
    [OnEachDatabase]
    public async Task What_a_member_confirmed_is_not_overwritten_but_proposed_once(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var before = fixture.File("a.csv", Header + "s1;Structure d'essai;;l1;Laval;53130;;;;\n");
        var after = fixture.File("b.csv", Header + "s1;Structure d'essai;;l1;Autre nom;53130;;;;\n");
        await fixture.ImportAsync(Format, before);
        await fixture.EditAsync(async db =>
        {
            var place = await db.Set<Place>().SingleAsync(TestContext.Current.CancellationToken);
            place.ConfirmedByMember = true;
            place.ConfirmedOn = new DateOnly(2026, 11, 20);
        });
        await fixture.ImportAsync(Format, before);
        Assert.Empty(await fixture.AllAsync<ProposedChange>());

        var report = await fixture.ImportAsync(Format, after);
        Assert.Equal((0, 1), (report.Changed, report.Unchanged));
        Assert.Equal("Laval", (await fixture.PlaceAsync("l1")).Name);
        var proposal = Assert.Single(await fixture.AllAsync<ProposedChange>());
        Assert.Contains("Autre nom", proposal.Payload, StringComparison.Ordinal);

        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await fixture.ImportAsync(Format, after);
        Assert.Equal(proposal.ProposedAt, Assert.Single(await fixture.AllAsync<ProposedChange>()).ProposedAt);
        await fixture.ImportAsync(Format, before);
        Assert.Empty(await fixture.AllAsync<ProposedChange>());

        var absent = fixture.File("c.csv", Header + "s2;Autre structure;;l2;Mayenne;53147;;;;\n");
        var complete = new DirectoryImportOptions { CompleteDepartments = ["53"] };
        Assert.Equal(0, (await fixture.ImportAsync(Format, absent, complete)).Closed);
        Assert.Null((await fixture.PlaceAsync("l1")).ValidTo);
        Assert.Contains(
            "ValidTo",
            Assert.Single(await fixture.AllAsync<ProposedChange>()).Payload,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_signature_of_the_charter_outlives_an_import_that_does_not_speak_of_it(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        var file = fixture.File("a.csv", Header + "s1;Structure d'essai;;l1;Laval;53130;;;;\n");
        await fixture.ImportAsync(Format, file);
        await fixture.EditAsync(async db =>
            (await db.Set<Structure>().SingleAsync(TestContext.Current.CancellationToken)).CharterSignedOn = new(
                2026,
                1,
                5
            )
        );
        Assert.Equal(1, (await fixture.ImportAsync(Format, file)).Unchanged);
        Assert.Equal(new DateOnly(2026, 1, 5), Assert.Single(await fixture.AllAsync<Structure>()).CharterSignedOn);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_person_of_an_unknown_structure_is_left_out_and_the_others_are_taken(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        await fixture.ImportAsync(Format, fixture.File("a.csv", Header + "s1;Structure d'essai;;l1;Laval;53130;;;;\n"));
        var people = fixture.File(
            "p.csv",
            "professionnel_id;structure_id;nom;fonction;courriel\n"
                + "p1;s1;Camille Essai;conseiller ou conseillère;camille.essai@example.org\n"
                + "p2;s9;Dominique Essai;;\n"
        );
        var report = await fixture.ImportAsync(
            new ProfessionalsFormat(ImportFixture.Region, ColumnMapping.None),
            people
        );
        Assert.Equal((2, 1), (report.Read, report.Added));
        Assert.Equal("p.csv:3", Assert.Single(report.Rejected).Where);
        Assert.Equal("camille.essai@example.org", Assert.Single(await fixture.AllAsync<Professional>()).Email);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_reading_that_breaks_half_way_leaves_nothing_behind(string engine)
    {
        await using var fixture = await ImportFixture.OnAsync(engine);
        await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.ImportAsync("places", Breaking(), new DirectoryImportOptions())
        );
        Assert.Empty(await fixture.AllAsync<Structure>());
        await fixture.EditAsync(async db =>
            Assert.Equal(
                0,
                await db
                    .Database.SqlQueryRaw<int>("SELECT CAST(count(*) AS integer) AS \"Value\" FROM staged_items")
                    .SingleAsync(TestContext.Current.CancellationToken)
            )
        );
    }

    private static async IAsyncEnumerable<DirectoryItem> Breaking()
    {
        for (var rank = 0; rank < 1200; rank++)
        {
            yield return DirectoryItem.Take(
                $"x:{rank}",
                new Structure
                {
                    Source = "places",
                    SourceId = $"{rank}",
                    Name = "Structure d'essai",
                }
            );
        }
        await Task.Yield();
        throw new RefusedException("file-cut-short", "Coupé.");
    }
}
