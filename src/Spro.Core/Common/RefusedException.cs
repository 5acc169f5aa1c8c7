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

    /// <summary>All that is refused of a form, this first: itself alone, most often.</summary>
    public IReadOnlyList<RefusedException> All => _others is null ? [this] : [this, .. _others];

    private IReadOnlyList<RefusedException>? _others;

    /// <summary>Several refusals said at once, each beside its field.</summary>
    internal static RefusedException Of(IReadOnlyList<RefusedException> all) =>
        all is [var only]
            ? only
            : new(all[0].Code, all[0].Message) { Field = all[0].Field, _others = [.. all.Skip(1)] };

    /// <summary>A refusal that is shown beside a field.</summary>
    /// <param name="field">The field at fault, as the request or the form names it.</param>
    /// <param name="code">As <see cref="Code"/>.</param>
    /// <param name="message">What to do, in plain French.</param>
    public static RefusedException At(string field, string code, string message) =>
        new(code, message) { Field = field };
}
