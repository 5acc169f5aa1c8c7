using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>Makes the links by which a receiver without an account answers, and lets them answer.</summary>
public sealed class ReferralLinks(
    IDbContextFactory<SproDbContext> databases,
    StructureReferrals referrals,
    ReferralSteps steps,
    AccessLog readings,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>Makes a link to a hand-over that the actor's structure has sent; it replaces the one before.</summary>
    /// <returns>The token, which is kept nowhere; null when there is no such hand-over.</returns>
    public async Task<string?> MakeAsync(Actor actor, Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await SentByAsync(db, actor, referralId, cancellationToken) is not { } referral)
            return null;
        if (ReferralTransitions.TurnOf(referral.State) != Party.Receiver && referral.State != ReferralState.Expired)
            throw new RefusedException("not-now", "La structure n'a plus rien à répondre : aucun lien n'est utile.");
        await RevokeAllAsync(db, referralId, Now, journal, cancellationToken);
        var (link, token) = ReferralLink.Make(referral, actor.AccountId, Now);
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>Takes back the links to a hand-over; false when there is none such of the actor's structure.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await SentByAsync(db, actor, referralId, cancellationToken) is null)
            return false;
        await RevokeAllAsync(db, referralId, Now, journal, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The link of a token, and what it opens.</summary>
    public async Task<(Guid? LinkId, LinkState State)> FindAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var hash = ReferralLink.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var link = await db.Set<ReferralLink>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken);
        return link is null
            ? (null, LinkState.Unknown)
            : (link.Id, (await ReadAsync(db, link.Id, cancellationToken)).State);
    }

    /// <summary>Opens the hand-over of a link, and notes the reading; no file when it opens nothing.</summary>
    public async Task<(ReferralFile? File, LinkState State)> OpenAsync(Guid linkId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (referral, state) = await ReadAsync(db, linkId, cancellationToken);
        if (referral is null || state != LinkState.Open)
            return (null, state);
        readings.AddByLink(db, referral.ReceiverId, Purpose.HandOver, StructureReferrals.Kind, referral.Id);
        await db.SaveChangesAsync(cancellationToken);
        return (await referrals.FileAsync(db, referral, Party.Receiver, cancellationToken), state);
    }

    /// <summary>Does one step as the receiver of a link; says what the link opens.</summary>
    /// <exception cref="RefusedException">It cannot be done now, or something is missing.</exception>
    public async Task<LinkState> DoAsync(Guid linkId, ReferralStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (referral, state) = await ReadAsync(db, linkId, cancellationToken);
        if (referral is not null && state == LinkState.Open)
            await steps.DoByLinkAsync(db, referral, step, cancellationToken);
        return state;
    }

    private async Task<(Referral? Referral, LinkState State)> ReadAsync(
        SproDbContext db,
        Guid linkId,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from link in db.Set<ReferralLink>()
            join referral in db.Set<Referral>() on link.ReferralId equals referral.Id
            where link.Id == linkId
            select new { link, referral }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null ? (null, LinkState.Unknown) : (found.referral, found.link.StateAt(Now, found.referral));
    }

    /// <summary>Takes back every link to a hand-over, in what the caller saves; the journal is written at once.</summary>
    /// <param name="db">The caller's own context.</param>
    /// <param name="referralId">The hand-over.</param>
    /// <param name="now">When.</param>
    /// <param name="journal">So that no backup opens them again; null when what the caller does is in it already.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task RevokeAllAsync(
        SproDbContext db,
        Guid referralId,
        DateTime now,
        ErasureJournal? journal,
        CancellationToken cancellationToken
    )
    {
        var open = await db.Set<ReferralLink>()
            .Where(one => one.ReferralId == referralId && one.RevokedAt == null)
            .ToListAsync(cancellationToken);
        if (journal is not null)
            await journal.WriteAsync(
                [.. open.Select(link => Erasure.Of(now, ErasedThing.Link, link.Id))],
                cancellationToken
            );
        foreach (var link in open)
            link.RevokedAt = now;
    }

    /// <summary>Takes one link back again, in a store that was put back and in what the caller saves.</summary>
    internal static async Task RevokeAsync(SproDbContext db, Guid id, DateTime at, CancellationToken cancellationToken)
    {
        if (await db.Set<ReferralLink>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } link)
            link.RevokedAt ??= at;
    }

    private static Task<Referral?> SentByAsync(
        SproDbContext db,
        Actor actor,
        Guid referralId,
        CancellationToken cancellationToken
    )
    {
        var structure = actor.StructureFor(Purpose.HandOver);
        return db.Set<Referral>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == referralId && one.SenderId == structure, cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
