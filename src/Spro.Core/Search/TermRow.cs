namespace Spro.Core.Search;

/// <summary>A form of a title or of another term: what is compared with a query.</summary>
internal struct TermRow
{
    /// <summary>Its document, by its place in the order of titles.</summary>
    public int Document;

    /// <summary>0 for the title, then the other terms in their order.</summary>
    public int Term;

    /// <summary>The kind of the document.</summary>
    public SearchKinds Kind;

    /// <summary>The weight of the term.</summary>
    public float Weight;

    /// <summary>The sum of what its words tell.</summary>
    public float Worth;
}
