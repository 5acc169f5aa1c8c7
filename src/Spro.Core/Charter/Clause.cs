namespace Spro.Core.Charter;

/// <summary>One sentence of a charter, where it stands. What is compared, amended and proved is the sentence.</summary>
public sealed class Clause
{
    /// <summary>How it is cited: "V7" for a recital, "4.1" for a title, "4.1-2" for the second sentence of article 4.1.</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public ClauseKind Kind { get; init; }

    /// <summary>The article it belongs to ("4.1"); empty before the first.</summary>
    public string Article { get; init; } = "";

    /// <summary>The paragraph of the article, from 1; sentences of one paragraph are read together.</summary>
    public int Paragraph { get; init; }

    /// <summary>The paragraph is an item of a list.</summary>
    public bool Listed { get; init; }

    /// <summary>As written.</summary>
    public required string Text { get; init; }
}

/// <summary>What a clause is.</summary>
public enum ClauseKind
{
    /// <summary>A text that the charter refers to ("VU…").</summary>
    Recital,

    /// <summary>The frame of a signature, as it stands on the paper.</summary>
    Notice,

    /// <summary>The title of an article.</summary>
    Heading,

    /// <summary>A sentence.</summary>
    Sentence,
}
