using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Catalogue;

/// <summary>Holds the snapshot in force and swaps it whole when the public data has changed.</summary>
public sealed class CatalogueHost(
    IDbContextFactory<SproDbContext> databases,
    ServedRegions regions,
    TimeProvider clock,
    IEnumerable<ISearchSource>? sources = null
)
{
    private PublicCatalogue? _current;

    /// <summary>The snapshot in force.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded yet.</exception>
    public PublicCatalogue Current =>
        _current ?? throw new InvalidOperationException("The catalogue is not loaded yet.");

    /// <summary>Whether a first snapshot is there.</summary>
    public bool IsReady => _current is not null;

    /// <summary>Loads a new snapshot if the data or the day has changed; gives whether it did.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        // A new day brings new memberships and new rules, without any write.
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_current is { } current && current.Day == day && await VersionAsync(cancellationToken) == current.Version)
            return false;
        _current = await PublicCatalogue.LoadAsync(databases, regions, clock, cancellationToken, _current, sources);
        return true;
    }

    private async Task<long> VersionAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.PublicDataVersionAsync(cancellationToken);
    }
}
