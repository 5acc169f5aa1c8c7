using Spro.Core.Territories;

namespace Spro.Core.Governance;

/// <summary>What a body is. Its name is data: names change, and what it does stays.</summary>
public enum BodyKind
{
    /// <summary>The commission of the CREFOP that follows guidance and territories (charter §5.1).</summary>
    Commission,

    /// <summary>A local committee of employment, training and guidance (charter §5.4).</summary>
    LocalCommittee,

    /// <summary>The technical group of the service within a local committee (charter §5.5).</summary>
    TechnicalGroup,

    /// <summary>Any other body of the network.</summary>
    Other,
}

/// <summary>A name, and the first day on which it was the right one.</summary>
public sealed class BodyName
{
    /// <summary>The name as the public reads it.</summary>
    public required string Name { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly From { get; set; }
}

/// <summary>A body that meets and decides: what it is called, where it sits, from when to when, after which other.</summary>
public sealed class Body
{
    /// <summary>The longest name, and the longest line on chairs, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is.</summary>
    public BodyKind Kind { get; set; }

    /// <summary>What it has been called, the oldest first; never empty.</summary>
    public List<BodyName> Names { get; set; } = [];

    /// <summary>The level of its territory: a region, a department or the perimeter of a local committee.</summary>
    public TerritoryKind TerritoryKind { get; set; }

    /// <summary>Official code of its territory within that level.</summary>
    public required string TerritoryCode { get; set; }

    /// <summary>The department in which its territory lies; null for a body of the whole region.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The body it comes after: what that one left to be done comes to this one.</summary>
    public Guid? PredecessorId { get; set; }

    /// <summary>Which functions or institutions chair it, in words; never a person's name.</summary>
    public string? Chairs { get; set; }

    /// <summary>Who runs it, by function.</summary>
    public string? RunBy { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>Its name on a day: the first one before it had any.</summary>
    public string NameOn(DateOnly day) =>
        (Names.Where(one => one.From <= day).MaxBy(one => one.From) ?? Names.MinBy(one => one.From)!).Name;

    /// <summary>Whether it exists on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo ?? day) >= day;
}
