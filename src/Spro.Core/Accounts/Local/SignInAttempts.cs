using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Accounts.Local;

/// <summary>
/// Passwords and codes tried for an address, whether somebody has it or not: nobody learns from a delay that an account
/// exists.
/// </summary>
public sealed class SignInAttempts
{
    /// <summary>Tries before the first delay.</summary>
    public const int BeforeDelay = 5;

    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(30);

    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Keyed hash of the address.</summary>
    public required byte[] EmailKey { get; set; }

    /// <summary>Wrong ones since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>When the last was.</summary>
    public DateTime LastAt { get; set; }

    /// <summary>Until when the next one waits: one minute after the fifth, two after the sixth, then twice as long each time.</summary>
    public static DateTime Until(int failures, DateTime lastAt) =>
        failures < BeforeDelay
            ? lastAt
            : lastAt
                + TimeSpan.FromMinutes(
                    Math.Min(Math.Pow(2, Math.Min(failures - BeforeDelay, 10)), LongestDelay.TotalMinutes)
                );

    /// <summary>
    /// Counts a try before it is judged, so that many at once are not more than they are one by one; null when it must
    /// wait.
    /// </summary>
    internal static async Task<int?> ClaimAsync(
        SproDbContext db,
        byte[] emailKey,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var known = await db.Set<SignInAttempts>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.EmailKey == emailKey, cancellationToken);
            if (known is null)
            {
                db.Add(
                    new SignInAttempts
                    {
                        EmailKey = emailKey,
                        Failures = 1,
                        LastAt = now,
                    }
                );
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                    return 1;
                }
                catch (DbUpdateException)
                {
                    // The first try was another's.
                    continue;
                }
                finally
                {
                    db.ChangeTracker.Clear();
                }
            }
            if (now < Until(known.Failures, known.LastAt))
                return null;
            var failures = now < known.LastAt + KeptFor ? known.Failures + 1 : 1;
            if (
                await db.Set<SignInAttempts>()
                    .Where(one => one.EmailKey == emailKey && one.Failures == known.Failures)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(one => one.Failures, failures).SetProperty(one => one.LastAt, now),
                        cancellationToken
                    ) > 0
            )
                return failures;
        }
    }

    /// <summary>
    /// Takes back a try that was right, before the last step of signing in: the others still count, and the next step
    /// does not wait.
    /// </summary>
    internal static Task ReleaseAsync(
        SproDbContext db,
        byte[] emailKey,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var waited = now - LongestDelay;
        return db.Set<SignInAttempts>()
            .Where(one => one.EmailKey == emailKey && one.Failures > 0)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Failures, one => one.Failures - 1)
                        .SetProperty(one => one.LastAt, waited),
                cancellationToken
            );
    }

    /// <summary>Forgets them: somebody has shown that they are who they say.</summary>
    internal static Task ForgetAsync(SproDbContext db, byte[] emailKey, CancellationToken cancellationToken) =>
        db.Set<SignInAttempts>().Where(one => one.EmailKey == emailKey).ExecuteDeleteAsync(cancellationToken);
}
