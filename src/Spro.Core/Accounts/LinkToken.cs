using System.Buffers.Text;
using System.Security.Cryptography;

namespace Spro.Core.Accounts;

/// <summary>What makes a single-use link impossible to guess. The store holds its hash only: whoever reads it opens nothing.</summary>
/// <param name="Text">What the address ends with.</param>
/// <param name="Hash">What the store holds.</param>
public sealed record LinkToken(string Text, byte[] Hash)
{
    private const int Length = 32;

    /// <summary>A new one, of 256 bits.</summary>
    public static LinkToken New()
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        return new LinkToken(Base64Url.EncodeToString(bytes), SHA256.HashData(bytes));
    }

    /// <summary>The hash of the one that an address ends with; of nothing anybody holds when it is no token.</summary>
    public static byte[] HashOf(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return
            text?.Length == Base64Url.GetEncodedLength(Length)
            && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && written == Length
            ? SHA256.HashData(bytes)
            : [];
    }
}

/// <summary>A link made for somebody: it leaves by e-mail, and whoever asked for it sees it once.</summary>
/// <param name="Kind">What it opens.</param>
/// <param name="Token">The end of its address.</param>
/// <param name="ExpiresAt">Until when it opens something.</param>
public sealed record IssuedLink(LinkKind Kind, string Token, DateTime ExpiresAt)
{
    /// <summary>The page that it opens. It stands in the path, so that no search and no log of queries holds it.</summary>
    public string Path =>
        Kind switch
        {
            LinkKind.Invitation => $"/invitation/{Token}",
            LinkKind.Password => $"/connexion/mot-de-passe/{Token}",
            _ => throw new InvalidOperationException($"{Kind} opens nothing."),
        };

    /// <summary>Says nothing that opens anything: it may end in a log.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>What a single-use link opens.</summary>
public enum LinkKind
{
    /// <summary>An invitation.</summary>
    Invitation,

    /// <summary>The choice of another password.</summary>
    Password,
}
