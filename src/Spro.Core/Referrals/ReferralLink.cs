using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Spro.Core.Referrals;

/// <summary>
/// Lets a receiver without an account answer one hand-over. It holds the hash of its token only, ends by itself, and may
/// be taken back.
/// </summary>
public sealed class ReferralLink
{
    private const int TokenLength = 32;

    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>To which hand-over.</summary>
    public Guid ReferralId { get; set; }

    /// <summary>The structure it was made for: given to another since, it opens nothing.</summary>
    public Guid ReceiverId { get; set; }

    /// <summary>Hash of the token.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Who made it.</summary>
    public Guid MadeBy { get; set; }

    /// <summary>When.</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>When it was taken back, or replaced; null while it holds.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Makes a link to a hand-over for the receiver of now, with its token, which is kept nowhere.</summary>
    internal static (ReferralLink Link, string Token) Make(Referral referral, Guid madeBy, DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var link = new ReferralLink
        {
            Id = Guid.CreateVersion7(),
            ReferralId = referral.Id,
            ReceiverId = referral.ReceiverId,
            TokenHash = HashOf(token),
            MadeBy = madeBy,
            MadeAt = now,
        };
        return (link, token);
    }

    /// <summary>What is kept of a token.</summary>
    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>What it opens at an instant, for a hand-over that stands as it does.</summary>
    public LinkState StateAt(DateTime utc, Referral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return RevokedAt is not null ? LinkState.Revoked
            : referral.ReceiverId != ReceiverId ? LinkState.GivenToAnother
            : utc >= MadeAt + Life ? LinkState.Expired
            : referral.State == ReferralState.Withdrawn ? LinkState.Withdrawn
            : LinkState.Open;
    }
}

/// <summary>What a link opens, or why it opens nothing: a dead link explains itself.</summary>
public enum LinkState
{
    /// <summary>There is no such link.</summary>
    Unknown,

    /// <summary>It opens its hand-over.</summary>
    Open,

    /// <summary>It is too old.</summary>
    Expired,

    /// <summary>The sender has taken it back, or made another.</summary>
    Revoked,

    /// <summary>The hand-over has gone to another structure.</summary>
    GivenToAnother,

    /// <summary>The person has said no.</summary>
    Withdrawn,
}
