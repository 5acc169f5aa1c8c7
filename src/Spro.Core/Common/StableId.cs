using System.Security.Cryptography;
using System.Text;

namespace Spro.Core.Common;

/// <summary>
/// Gives the opaque identifier of a record known by its source and the source's own identifier. The same pair always
/// gives the same identifier, so links survive a new import; nothing of the pair can be read back from it.
/// </summary>
public static class StableId
{
    /// <summary>The identifier of <paramref name="sourceId"/> in <paramref name="source"/> (a version 8 UUID, RFC 9562 §5.8).</summary>
    public static Guid Of(string source, string sourceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(sourceId);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{sourceId}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
