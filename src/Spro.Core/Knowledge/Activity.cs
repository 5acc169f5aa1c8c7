namespace Spro.Core.Knowledge;

/// <summary>A short activity to learn to find one's way (charter §2): alone, with an adviser, or on paper.</summary>
public sealed record Activity
{
    /// <summary>Stable identifier ("mes-forces").</summary>
    public required string Id { get; init; }

    /// <summary>French title.</summary>
    public required string Title { get; init; }

    /// <summary>The step of the path it belongs to ("connaitre").</summary>
    public required string Step { get; init; }

    /// <summary>About how long it takes, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>What to do, in Markdown; its numbered list is what one answers.</summary>
    public required string Text { get; init; }

    /// <summary>Day it was last read over.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }
}
