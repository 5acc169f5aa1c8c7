namespace Spro.Core.ActionPlans;

/// <summary>The four axes of the Council resolution of 21 November 2008 on lifelong guidance.</summary>
public enum GuidanceAxis
{
    /// <summary>Learn to manage one's career.</summary>
    CareerSkills,

    /// <summary>Everybody has access to guidance.</summary>
    EqualAccess,

    /// <summary>Guidance of quality.</summary>
    Quality,

    /// <summary>Those who guide work together.</summary>
    Coordination,
}

/// <summary>An objective of the regional strategy in which the service takes its part (charter §1.9): data, for it changes.</summary>
public sealed class StrategyObjective
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 300;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The document it is of, with its years.</summary>
    public required string Strategy { get; set; }

    /// <summary>Its number in the document.</summary>
    public required string Code { get; set; }

    /// <summary>What it says.</summary>
    public required string Title { get; set; }

    /// <summary>The European axes it serves, by the names of <see cref="GuidanceAxis"/>.</summary>
    public List<string> Axes { get; set; } = [];

    /// <summary>By what one sees how far it is reached, and where that is read; null while none is chosen.</summary>
    public string? Indicator { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo ?? day) >= day;
}
