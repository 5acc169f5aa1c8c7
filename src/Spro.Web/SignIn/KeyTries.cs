using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn;

/// <summary>
/// How often keys may be shown. After twenty wrong ones in a minute (and those that came at the same instant), an address is
/// not looked up for any key that this node has not seen to be right; a key that has opened something here goes on, wherever
/// it calls from. So whoever floods keeps a right key out only behind their own address, only while they flood, and only
/// where it has opened nothing since this node started.
/// </summary>
internal sealed class KeyTries : IDisposable
{
    /// <summary>Wrong keys that one address shows in a minute.</summary>
    public const int OfOneAddress = 20;

    /// <summary>Calls of one key in a minute, wherever it calls from, and whether or not it may do what it asks.</summary>
    public const int OfOneKey = 300;

    private readonly PartitionedRateLimiter<HttpContext> _wrong = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimits.PerAddress(context, OfOneAddress)
    );

    private readonly PartitionedRateLimiter<Guid> _calls = PartitionedRateLimiter.Create<Guid, Guid>(key =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = OfOneKey, Window = TimeSpan.FromMinutes(1) }
        )
    );

    // By their hash: what is in memory opens nothing.
    private readonly ConcurrentDictionary<string, bool> _right = new(StringComparer.Ordinal);

    /// <summary>Whether a key may be looked up. A right one costs nothing: many may call from behind one address.</summary>
    public bool MayLookUp(HttpContext context, string shown)
    {
        if (_right.ContainsKey(HashOf(shown)))
            return true;
        // None is taken: it is only asked whether some are left.
        using var lease = _wrong.AttemptAcquire(context, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Notes what the store said of a key.</summary>
    public void Note(HttpContext context, string shown, bool isRight)
    {
        if (isRight)
        {
            _right[HashOf(shown)] = true;
            return;
        }
        _right.TryRemove(HashOf(shown), out _);
        _wrong.AttemptAcquire(context).Dispose();
    }

    /// <summary>Whether a key that was recognised may call once more in this minute; it is counted.</summary>
    public bool MayCall(Guid key)
    {
        using var lease = _calls.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _wrong.Dispose();
        _calls.Dispose();
    }

    private static string HashOf(string shown) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
