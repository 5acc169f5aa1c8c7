using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>Gives a new database the territory that ships with the software.</summary>
public sealed class TerritorySeeder(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>Writes the embedded territory when the database has no commune. Returns whether it did.</summary>
    public async Task<bool> SeedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Set<Commune>().AnyAsync(cancellationToken))
        {
            return false;
        }

        await new TerritoryWriter(database, dryRun: false).WriteAsync(
            TerritorySeed.Load(),
            TerritorySources.Communes.Date,
            cancellationToken
        );
        return true;
    }
}
