using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Local;

/// <summary>How an account signs in here: a password, and a telephone that gives codes.</summary>
public sealed class LocalCredential
{
    /// <summary>The account's.</summary>
    public Guid Id { get; set; }

    /// <summary>The password: see <see cref="PasswordHash"/>.</summary>
    public required string Password { get; set; }

    /// <summary>When it was chosen.</summary>
    public DateTime PasswordSetAt { get; set; }

    /// <summary>The secret shared with the telephone; null until the first sign-in has set it.</summary>
    public Sealed? TotpSecret { get; set; }

    /// <summary>The time step of the last code taken: neither it nor one before is taken again.</summary>
    public long? TotpStep { get; set; }
}

/// <summary>A code that stands in, once, for a telephone that is lost.</summary>
public sealed class RecoveryCode
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose.</summary>
    public Guid AccountId { get; set; }

    /// <summary>Its hash.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>When it was used; null while it may be.</summary>
    public DateTime? UsedAt { get; set; }
}
