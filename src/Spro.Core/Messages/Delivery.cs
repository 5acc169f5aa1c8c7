namespace Spro.Core.Messages;

/// <summary>A way out: a server, or a folder.</summary>
public interface IMessageChannel
{
    /// <summary>What goes by it.</summary>
    MessageChannel Channel { get; }

    /// <summary>
    /// Tries once to hand a message over. What a server answers is a <see cref="Delivery"/>, never an exception.
    /// </summary>
    /// <param name="parcel">What to hand over.</param>
    /// <param name="cancellationToken">Stops the attempt, which may have reached the server.</param>
    Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken);
}

/// <summary>A message opened, for the time of an attempt.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="MailId">Its Message-ID, without brackets.</param>
/// <param name="To">Who it is for.</param>
/// <param name="Content">What it says.</param>
/// <param name="Date">When it was due, in UTC: its date, the same at each attempt.</param>
public sealed record Parcel(Guid Id, string MailId, Recipient To, MessageContent Content, DateTime Date)
{
    /// <summary>Says nothing: it may end in a log.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>What an attempt gave.</summary>
/// <param name="Problem">Why it failed; null when the server accepted.</param>
/// <param name="MayTryAgain">Whether another attempt may succeed.</param>
/// <param name="After">How long the server asks to wait; null when it does not say.</param>
public readonly record struct Delivery(SendProblem? Problem, bool MayTryAgain, TimeSpan? After)
{
    /// <summary>The server has it.</summary>
    public static Delivery Accepted => default;

    /// <summary>To be tried again.</summary>
    public static Delivery Later(SendProblem problem, TimeSpan? after = null) => new(problem, MayTryAgain: true, after);

    /// <summary>Not to be tried again.</summary>
    public static Delivery Never(SendProblem problem) => new(problem, MayTryAgain: false, After: null);
}
