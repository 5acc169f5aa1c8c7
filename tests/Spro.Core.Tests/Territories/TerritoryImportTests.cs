using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Common;
using Spro.Core.Interchange.Territories;
using Spro.Core.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Territories;

public sealed class TerritoryImportTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_country_is_imported_once_and_importing_it_again_changes_nothing(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        var import = new TerritoryImport(database, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        var first = await import.RunAsync(NationalFolder.Source, dryRun: false, Cancellation);
        output.WriteLine($"{engine}: {first.Added} rows in {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        var second = await import.RunAsync(NationalFolder.Source, dryRun: false, Cancellation);
        output.WriteLine($"{engine}: again in {clock.Elapsed.TotalSeconds:0.0} s");

        Assert.Equal((0, 0, 0), (first.Changed, first.Closed, first.Unchanged));
        Assert.Equal((0, 0, 0, first.Added), (second.Added, second.Changed, second.Closed, second.Unchanged));
        Assert.Equal(first.Read, second.Read);
        Assert.Equal(first.Rejected, second.Rejected);

        await using var db = database.CreateDbContext();
        var index = TerritoryIndex.Build(await TerritoryData.LoadAsync(db, Cancellation), PaysDeLaLoire.Today);
        Assert.Equal(34_969, index.Communes.Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_dry_run_counts_and_writes_nothing(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        var reading = Reading(TerritorySeed.Load());
        var report = await new TerritoryImport(database, TimeProvider.System).ApplyAsync(
            reading,
            dryRun: true,
            Cancellation
        );
        await using var db = database.CreateDbContext();
        Assert.NotEqual(0, report.Added);
        Assert.Empty((await TerritoryData.LoadAsync(db, Cancellation)).Communes);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_new_database_receives_the_embedded_territory_once(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        var seeder = new TerritorySeeder(database);
        Assert.True(await seeder.SeedAsync(Cancellation));
        Assert.False(await seeder.SeedAsync(Cancellation));
        await using var db = database.CreateDbContext();
        var stored = await TerritoryData.LoadAsync(db, Cancellation);
        Assert.Equal(1_228, stored.Communes.Count);
        Assert.Equal(PaysDeLaLoire.Data.Memberships.Count, stored.Memberships.Count);
        Assert.Equal("L'Île-d'Yeu", stored.Communes.Single(commune => commune.Code == "85113").Name);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_new_edition_closes_what_is_gone_and_keeps_the_past(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        await new TerritorySeeder(database).SeedAsync(Cancellation);
        var next = TerritorySeed.Load();
        var edition = new DateOnly(2027, 1, 1);
        // One commune merges, another changes EPCI.
        var changed = next with
        {
            Communes = [.. next.Communes.Where(commune => commune.Code != "44001")],
            Memberships =
            [
                .. next
                    .Memberships.Where(membership => membership.CommuneCode != "44001")
                    .Select(membership =>
                        (membership.CommuneCode, membership.Kind) == ("44002", TerritoryKind.Epci)
                            ? CommuneMembership.Of("44002", TerritoryKind.Epci, "244400404")
                            : membership
                    ),
            ],
            Postcodes = [.. next.Postcodes.Where(postcode => postcode.CommuneCode != "44001")],
        };
        var import = new TerritoryImport(database, TimeProvider.System);
        var report = await import.ApplyAsync(Reading(changed, edition), dryRun: false, Cancellation);
        Assert.Equal(1, report.Added);
        // The commune, its four memberships, its postcode; the old EPCI of the other.
        Assert.Equal(1 + 4 + 1 + 1, report.Closed);

        await using var db = database.CreateDbContext();
        var stored = await TerritoryData.LoadAsync(db, Cancellation);
        var eve = edition.AddDays(-1);
        var before = TerritoryIndex.Build(stored, eve);
        var after = TerritoryIndex.Build(stored, edition);
        Assert.Equal("Abbaretz", before.Commune("44001")?.Name);
        Assert.Null(after.Commune("44001"));
        Assert.Equal("200067635", after.MembershipOn("44002", TerritoryKind.Epci, eve)?.Code);
        Assert.Equal("244400404", after.Commune("44002")?.Epci?.Code);

        var again = await import.ApplyAsync(Reading(changed, edition), dryRun: false, Cancellation);
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.Closed));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_the_Region_wrote_of_its_CLEFOP_survives_an_import(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        await new TerritorySeeder(database).SeedAsync(Cancellation);
        await using (var db = database.CreateDbContext())
        {
            var clefop = db.Set<Territory>().Single(one => one.Code == "CLPE44002");
            clefop.Name = "Nord du département";
            clefop.Note = null;
            await db.SaveChangesAsync(Cancellation);
        }

        var report = await new TerritoryImport(database, TimeProvider.System).ApplyAsync(
            Reading(TerritorySeed.Load()),
            dryRun: false,
            Cancellation
        );
        Assert.Equal((0, 0, 0), (report.Added, report.Changed, report.Closed));
        await using var after = database.CreateDbContext();
        Assert.Equal("Nord du département", after.Set<Territory>().Single(one => one.Code == "CLPE44002").Name);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_CLEFOP_that_the_Region_writes_take_the_place_of_the_presumed_ones_for_good(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        await new TerritorySeeder(database).SeedAsync(Cancellation);
        using var files = new ClefopFiles();
        var import = new TerritoryImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        );
        // Nantes Métropole by its code, and two communes of Mayenne one by one.
        var path = files.Write(
            "CL-44;Nantes et alentour;244400404;;2026-06-01;;\n"
                + "CL-53;Mayenne;;53130, 53147;01/06/2026;;À relire en 2027\n"
        );
        var trial = await import.RunAsync(path, dryRun: true, Cancellation);
        Assert.Equal((2, 2), (trial.Read, trial.Added));
        Assert.Equal(18, trial.Closed);
        Assert.Equal("CLPE53", (await ClefopOfAsync(database, "53130", new(2026, 6, 1)))?.Code[..6]);

        await import.RunAsync(path, dryRun: false, Cancellation);
        Assert.Equal("Nantes et alentour", (await ClefopOfAsync(database, "44109", new(2026, 6, 1)))?.Name);
        Assert.Equal("À relire en 2027", (await ClefopOfAsync(database, "53147", new(2026, 6, 1)))?.Note);
        Assert.Equal("CLPE53", (await ClefopOfAsync(database, "53130", new(2026, 5, 31)))?.Code[..6]);
        Assert.Null(await ClefopOfAsync(database, "85191", new(2026, 11, 24)));

        var again = await import.RunAsync(path, dryRun: false, Cancellation);
        Assert.Equal((0, 0, 0, 2), (again.Added, again.Changed, again.Closed, again.Unchanged));
        var national = await import.ApplyAsync(Reading(TerritorySeed.Load()), dryRun: false, Cancellation);
        Assert.Equal((0, 0, 0), (national.Added, national.Changed, national.Closed));
        Assert.Null(await ClefopOfAsync(database, "85191", new(2026, 11, 24)));

        // Mayenne goes over to the other, on a day that the Région says.
        path = files.Write("CL-44;Nantes et alentour;244400404;53130;2026-06-01;;\n");
        var moved = await import.RunAsync(path, dryRun: false, Cancellation);
        Assert.Equal((0, 1, 1), (moved.Added, moved.Changed, moved.Closed));
        Assert.Equal("CL-44", (await ClefopOfAsync(database, "53130", new(2027, 1, 1)))?.Code);
    }

    [Theory]
    [InlineData("CL-1;;244400404;;;;", "nom")]
    [InlineData(";Nantes;244400404;;;;", "code")]
    [InlineData("CL-1;Nantes;999999999;;;;", "epci")]
    [InlineData("CL-1;Nantes;;44999;;;", "communes")]
    [InlineData("CL-1;Nantes;;;;;", "epci")]
    [InlineData("CL-1;Nantes;244400404;;demain;;", "depuis")]
    [InlineData("CL-1;Nantes;244400404;;2026-06-01;2026-05-01;", "jusqu_au")]
    [InlineData("CL-0;Nantes;244400404;;;;", "code")]
    [InlineData("CL-1;Nantes;;53130;;;", "communes")]
    public async Task A_line_of_CLEFOP_that_means_nothing_is_left_out_and_nothing_ends(string line, string field)
    {
        await using var database = await TerritoryDatabase.CreateAsync("sqlite");
        await new TerritorySeeder(database).SeedAsync(Cancellation);
        using var files = new ClefopFiles();
        var report = await new TerritoryImport(database, TimeProvider.System).RunAsync(
            files.Write($"CL-0;Laval;;53130;2026-01-01;;\n{line}\n"),
            dryRun: false,
            Cancellation
        );
        Assert.Equal((2, 1, 0), (report.Read, report.Added, report.Closed));
        Assert.Equal(("clefop.csv:3", field), (report.Rejected[0].Where, report.Rejected[0].Field));
    }

    private static async Task<TerritoryRecord?> ClefopOfAsync(TestDatabase database, string commune, DateOnly day)
    {
        await using var db = database.CreateDbContext();
        return TerritoryIndex
            .Build(await TerritoryData.LoadAsync(db, Cancellation), day)
            .MembershipOn(commune, TerritoryKind.Clefop, day);
    }

    private sealed class ClefopFiles : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spro-clefop-");

        public string Write(string lines)
        {
            var path = Path.Combine(_folder.FullName, "clefop.csv");
            File.WriteAllText(path, "code;nom;epci;communes;depuis;jusqu_au;note\n" + lines);
            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_file_that_would_empty_the_territory_is_refused_and_nothing_changes(string engine)
    {
        await using var database = await TerritoryDatabase.CreateAsync(engine);
        await new TerritorySeeder(database).SeedAsync(Cancellation);
        var seed = TerritorySeed.Load();
        var cut = seed with { Communes = [.. seed.Communes.Take(900)] };
        await Assert.ThrowsAsync<RefusedException>(() =>
            new TerritoryImport(database, TimeProvider.System).ApplyAsync(Reading(cut), dryRun: false, Cancellation)
        );
        await using var db = database.CreateDbContext();
        Assert.Equal(1_228, db.Set<Commune>().Count(commune => commune.ValidTo == null));
    }

    private static TerritoryReading Reading(TerritoryData data, DateOnly? edition = null) =>
        new(data, edition ?? new DateOnly(2026, 1, 1), [], []);
}
