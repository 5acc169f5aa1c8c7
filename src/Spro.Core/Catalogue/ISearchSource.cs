using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>What another module gives the search box to find, read with the rest of the catalogue.</summary>
public interface ISearchSource
{
    /// <summary>What it has on a day.</summary>
    Task<IReadOnlyList<SearchDocument>> LoadAsync(
        SproDbContext db,
        TerritoryIndex territory,
        DateOnly day,
        CancellationToken cancellationToken
    );
}
