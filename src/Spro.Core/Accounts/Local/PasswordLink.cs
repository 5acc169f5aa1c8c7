namespace Spro.Core.Accounts.Local;

/// <summary>A link that lets somebody choose another password, once.</summary>
public sealed class PasswordLink
{
    /// <summary>How long it opens something.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>Hash of the end of its address: see <see cref="LinkToken"/>.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Whose password.</summary>
    public Guid AccountId { get; set; }

    /// <summary>Until when it opens something.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was used, or another took its place; null while it opens something.</summary>
    public DateTime? UsedAt { get; set; }
}
