using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;

namespace Spro.Core.Referrals;

/// <summary>Some hand-overs of a structure, the one that changed first first.</summary>
/// <param name="Files">Those of this page, opened to that structure.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ReferralPage(IReadOnlyList<ReferralFile> Files, int Total);

/// <summary>What has changed among the hand-overs of a structure, for its own software; each reading is noted.</summary>
public sealed class ReferralChanges(
    IDbContextFactory<SproDbContext> databases,
    StructureReferrals referrals,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>The most hand-overs of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Those that changed from a moment on, after one already given.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="side">As the sender, or as the receiver.</param>
    /// <param name="since">From that moment; null from the first.</param>
    /// <param name="after">The last one given.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ReferralPage> SinceAsync(
        Actor actor,
        Party side,
        DateTime? since,
        (DateTime At, Guid Id)? after,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<Referral>().AsNoTracking();
        all =
            side == Party.Sender
                ? all.Where(one => one.SenderId == structure && one.SenderClosedAt == null)
                // A receiver reads nothing before it is sent.
                : all.Where(one =>
                    one.ReceiverId == structure
                    && one.ReceiverClosedAt == null
                    && one.State != ReferralState.Proposed
                    && one.State != ReferralState.Agreed
                );
        if (since is { } from)
            all = all.Where(one => one.LastEventAt >= from);
        var total = await all.CountAsync(cancellationToken);
        var rest = after is var (at, id)
            ? all.Where(one => one.LastEventAt > at || one.LastEventAt == at && one.Id.CompareTo(id) > 0)
            : all;
        var page = await rest.OrderBy(one => one.LastEventAt)
            .ThenBy(one => one.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.HandOver,
            StructureReferrals.Kind,
            [.. page.Select(one => one.Id)],
            clock.GetUtcNow().UtcDateTime.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        List<ReferralFile> files = [];
        foreach (var referral in page)
            files.Add(await referrals.FileAsync(db, referral, side, cancellationToken));
        return new ReferralPage(files, total);
    }
}
