using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;

namespace Spro.Core.Database;

/// <summary>Two people write the same record: the second is told, and nothing of the first is lost.</summary>
internal static class Revisions
{
    /// <summary>Refuses what was written on a record as it no longer is.</summary>
    public static void Require(int held, int read)
    {
        if (held != read)
            throw ChangedMeanwhile();
    }

    /// <summary>Saves, unless somebody saved the same record meanwhile.</summary>
    public static async Task SaveRevisionAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw ChangedMeanwhile();
        }
    }

    /// <summary>Saves a record whose key a form has chosen; false when the same form, sent twice at once, has saved it.</summary>
    public static async Task<bool> SaveNewAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failed) when (failed is not DbUpdateConcurrencyException)
        {
            var added = failed.Entries.Where(entry => entry.State == EntityState.Added).ToList();
            foreach (var entry in added)
                if (await entry.GetDatabaseValuesAsync(cancellationToken) is null)
                    throw;
            if (added.Count == 0)
                throw;
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static RefusedException ChangedMeanwhile() =>
        new(
            "changed-meanwhile",
            "Quelqu'un a changé cela pendant que vous écriviez. Relisez, puis recommencez si c'est encore utile."
        );
}
