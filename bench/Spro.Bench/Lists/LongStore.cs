using Microsoft.EntityFrameworkCore;
using Spro.Core.Agenda;
using Spro.Core.Ambassadors;
using Spro.Core.Associates;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.GoodPractices;
using Spro.Core.Governance;
using Spro.Core.Library;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Publications;
using Spro.Core.Structures;

namespace Spro.Bench.Lists;

/// <summary>A store whose every list of the network has ten thousand rows: what the demonstration has of each, copied.</summary>
internal static class LongStore
{
    public const int Rows = 10_000;

    private const int DaysAhead = 300;

    private static readonly Random Draw = new(20261127);

    public static async Task FillAsync(BenchStore store, CancellationToken cancellationToken)
    {
        var catalogue = await store.CatalogueAsync(cancellationToken);
        var databases = store.Get<IDbContextFactory<SproDbContext>>();
        await GeneratedPlaces.AddAsync(
            databases,
            [.. catalogue.Territory.Communes.Where(catalogue.Covers)],
            Rows,
            cancellationToken
        );
        await store.CatalogueAsync(cancellationToken);
        await store.Get<Guides>().PublishByCommandAsync(TimeSpan.FromHours(1), cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await CopyAsync<AgendaAction>(db, Come, cancellationToken: cancellationToken);
        await CopyAsync<Meeting>(db, Come, cancellationToken: cancellationToken);
        await CopyAsync<Decision>(db, cancellationToken: cancellationToken);
        await CopyAsync<GoodPractice>(db, cancellationToken: cancellationToken);
        await CopyAsync<LibraryItem>(db, cancellationToken: cancellationToken);
        var versions = db.Set<LibraryVersion>();
        var without = new Queue<Guid>(
            await db.Set<LibraryItem>()
                .Where(item => !versions.Any(version => version.ItemId == item.Id))
                .Select(item => item.Id)
                .ToListAsync(cancellationToken)
        );
        await CopyAsync<LibraryVersion>(
            db,
            one => one.ItemId = without.Dequeue(),
            await versions.CountAsync(cancellationToken) + without.Count,
            cancellationToken
        );
        await CopyAsync<DevelopmentSession>(db, Come, cancellationToken: cancellationToken);
        await CopyAsync<CallApplication>(db, cancellationToken: cancellationToken);
        var structures = await db.Set<Structure>().Select(one => one.Id).ToListAsync(cancellationToken);
        var label = 0;
        await CopyAsync<AssociatedLabel>(
            db,
            // A structure has one that starts on a day.
            one =>
            {
                one.StructureId = structures[label % structures.Count];
                one.ValidFrom = new DateOnly(2020, 1, 1).AddDays(label++ / structures.Count);
            },
            cancellationToken: cancellationToken
        );
        await CopyAsync<Ambassador>(
            db,
            // What is sealed opens in its own row only; a link is of one listing.
            one =>
                (one.Email, one.EmailKey, one.Contact, one.Link, one.LinkHash) = (
                    null,
                    null,
                    null,
                    null,
                    Guid.NewGuid().ToByteArray()
                ),
            cancellationToken: cancellationToken
        );
        await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
    }

    private static void Come(AgendaAction one) => (one.StartsAt, one.EndsAt) = Soon(one.EndsAt - one.StartsAt);

    private static void Come(Meeting one) => (one.StartsAt, one.EndsAt) = Soon(one.EndsAt - one.StartsAt);

    private static void Come(DevelopmentSession one) => (one.StartsAt, one.EndsAt) = Soon(one.EndsAt - one.StartsAt);

    private static (DateTime, DateTime) Soon(TimeSpan length)
    {
        var start = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(Draw.Next(1, DaysAhead));
        return (start, start + length);
    }

    private static async Task CopyAsync<T>(
        SproDbContext db,
        Action<T>? change = null,
        int wanted = Rows,
        CancellationToken cancellationToken = default
    )
        where T : class
    {
        var set = db.Set<T>();
        var key = db.Model.FindEntityType(typeof(T))!.FindProperty("Id")!.PropertyInfo!;
        while (await set.CountAsync(cancellationToken) is > 0 and var count && count < wanted)
        {
            // All that is there, once more.
            var rows = await set.AsNoTracking().Take(wanted - count).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                key.SetValue(row, Guid.CreateVersion7());
                change?.Invoke(row);
            }
            set.AddRange(rows);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
