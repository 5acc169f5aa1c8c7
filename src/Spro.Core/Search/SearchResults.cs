namespace Spro.Core.Search;

/// <summary>What a search gives.</summary>
/// <param name="Hits">Best first; equals in the order of titles, then of codes.</param>
/// <param name="Suggestions">When nothing was found: the known words closest to those typed.</param>
public sealed record SearchResults(IReadOnlyList<SearchHit> Hits, IReadOnlyList<string> Suggestions)
{
    /// <summary>Nothing was found, and nothing is close.</summary>
    public static SearchResults Nothing { get; } = new([], []);
}

/// <summary>A document found, and why.</summary>
/// <param name="Document">What was found.</param>
/// <param name="Matched">The title or other term that answers best, as it was given.</param>
/// <param name="ReadAs">What was read for what was typed ("médecin" for "toubib"); null when it was read as typed.</param>
/// <param name="Score">How well, from 0 to 1; it compares the hits of one search, nothing else.</param>
public readonly record struct SearchHit(SearchDocument Document, string Matched, string? ReadAs, double Score);
