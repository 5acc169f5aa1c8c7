using Spro.Core.Privacy;

namespace Spro.Core.Accounts;

/// <summary>A professional who signs in.</summary>
public sealed class Account
{
    /// <summary>An account that nobody opens for this long is closed: nobody keeps a right they no longer use.</summary>
    public static readonly TimeSpan LongestUnused = TimeSpan.FromDays(90);

    /// <summary>How long after it is closed it is still known of whom an account was.</summary>
    public const int YearsKnown = 1;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>How colleagues know them: see <see cref="AccountIdentity"/>.</summary>
    public required Sealed Name { get; set; }

    /// <summary>Their professional address: see <see cref="AccountIdentity"/>.</summary>
    public required Sealed Email { get; set; }

    /// <summary>Keyed hash of the address in small letters: it names the account.</summary>
    public required byte[] EmailKey { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When a session was last opened; null before the first.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>Since when it no longer signs in; null while it does.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>Why it no longer signs in; null while it does.</summary>
    public DisabledReason? DisabledReason { get; set; }

    /// <summary>
    /// When who it was of was forgotten: what they did stays, under "a former professional". Null while it is known.
    /// </summary>
    public DateTime? ForgottenAt { get; set; }

    /// <summary>One of the accounts of the demonstration: it signs in by a button, where there is a demonstration.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>It may sign in at an instant.</summary>
    public bool IsOpenAt(DateTime utc) =>
        DisabledAt is null && (FromDemonstration || utc < (LastUsedAt ?? CreatedAt) + LongestUnused);
}

/// <summary>Why an account no longer signs in.</summary>
public enum DisabledReason
{
    /// <summary>Nobody used it for <see cref="Account.LongestUnused"/>: a new invitation opens it again.</summary>
    Unused,

    /// <summary>Who runs the software closed it: they alone open it again.</summary>
    Operator,
}
