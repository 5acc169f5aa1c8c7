using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Knowledge;

/// <summary>The editions of a referential as the store holds them, side by side.</summary>
internal static class StoredEditions
{
    /// <summary>Which editions there are: compared with those read before, they tell whether anything has changed.</summary>
    public static Task<List<ReferentialVersion>> ReadAsync(
        SproDbContext db,
        string referential,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<ReferentialVersion>()
            .AsNoTracking()
            .Where(version => version.Referential == referential)
            .ToListAsync(cancellationToken);
    }

    /// <summary>All the rows of a table, by edition.</summary>
    public static async Task<ILookup<string, T>> RowsAsync<T>(SproDbContext db, CancellationToken cancellationToken)
        where T : VersionedRow =>
        (await db.Set<T>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            row => row.Version,
            StringComparer.Ordinal
        );
}
