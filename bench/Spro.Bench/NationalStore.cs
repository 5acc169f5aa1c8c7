using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Interchange.Territories;
using Spro.Core.Territories;
using Spro.Hosting;

namespace Spro.Bench;

/// <summary>A store the size of the country, written by a process of its own so that reading it is measured alone.</summary>
internal static class NationalStore
{
    public const int Communes = 35_000;
    public const int Places = 100_000;

    public static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await using var store = BenchStore.Open(folder, demonstration: false);
        await store.Get<FirstStart>().PrepareAsync(cancellationToken);
        var databases = store.Get<IDbContextFactory<SproDbContext>>();
        if (Repository.SharedData("data/communes") is { } official)
            await new TerritoryImport(databases, TimeProvider.System).RunAsync(
                official,
                dryRun: false,
                cancellationToken
            );
        else
            await InventCommunesAsync(databases, cancellationToken);
        var catalogue = await store.CatalogueAsync(cancellationToken);
        await GeneratedPlaces.AddAsync(databases, catalogue.Territory.Communes, Places, cancellationToken);
    }

    // Over the mainland, with populations as uneven as real ones; each belongs to a department that is there already.
    private static async Task InventCommunesAsync(
        IDbContextFactory<SproDbContext> databases,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var model = await db.Set<Commune>().AsNoTracking().FirstAsync(cancellationToken);
        var random = new Random(7);
        for (var i = await db.Set<Commune>().CountAsync(cancellationToken); i < Communes; i++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"X{i:X4}");
            db.Add(
                new Commune
                {
                    Code = code,
                    Name = $"Commune fictive {code}",
                    SortName = $"commune fictive {code}",
                    DepartmentCode = model.DepartmentCode,
                    Population = (int)(200 / Math.Pow(1 - random.NextDouble(), 0.9)),
                    Latitude = 43 + random.NextDouble() * 7,
                    Longitude = -1 + random.NextDouble() * 8,
                    ValidFrom = model.ValidFrom,
                    Source = "bench",
                    SourceVersion = model.SourceVersion,
                    SourceDate = model.SourceDate,
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
