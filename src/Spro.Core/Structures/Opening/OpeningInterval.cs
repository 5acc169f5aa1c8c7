namespace Spro.Core.Structures.Opening;

/// <summary>A stretch of a local day during which a place is open, or may be.</summary>
/// <param name="FromUtc">First instant.</param>
/// <param name="UntilUtc">First instant after it; the next local midnight when it goes on the next day.</param>
/// <param name="State">Never closed.</param>
public readonly record struct OpeningInterval(DateTime FromUtc, DateTime UntilUtc, OpeningState State);
