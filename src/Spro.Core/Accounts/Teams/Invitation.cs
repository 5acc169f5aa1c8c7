using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Teams;

/// <summary>Somebody is asked to be something, in a structure or for the network; a link accepts it, once.</summary>
public sealed class Invitation
{
    /// <summary>How long it may be accepted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>Hash of the end of its address: see <see cref="LinkToken"/>.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>The account it is for; the one it will make, when they have none.</summary>
    public Guid AccountId { get; set; }

    /// <summary>Their name, as who invites them wrote it.</summary>
    public required Sealed Name { get; set; }

    /// <summary>Their address.</summary>
    public required Sealed Email { get; set; }

    /// <summary>Keyed hash of the address, as accounts have it.</summary>
    public required byte[] EmailKey { get; set; }

    /// <summary>As what.</summary>
    public Role Role { get; set; }

    /// <summary>In which structure; null for those who belong to none.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>Of which network, by its code; null for those who answer for none.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>Account of who invites; null for who runs the software.</summary>
    public Guid? InvitedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Until when it may be accepted.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was accepted; null while it was not.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTime? WithdrawnAt { get; set; }
}
