namespace Spro.Core.Guidance;

/// <summary>
/// Kleene's three values, in the order that makes "and" the smaller and "or" the greater of two.
/// </summary>
public enum Truth
{
    /// <summary>Known not to hold.</summary>
    False,

    /// <summary>What is known does not settle it; it never excludes anything.</summary>
    Unknown,

    /// <summary>Known to hold.</summary>
    True,
}
