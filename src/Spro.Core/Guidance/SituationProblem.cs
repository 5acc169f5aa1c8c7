namespace Spro.Core.Guidance;

/// <summary>Why a situation cannot be read.</summary>
/// <param name="Code">
/// Stable code: <c>not-an-object</c>, <c>unknown-field</c>, <c>duplicate-field</c>, <c>wrong-type</c>,
/// <c>unknown-value</c>, <c>out-of-range</c>, <c>min-above-max</c> or <c>too-long</c>.
/// </param>
/// <param name="Field">The field at fault as it was written; empty when the whole is at fault.</param>
/// <param name="Message">Plain French, for people.</param>
public sealed record SituationProblem(string Code, string Field, string Message);
