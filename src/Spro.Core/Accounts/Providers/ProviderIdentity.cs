namespace Spro.Core.Accounts.Providers;

/// <summary>
/// An account as an identity provider knows it: its sign-ins come back to it, whatever becomes of the address. An
/// account may have several: ProConnect names one person once for each body that employs them.
/// </summary>
public sealed class ProviderIdentity
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose.</summary>
    public Guid AccountId { get; set; }

    /// <summary>Keyed hash of who answers for them ("iss") and what it calls them ("sub").</summary>
    public required byte[] SubjectKey { get; set; }

    /// <summary>When the account was first recognised so.</summary>
    public DateTime LinkedAt { get; set; }
}
