using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn;

/// <summary>
/// Keys that programs show, before they are looked up: one address shows twenty a minute that this node does not know to be
/// right, and the next ones do not reach the store. A key that has opened something goes on as before, wherever it calls
/// from: whoever floods keeps no structure out, not even one behind the same address.
/// </summary>
internal sealed class KeyTries : IDisposable
{
    /// <summary>Unknown keys that one address shows in a minute.</summary>
    public const int OfOneAddress = 20;

    private readonly PartitionedRateLimiter<HttpContext> _unknown = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimits.PerAddress(context, OfOneAddress)
    );

    // By their hash: what is in memory opens nothing.
    private readonly ConcurrentDictionary<string, bool> _right = new(StringComparer.Ordinal);

    /// <summary>Whether a key may be looked up.</summary>
    public bool May(HttpContext context, string shown)
    {
        if (_right.ContainsKey(HashOf(shown)))
            return true;
        using var lease = _unknown.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <summary>Notes what the store said of a key.</summary>
    public void Note(string shown, bool isRight)
    {
        if (isRight)
            _right[HashOf(shown)] = true;
        else
            _right.TryRemove(HashOf(shown), out _);
    }

    /// <inheritdoc />
    public void Dispose() => _unknown.Dispose();

    private static string HashOf(string shown) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
