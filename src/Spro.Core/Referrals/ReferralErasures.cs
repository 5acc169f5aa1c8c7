using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Messages;

namespace Spro.Core.Referrals;

/// <summary>
/// What a structure held of a hand-over goes, because the person asked so. Each marks rows in the caller's context and saves
/// nothing. The row itself goes with the last structure that holds it; what is left is a count.
/// </summary>
internal static class ReferralErasures
{
    /// <summary>Closes a hand-over for a structure: nobody there reads it, and nothing of it is lost yet.</summary>
    public static async Task CloseAsync(
        SproDbContext db,
        Guid id,
        Guid structure,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral)
            return;
        referral.CloseFor(structure, now);
        if (referral.ReceiverId == structure)
            await ReferralLinks.RevokeAllAsync(db, id, now, journal: null, cancellationToken);
    }

    /// <summary>Erases what a structure held of it; all of it, once no structure holds it any more.</summary>
    /// <param name="db">The caller's own context, saved by the caller.</param>
    /// <param name="id">The hand-over.</param>
    /// <param name="structure">Who erases.</param>
    /// <param name="isHeldElsewhere">Another structure keeps what it closed, until the archives agree.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task EraseAsync(
        SproDbContext db,
        Guid id,
        Guid structure,
        bool isHeldElsewhere,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral)
            return;
        await CloseAsync(db, id, structure, now, cancellationToken);
        var events = await db.Set<ReferralEvent>()
            .Where(trace => trace.ReferralId == id)
            .ToListAsync(cancellationToken);
        if (referral is { SenderClosedAt: not null, ReceiverClosedAt: not null } && !isHeldElsewhere)
        {
            db.Add(ErasedReferral.Of(referral, events));
            await Outbox.EraseAsync(db, id, cancellationToken);
            db.RemoveRange(
                await db.Set<AccessRecord>()
                    .Where(record =>
                        (record.Kind == StructureReferrals.Kind || record.Kind == AccessRecord.OfLetters)
                        && record.ObjectId == id
                    )
                    .ToListAsync(cancellationToken)
            );
            // Events, agreements, links and calls go with it.
            db.Remove(referral);
            return;
        }
        await Outbox.EraseAsync(db, id, cancellationToken, structure);
        db.RemoveRange(
            await db.Set<Complaint>()
                .Where(complaint => complaint.ReferralId == id && complaint.StructureId == structure)
                .ToListAsync(cancellationToken)
        );
        if (referral.SenderId == structure)
        {
            // What the sender alone knew, and what served to give news.
            referral.News = NewsChannel.None;
            referral.Keep(referral.Shared);
            referral.Reason = null;
            referral.ContactId = null;
            referral.SenderReference = null;
        }
        foreach (var trace in events.Where(trace => WasWrittenBy(trace, referral, structure)))
            (trace.Note, trace.AnsweredAs) = (null, null);
    }

    private static bool WasWrittenBy(ReferralEvent trace, Referral referral, Guid structure) =>
        trace.By switch
        {
            Party.Sender => referral.SenderId == structure,
            Party.Receiver => trace.ReceiverId == structure,
            _ => false,
        };
}
