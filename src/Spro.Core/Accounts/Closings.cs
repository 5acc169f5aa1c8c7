using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts;

/// <summary>
/// A store that a backup has brought back lets nobody in who was shut out since: what was under way ends, and what the journal
/// says was closed is closed again.
/// </summary>
internal static class Closings
{
    /// <summary>
    /// Ends each session, each invitation that waits and each link for a password: some may have been ended or used since the
    /// backup, and whoever needs one asks again. What was to bring those links does not leave.
    /// </summary>
    public static async Task EndAllUnderWayAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        await SignIns.EndAllAsync(db, _ => true, now, cancellationToken);
        await db.Set<Invitation>()
            .Where(one => one.AcceptedAt == null && one.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, now), cancellationToken);
        await db.Set<PasswordLink>()
            .Where(one => one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellationToken);
        await Outbox.WithdrawAllAsync(db, [MessageKind.Invitation, MessageKind.PasswordReset], now, cancellationToken);
    }

    /// <summary>Takes a program's key back.</summary>
    public static async Task RevokeKeyAsync(SproDbContext db, Guid id, DateTime at, CancellationToken cancellationToken)
    {
        if (await db.Set<AccessKey>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } key)
            key.RevokedAt ??= at;
    }

    /// <summary>Closes an account that who runs the software had closed, unless that store knows that it was opened since.</summary>
    public static async Task DisableAsync(SproDbContext db, Guid id, DateTime at, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } account
            && !await db.Set<AccountEvent>()
                .AnyAsync(
                    one => one.AccountId == id && one.Kind == AccountEventKind.Reopened && one.At > at,
                    cancellationToken
                )
        )
            await AccountRegister.DisableAsync(db, account, DisabledReason.Operator, at, cancellationToken);
    }

    /// <summary>Ends what an account was somewhere: at that instant, or with the day before it when it is to come.</summary>
    public static async Task EndMembershipAsync(
        SproDbContext db,
        Guid id,
        DateTime at,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<AccountMembership>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { } membership
        )
            return;
        // Midnight ends the day before, which was their last.
        if (at <= now)
            membership.EndAt(at);
        if (at.TimeOfDay == TimeSpan.Zero)
            membership.ValidTo = DateOnly.FromDateTime(at).AddDays(-1);
    }
}
