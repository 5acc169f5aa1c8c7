namespace Spro.Core.Messages;

/// <summary>When to try again: half a minute, then twice as long each time up to six hours; two days in all.</summary>
internal static class Backoff
{
    /// <summary>After that many attempts a message is a dead letter.</summary>
    public const int MostAttempts = 16;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How long to wait after an attempt.</summary>
    /// <param name="attempts">How many there have been, one at least.</param>
    /// <param name="asked">How long the server asks to wait; never shortens it, six hours at most are granted.</param>
    /// <param name="chance">
    /// From 0 to 1: a quarter less or more, so that all that failed together does not come back together.
    /// </param>
    public static TimeSpan After(int attempts, TimeSpan? asked, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        var wait = (doubled < Longest ? doubled : Longest) * (0.75 + chance / 2);
        return asked > wait ? (asked < Longest ? asked.Value : Longest) : wait;
    }
}
