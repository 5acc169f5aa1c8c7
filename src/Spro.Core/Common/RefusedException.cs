namespace Spro.Core.Common;

/// <summary>
/// A rule of the service says no. <see cref="Code"/> is stable and reaches API clients; the message is plain French
/// and reaches people.
/// </summary>
public sealed class RefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable machine-readable code, kebab-case ("unknown-commune").</summary>
    public string Code { get; } = code;

    /// <summary>The field of the request at fault, when there is one.</summary>
    public string? Field { get; private init; }

    /// <summary>A refusal that is shown beside a field.</summary>
    /// <param name="field">The field at fault, as the request or the form names it.</param>
    /// <param name="code">As <see cref="Code"/>.</param>
    /// <param name="message">What to do, in plain French.</param>
    public static RefusedException At(string field, string code, string message) =>
        new(code, message) { Field = field };
}
