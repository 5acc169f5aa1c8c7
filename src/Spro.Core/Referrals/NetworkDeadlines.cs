using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Referrals;

/// <summary>How long the structures of a network have to answer, where it has set its own (charter §4.1.7).</summary>
public sealed class NetworkDeadlines
{
    /// <summary>The network.</summary>
    public required string NetworkCode { get; set; }

    /// <summary>Working days to say that a hand-over has come.</summary>
    public int ToAcknowledge { get; set; }

    /// <summary>Working days then to accept or decline.</summary>
    public int ToAnswer { get; set; }

    /// <summary>The coordinator who set them.</summary>
    public Guid SetBy { get; set; }

    /// <summary>When.</summary>
    public DateTime SetAt { get; set; }
}

/// <summary>The deadlines of every network: its own, or the usual ones.</summary>
internal sealed class DeadlineTable(IReadOnlyDictionary<string, ReferralDeadlines> own)
{
    public static async Task<DeadlineTable> ReadAsync(SproDbContext db, CancellationToken cancellationToken) =>
        new(
            await db.Set<NetworkDeadlines>()
                .AsNoTracking()
                .ToDictionaryAsync(
                    set => set.NetworkCode,
                    set => new ReferralDeadlines(set.ToAcknowledge, set.ToAnswer),
                    StringComparer.Ordinal,
                    cancellationToken
                )
        );

    public ReferralDeadlines Of(string? network) =>
        network is not null && own.TryGetValue(network, out var set) ? set : ReferralDeadlines.Usual;
}
