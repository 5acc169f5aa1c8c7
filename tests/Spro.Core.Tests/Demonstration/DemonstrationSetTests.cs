using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Demonstration;
using Spro.Core.Guidance;
using Spro.Core.Interchange;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Demonstration;

public sealed class DemonstrationSetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Loading_the_set_twice_adds_nothing(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var demonstration = started.Get<DemonstrationSet>();
        Assert.NotEqual(0, await demonstration.LoadAsync(Cancellation));
        var places = await CountAsync<Place>(started);
        var version = await VersionAsync(started);
        Assert.Equal(DemonstrationFiles.Places.Count(), places);
        // The dates count from the first start, so that another day gives the same records.
        started.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await demonstration.LoadAsync(Cancellation));
        Assert.Equal(places, await CountAsync<Place>(started));
        Assert.Equal(version, await VersionAsync(started));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Clearing_removes_all_of_the_set_and_nothing_else(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var (communes, rules) = (await CountAsync<Commune>(started), await CountAsync<PublishedRuleSet>(started));
        var places = await CountAsync<Place>(started);
        await ChangeAsync(started);
        var version = await VersionAsync(started);

        Assert.Equal(places, await started.Get<DemonstrationSet>().ClearAsync(Cancellation));

        Assert.Equal(0, await CountAsync<Place>(started));
        Assert.Equal(0, await CountAsync<Structure>(started));
        Assert.Equal(0, await CountAsync<ServiceOffer>(started));
        Assert.Equal(0, await CountAsync<DirectoryChange>(started));
        Assert.Equal(0, await CountAsync<ProposedChange>(started));
        Assert.Equal(0, await CountAsync<LabourFigure>(started));
        Assert.Equal(0, await CountAsync<FamilyLink>(started));
        Assert.Equal(0, await CountAsync<Occupation>(started));
        Assert.Equal(0, await CountAsync<OccupationSkill>(started));
        Assert.Equal(0, await CountAsync<ReferentialVersion>(started));
        Assert.Equal(
            (communes, rules),
            (await CountAsync<Commune>(started), await CountAsync<PublishedRuleSet>(started))
        );
        Assert.NotEqual(0, communes);
        Assert.Equal(version + 1, await VersionAsync(started));
        Assert.NotEqual(0, await started.Get<DemonstrationSet>().LoadAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_real_import_takes_over_stays_when_the_set_leaves(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        Place place;
        Structure structure;
        await using (var db = started.Database.CreateDbContext())
        {
            place = await db.Set<Place>()
                .AsNoTracking()
                .FirstAsync(one => one.Source == "missions-locales", Cancellation);
            structure = await db.Set<Structure>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == place.StructureId, Cancellation);
        }
        place.Name += " (fiche officielle)";
        var report = await started
            .Get<DirectoryImport>()
            .RunAsync("missions-locales", Items(), new DirectoryImportOptions(), progress: null, Cancellation);
        Assert.Empty(report.Rejected);
        Assert.Equal(1, report.Changed);

        await started.Get<DemonstrationSet>().ClearAsync(Cancellation);

        await using var after = started.Database.CreateDbContext();
        Assert.Equal(place.Name, (await after.Set<Place>().SingleAsync(Cancellation)).Name);
        Assert.Equal(structure.Name, (await after.Set<Structure>().SingleAsync(Cancellation)).Name);
        Assert.Empty(await after.Set<ServiceOffer>().ToListAsync(Cancellation));

        async IAsyncEnumerable<DirectoryItem> Items()
        {
            await Task.CompletedTask;
            yield return DirectoryItem.Take("ligne 2", structure, place);
        }
    }

    // Somebody tried it: what was done leaves its line.
    private static async Task ChangeAsync(StartedDatabase started)
    {
        await using var db = started.Database.CreateDbContext();
        var service = await db.Set<ServiceOffer>().AsNoTracking().FirstAsync(Cancellation);
        db.AddRange(
            new DirectoryChange
            {
                Id = Guid.CreateVersion7(),
                RecordId = service.Id,
                Number = 1,
                Record = RecordKind.Service,
                StructureId = service.StructureId,
                Kind = DirectoryChangeKind.Edited,
                At = started.Clock.GetUtcNow().UtcDateTime,
                Before = "{}",
                After = "{}",
            },
            new ProposedChange
            {
                Id = Guid.CreateVersion7(),
                RecordId = service.Id,
                Source = service.Source,
                Payload = "{}",
                ProposedAt = started.Clock.GetUtcNow().UtcDateTime,
            }
        );
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task<int> CountAsync<T>(StartedDatabase started)
        where T : class
    {
        await using var db = started.Database.CreateDbContext();
        return await db.Set<T>().CountAsync(Cancellation);
    }

    private static async Task<long> VersionAsync(StartedDatabase started)
    {
        await using var db = started.Database.CreateDbContext();
        return await db.PublicDataVersionAsync(Cancellation);
    }
}
