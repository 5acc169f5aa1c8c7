namespace Spro.Core.Common;

/// <summary>
/// A record that keeps where it comes from, when it was last confirmed and from when to when it holds. Nothing of the
/// directory is ever deleted while something points at it: it ends (<see cref="ValidTo"/>).
/// </summary>
public abstract class SourcedRecord
{
    /// <summary>Opaque and stable: <see cref="StableId.Of"/> the source and the source's identifier.</summary>
    public Guid Id { get; set; }

    /// <summary>Short code of the source ("france-services", "places", "member").</summary>
    public required string Source { get; set; }

    /// <summary>The identifier the source gives.</summary>
    public required string SourceId { get; set; }

    /// <summary>Edition of the source ("2022-12-01"); credited to the public.</summary>
    public string SourceVersion { get; set; } = "";

    /// <summary>The day the source states for this record; null when it states none.</summary>
    public DateOnly? SourceDate { get; set; }

    /// <summary>First day the record holds; null when unknown.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day the record holds; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The day somebody who knows last said that this is true.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>A member of the network confirmed it here: an import then proposes, it does not overwrite.</summary>
    public bool ConfirmedByMember { get; set; }

    /// <summary>Invented for the demonstration, and marked so on every screen.</summary>
    public bool IsFictitious { get; set; }

    /// <summary>Came with the demonstration set, and leaves with it, unless a real import has taken it over since.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>Whether the record holds on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
