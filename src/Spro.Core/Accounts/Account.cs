namespace Spro.Core.Accounts;

/// <summary>A professional who signs in.</summary>
public sealed class Account
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>How colleagues know them.</summary>
    public required string Name { get; set; }

    /// <summary>Their professional address, in small letters: it names the account.</summary>
    public required string Email { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Since when it no longer signs in; null while it does.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>One of the accounts of the demonstration: it signs in by a button, where there is a demonstration.</summary>
    public bool FromDemonstration { get; set; }
}
