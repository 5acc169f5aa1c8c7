using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Interchange.Rome;
using Spro.Core.Knowledge;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>The real files of the ROME, as a Région receives them.</summary>
public sealed class RealRomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int, int> Folders { get; } =
        new()
        {
            // Eight codes are published twice with other apostrophes: the first publication is taken.
            { "v460-csv", 17_872, 14_814, 8 },
            { "v344-csv", 80_545, 68_495, 0 },
            { "v4-xlsx-2025-09", 30_361, 30_361, 0 },
        };

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_real_edition_goes_in_completely_and_twice_changes_nothing(
        string folder,
        int read,
        int added,
        int rejected
    )
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var first = await Import(database, folder);
        Assert.Equal((read, added, rejected), (first.Read, first.Added, first.Rejected.Count));
        Assert.Equal(read, first.Added + first.Unchanged + first.Rejected.Count);
        var second = await Import(database, folder);
        Assert.Equal((read, 0, 0, rejected), (second.Read, second.Added, second.Changed, second.Rejected.Count));
    }

    [Fact]
    public async Task Every_occupation_of_today_has_what_the_last_complete_edition_said_of_it()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await Import(database, "v344-csv");
        await Import(database, "v460-csv");
        await using var db = database.CreateDbContext();
        var occupations = await Occupations.LoadAsync(db, null, Cancellation);
        Assert.Equal("460", occupations.Current!.Version);
        Assert.Equal(1_584, occupations.All.Count);
        Assert.All(
            occupations.All,
            occupation =>
            {
                Assert.NotNull(occupation.Definition);
                Assert.NotNull(occupation.Access);
                Assert.NotNull(occupation.Skills);
                Assert.NotNull(occupation.Interests);
                Assert.NotNull(occupation.Domain);
                Assert.Equal("344", occupation.Definition.From.Version);
                Assert.DoesNotContain(
                    occupation.Definition.Value,
                    text => text.Contains("''", StringComparison.Ordinal)
                );
            }
        );
        // Split in the fourth ROME: the machine driver of the forest was with that of the fields.
        Assert.Equal("A1101", occupations.Find("A1102")!.Definition!.Origin.RomeCode);
        var neighbours = occupations.Find("A1101")!.Neighbours!.Value;
        Assert.All(neighbours, way => Assert.NotNull(occupations.Find(way.RomeCode)));
        Assert.DoesNotContain(neighbours, way => way.RomeCode == "A1101");
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_refused_whole()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var refusal = await Assert.ThrowsAsync<Common.RefusedException>(() => Import(database, "v4-fo-onisep"));
        Assert.Equal("wrong-format", refusal.Code);
    }

    private static Task<Core.Interchange.ImportReport> Import(TestDatabase database, string folder) =>
        new RomeImport(
            database,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
        ).RunAsync(RepositoryRoot.SharedData("data/rome/" + folder), dryRun: false, progress: null, Cancellation);
}
