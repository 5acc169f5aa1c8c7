namespace Spro.Core.Structures.Opening;

/// <summary>What the hours say of a place at an instant.</summary>
public enum OpenKind
{
    /// <summary>The door is shut.</summary>
    Closed,

    /// <summary>The door is open.</summary>
    Open,

    /// <summary>The hours do not settle it: "unknown", a comment alone, or an open-ended time ("18:00+").</summary>
    Unknown,
}
