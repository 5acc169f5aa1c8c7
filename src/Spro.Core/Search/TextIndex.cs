using System.Collections.Concurrent;

namespace Spro.Core.Search;

/// <summary>
/// Finds documents by their titles and other terms, whatever the mistakes, the accents, the gender, the plural or the
/// order of words (docs/search.md). It never changes: any number of threads may search it.
/// </summary>
public sealed class TextIndex
{
    private readonly SearchDocument[] _documents;
    private readonly IndexedTerms _terms;
    private readonly SearchExpansions _expansions;

    // A session has room for each row: it is lent rather than made for each search.
    private readonly ConcurrentBag<SearchSession> _sessions = [];

    private TextIndex(SearchDocument[] documents, SearchExpansions expansions)
    {
        _documents = documents;
        _terms = new IndexedTerms(documents);
        _expansions = expansions;
    }

    /// <summary>Makes the index of documents, in whatever order they come.</summary>
    /// <param name="documents">What can be found.</param>
    /// <param name="expansions">Everyday words; none when null.</param>
    public static TextIndex Build(IEnumerable<SearchDocument> documents, SearchExpansions? expansions = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return new TextIndex(
            [
                .. documents
                    .OrderBy(document => document.Kind)
                    .ThenBy(document => document.ComesAfter)
                    .ThenBy(document => FrenchText.Fold(document.Title), StringComparer.Ordinal)
                    .ThenBy(document => document.Title, StringComparer.Ordinal)
                    .ThenBy(document => document.Code, StringComparer.Ordinal),
            ],
            expansions ?? SearchExpansions.None
        );
    }

    /// <summary>
    /// What answers a text best. Any text will do; its last word may be incomplete unless something follows it.
    /// </summary>
    /// <param name="query">What was typed.</param>
    /// <param name="kinds">Only these.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="oncePerCode">Of documents of one kind and code, only the best: an occupation has many titles.</param>
    public SearchResults Search(string query, SearchKinds kinds, int limit, bool oncePerCode = false)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (!_sessions.TryTake(out var session))
        {
            session = new SearchSession(_documents, _terms, _expansions);
        }

        var results = session.Search(query, kinds, limit, oncePerCode);
        _sessions.Add(session);
        return results;
    }
}
