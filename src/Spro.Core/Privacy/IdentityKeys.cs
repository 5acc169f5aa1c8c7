using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Privacy;

/// <summary>Keeps the keys of the identity columns: makes the first, replaces them each year, and gives them to who seals.</summary>
public sealed class IdentityKeys(IDbContextFactory<SproDbContext> databases, MasterKey master, TimeProvider clock)
{
    /// <summary>How long a key seals before another takes its place.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private const int KeyLength = 32;

    // Other nodes read the keys again each minute: by then they all know a new one.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BeforeUse = TimeSpan.FromMinutes(5);

    private (IdentityKeyring Keyring, DateTime Until)? _kept;

    /// <summary>The keys in force, made at first use.</summary>
    /// <exception cref="RefusedException">The master key is missing or is not that of this store.</exception>
    public async ValueTask<IdentityKeyring> OpenAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (_kept is { } kept && now < kept.Until)
            return kept.Keyring;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = await db.Set<IdentityKey>().AsNoTracking().ToListAsync(cancellationToken);
        if (keys.Count == 0)
            keys = await MakeFirstAsync(db, now, cancellationToken);
        var keyring = new IdentityKeyring(
            keys.Where(key => key.Use == IdentityKeyUse.Sealing)
                .ToDictionary(key => key.Number, key => master.Unwrap(key.Wrapped, key.Number)),
            InForce(keys, now).Number,
            keys.Where(key => key.Use == IdentityKeyUse.LookUp)
                .Select(key => master.Unwrap(key.Wrapped, key.Number))
                .Single()
        );
        _kept = (keyring, now + Remembered);
        return keyring;
    }

    /// <summary>Makes the next key when the one in force has sealed for long enough; says whether it did.</summary>
    public async Task<bool> ReplaceWhenDueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = await db.Set<IdentityKey>().AsNoTracking().ToListAsync(cancellationToken);
        if (keys.Count == 0 || keys.Where(IsSealing).Max(key => key.ActiveFrom) + Lifetime > now)
            return false;
        db.Add(New(keys.Max(key => key.Number) + 1, IdentityKeyUse.Sealing, now + BeforeUse));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node has just made the same number.
            return false;
        }
    }

    private async Task<List<IdentityKey>> MakeFirstAsync(
        SproDbContext db,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        master.CreateIfMissing();
        db.AddRange(New(1, IdentityKeyUse.Sealing, now), New(2, IdentityKeyUse.LookUp, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node was faster: its keys are those.
            db.ChangeTracker.Clear();
        }
        return await db.Set<IdentityKey>().AsNoTracking().ToListAsync(cancellationToken);
    }

    private IdentityKey New(int number, IdentityKeyUse use, DateTime activeFrom) =>
        new()
        {
            Number = number,
            Use = use,
            Wrapped = master.Wrap(RandomNumberGenerator.GetBytes(KeyLength), number),
            ActiveFrom = activeFrom,
        };

    private static IdentityKey InForce(IEnumerable<IdentityKey> keys, DateTime now) =>
        keys.Where(key => IsSealing(key) && key.ActiveFrom <= now).MaxBy(key => key.Number)
        ?? throw new InvalidOperationException("No key seals yet.");

    private static bool IsSealing(IdentityKey key) => key.Use == IdentityKeyUse.Sealing;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
