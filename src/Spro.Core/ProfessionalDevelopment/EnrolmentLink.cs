using System.Buffers.Text;
using System.Security.Cryptography;
using Spro.Core.Privacy;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>
/// The link by which somebody without an account sees their enrolment. It is signed with the key that the store does not
/// hold, so the same link can be written again in each e-mail, and whoever reads the store opens nothing.
/// </summary>
internal static class EnrolmentLink
{
    private const int IdLength = 16;
    private const int SignatureLength = 16;
    private const string Column = "enrolments.link";

    public static string Of(IdentityKeyring keyring, Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SignatureLength];
        id.TryWriteBytes(bytes);
        Signature(keyring, id).CopyTo(bytes[IdLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The enrolment that a link is of; null when it was not made here.</summary>
    public static Guid? Read(IdentityKeyring keyring, string? token)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SignatureLength];
        if (
            token?.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var written)
            || written != bytes.Length
        )
            return null;
        var id = new Guid(bytes[..IdLength]);
        return CryptographicOperations.FixedTimeEquals(Signature(keyring, id), bytes[IdLength..]) ? id : null;
    }

    private static ReadOnlySpan<byte> Signature(IdentityKeyring keyring, Guid id) =>
        keyring.LookUp(id.ToString("N"), Column).AsSpan(0, SignatureLength);
}
