namespace Spro.Core.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="Code">Its identifier, which orders homonyms.</param>
/// <param name="Title">Its title, with both genders when it has them: see <see cref="TitleForms"/>.</param>
/// <param name="Payload">Whatever the caller wants back: its place in a list, for instance.</param>
public sealed record SearchDocument(SearchKinds Kind, string Code, string Title, int Payload)
{
    /// <summary>Other ways to it: titles, acronyms, keywords.</summary>
    public IReadOnlyList<SearchTerm> OtherTerms { get; init; } = [];

    /// <summary>It comes after those of its kind that match as well: it is of the past, for instance.</summary>
    public bool ComesAfter { get; init; }

    /// <summary>What tells it from others of the same title: shown beside it, and no way to it. Null when nothing does.</summary>
    public string? Detail { get; init; }
}

/// <summary>Another title, an acronym or a keyword of a document.</summary>
/// <param name="Text">As people may read it: it is shown as the reason of a hit.</param>
/// <param name="Weight">Above 0, up to 1: what a match of it is worth beside a match of the title.</param>
public readonly record struct SearchTerm(string Text, double Weight);
