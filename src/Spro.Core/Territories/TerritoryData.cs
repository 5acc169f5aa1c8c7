using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Territories;

/// <summary>All the records of the territory, past ones included, as a file or the database gives them.</summary>
/// <param name="Territories">Above the communes.</param>
/// <param name="Communes">One per INSEE code.</param>
/// <param name="Memberships">What each commune belongs to, and when.</param>
/// <param name="Postcodes">Of each commune.</param>
/// <param name="FormerNames">Names and codes that lead to a present commune.</param>
public sealed record TerritoryData(
    IReadOnlyList<Territory> Territories,
    IReadOnlyList<Commune> Communes,
    IReadOnlyList<CommuneMembership> Memberships,
    IReadOnlyList<CommunePostcode> Postcodes,
    IReadOnlyList<CommuneFormerName> FormerNames
)
{
    /// <summary>Reads what the database holds, for <see cref="TerritoryIndex.Build"/>.</summary>
    public static async Task<TerritoryData> LoadAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new TerritoryData(
            await db.Set<Territory>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<Commune>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommuneMembership>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommunePostcode>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommuneFormerName>().AsNoTracking().ToListAsync(cancellationToken)
        );
    }
}
