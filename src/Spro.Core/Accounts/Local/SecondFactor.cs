using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace Spro.Core.Accounts.Local;

/// <summary>Codes of a telephone (RFC 6238: six figures, thirty seconds) and recovery codes. Pure.</summary>
public static class SecondFactor
{
    /// <summary>How many recovery codes are given.</summary>
    public const int RecoveryCodes = 10;

    private const int SecretLength = 20;
    private const int RecoveryLength = 24;
    private const int RecoveryGroup = 4;

    // Without what is read for something else: 0 and O, 1, I and L. About 118 bits in twenty-four
    // letters: nobody finds one by its hash, whatever they have of it (ASVS 6.5.2 asks for 112).
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A secret to share with a telephone, in Base32.</summary>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>The address that a telephone reads from a QR code.</summary>
    public static string AddressOf(string secret, string issuer, string account) =>
        new OtpUri(OtpType.Totp, secret, account, issuer).ToString();

    /// <summary>The time step that a code is of, now or thirty seconds around; null when it is of none.</summary>
    public static long? StepOf(string secret, string? code, DateTime utc)
    {
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        return totp.VerifyTotp(utc, Figures(code), out var step, new VerificationWindow(previous: 1, future: 1))
            ? step
            : null;
    }

    /// <summary>Ten codes, and what the store keeps of each.</summary>
    internal static IReadOnlyList<(string Code, byte[] Hash)> NewRecoveryCodes() =>
        [
            .. Enumerable
                .Range(0, RecoveryCodes)
                .Select(_ => RandomNumberGenerator.GetString(Letters, RecoveryLength))
                .Select(code =>
                    (string.Join('-', code.Chunk(RecoveryGroup).Select(part => new string(part))), HashOf(code)!)
                ),
        ];

    /// <summary>What the store keeps of a recovery code, however it was typed; null when it is none.</summary>
    internal static byte[]? HashOf(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return code.Length == RecoveryLength ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;
    }

    private static string Figures(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));
}
