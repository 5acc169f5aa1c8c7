namespace Spro.Core.Structures.Opening;

/// <summary>The state of a place at an instant.</summary>
/// <param name="Kind">Open, closed or not settled.</param>
/// <param name="Comment">What the rule in force adds, as written by the place ("sur rendez-vous").</param>
public readonly record struct OpeningState(OpenKind Kind, string? Comment);
