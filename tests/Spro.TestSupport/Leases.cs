using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Messages;

namespace Spro.TestSupport;

/// <summary>Time that passes over the outbox of a sender that was killed.</summary>
public static class Leases
{
    private static readonly DateTime Past = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Five minutes in the life of the service: what a dead sender held is free again.</summary>
    public static async Task LetLeasesRunOutAsync(
        this IDbContextFactory<SproDbContext> databases,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(databases);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<OutgoingMessage>()
            .Where(message => message.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.LeasedUntil, Past), cancellationToken);
    }
}
