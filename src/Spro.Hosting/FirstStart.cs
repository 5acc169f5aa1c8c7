using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Demonstration;
using Spro.Core.Guidance;
using Spro.Core.Interchange.Territories;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Hosting;

/// <summary>Brings a store to where the service can run: schema, territory, rules, and the demonstration set when asked.</summary>
public sealed class FirstStart(
    IDbContextFactory<SproDbContext> databases,
    IDatabaseEngine engine,
    Rulebook rulebook,
    DemonstrationSet demonstration,
    IdentityKeys keys,
    SproSettings settings,
    TimeProvider clock
)
{
    /// <summary>Prepares the store of a web node.</summary>
    /// <exception cref="RefusedException">
    /// PostgreSQL waits for its migration: that is a deployment step, run once. Or the master key is not that of the store.
    /// </exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (engine.Name == "sqlite")
            await MigrateAsync(cancellationToken);
        else
            await RequireMigratedAsync(cancellationToken);
        // A store whose master key is missing is known at start, not when the first person comes.
        await keys.OpenAsync(cancellationToken);
        await SeedAsync(cancellationToken);
        if (!settings.Demo)
            return;
        if (await WantsDemonstrationAsync(cancellationToken))
            await demonstration.LoadAsync(cancellationToken);
        else
            await demonstration.CompleteAsync(cancellationToken);
    }

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await engine.MigrateAsync(db, cancellationToken);
    }

    /// <summary>Gives a new store its territory and its rules.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.Set<PublicDataVersion>().AnyAsync(cancellationToken))
            {
                var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                db.Add(
                    new PublicDataVersion
                    {
                        Id = 1,
                        Version = 1,
                        FirstStartedOn = today,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        await new TerritorySeeder(databases).SeedAsync(cancellationToken);
        await rulebook.PublishBuiltInAsync(cancellationToken);
    }

    // Never loaded whole (a start may have been killed half-way), and no real place would be mixed with invented ones.
    private async Task<bool> WantsDemonstrationAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PublicDataVersion>().AnyAsync(row => row.DemonstrationLoadedOn == null, cancellationToken)
            && !await db.Set<Place>().AnyAsync(place => !place.FromDemonstration, cancellationToken);
    }

    private async Task RequireMigratedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            throw new RefusedException(
                "migration-needed",
                "La base PostgreSQL attend une mise à jour de son schéma : lancez « spro database migrate »."
            );
    }
}
