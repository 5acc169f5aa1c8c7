namespace Spro.Core.Knowledge;

/// <summary>A short sheet that says in two plain sentences what matters, before any door.</summary>
public sealed record InformationSheet
{
    /// <summary>Stable identifier, as in its file name ("besoin-vae").</summary>
    public required string Id { get; init; }

    /// <summary>What kind of sheet it is: the first word of its identifier ("besoin", "droit").</summary>
    public string Kind => Id.Split('-')[0];

    /// <summary>French title.</summary>
    public required string Title { get; init; }

    /// <summary>Other words that people look for it by: acronyms, everyday words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Codes of the needs it answers (DOMAIN §3.2).</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Codes of the flags it answers (DOMAIN §3.4).</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Codes of the publics it is written for, as services name them; none when it is for everybody.</summary>
    public IReadOnlyList<string> Publics { get; init; } = [];

    /// <summary>What matters, in two plain sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The rest of the sheet in Markdown; may be empty.</summary>
    public required string Body { get; init; }

    /// <summary>Name of the official source.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the official site; null when none is certain.</summary>
    public Uri? Url { get; init; }

    /// <summary>Day the sheet was last read over.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>How easy it is to read.</summary>
    public Readability Readability => Readability.Of(Summary + "\n" + Body);

    /// <summary>Whether nobody has read it over for more than a year.</summary>
    public bool IsStaleOn(DateOnly day) => Freshness.IsOld(ReviewedOn, day);
}
