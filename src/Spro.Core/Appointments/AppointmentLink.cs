using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Spro.Core.Database;

namespace Spro.Core.Appointments;

/// <summary>
/// A link that its holder needs no account for. It does one thing and ends; the store knows the hash of its secret only, so
/// that whoever reads the store opens nothing.
/// </summary>
public sealed class AppointmentLink
{
    /// <summary>How long a summary can be read by its link.</summary>
    public static readonly TimeSpan SummaryLife = TimeSpan.FromDays(90);

    private const int SecretLength = 32;

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string TokenHash { get; set; }

    /// <summary>What it does.</summary>
    public LinkUse Use { get; set; }

    /// <summary>The appointment it is about; null for a proposal.</summary>
    public Guid? AppointmentId { get; set; }

    /// <summary>Who of the waiting list it is for; null but for a proposal.</summary>
    public Guid? WaitingId { get; set; }

    /// <summary>The sitting in which a seat is kept for them; null but for a proposal.</summary>
    public Guid? SittingId { get; set; }

    /// <summary>It opens nothing from then on.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Adds a link to what is saved next, and gives its secret: it is known here and now only.</summary>
    internal static string Issue(SproDbContext db, AppointmentLink link)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        link.TokenHash = HashOf(token);
        db.Add(link);
        return token;
    }

    /// <summary>The page that a secret opens.</summary>
    internal static string PathOf(LinkUse use, string token) =>
        use switch
        {
            LinkUse.Manage => $"/mon-rendez-vous/{token}",
            LinkUse.Summary => $"/mon-bilan/{token}",
            LinkUse.Proposal => $"/place-liberee/{token}",
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
        };

    /// <summary>The hash under which a secret is kept.</summary>
    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a link does: one thing.</summary>
public enum LinkUse
{
    /// <summary>See, change or cancel an appointment.</summary>
    Manage,

    /// <summary>Read and print the summary of an interview.</summary>
    Summary,

    /// <summary>Take a freed slot, or leave it.</summary>
    Proposal,
}
