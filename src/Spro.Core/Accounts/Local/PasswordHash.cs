using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Spro.Core.Accounts.Local;

/// <summary>
/// Passwords as they are kept: Argon2id (RFC 9106) by libsodium, with its parameters written beside it, so that they may
/// grow: <c>$argon2id$v=19$m=32768,t=3,p=1$salt$hash</c>.
/// </summary>
internal static class PasswordHash
{
    private const int SaltLength = 16;
    private const int Length = 32;
    private const string Prefix = "$argon2id$v=19$";

    // Each takes 32 MiB and some tens of milliseconds: never more at once than there are processors.
    private static readonly SemaphoreSlim AtOnce = new(Environment.ProcessorCount);

    private static readonly Cost Today = new(MemoryKiB: 32768, Passes: 3);

    // Nobody's: verified when there is no account, so that it takes as long.
    private static readonly string Nobody = Write(Today, new byte[SaltLength], new byte[Length]);

    /// <summary>Hashes a password.</summary>
    public static Task<string> OfAsync(string password, CancellationToken cancellationToken) =>
        OfAsync(password, Today, cancellationToken);

    internal static async Task<string> OfAsync(string password, Cost cost, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Write(cost, salt, await DeriveAsync(password, cost, salt, cancellationToken));
    }

    /// <summary>Says whether a password is the one; of nobody (null), never, after the same work.</summary>
    public static async Task<bool> IsAsync(string password, string? kept, CancellationToken cancellationToken)
    {
        var (cost, salt, hash) = Read(kept ?? Nobody);
        var derived = await DeriveAsync(password, cost, salt, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(derived, hash) && kept is not null;
    }

    /// <summary>It was hashed with less work than today's.</summary>
    public static bool IsWeak(string kept) => Read(kept).Cost != Today;

    private static async Task<byte[]> DeriveAsync(
        string password,
        Cost cost,
        byte[] salt,
        CancellationToken cancellationToken
    )
    {
        // One password typed on two keyboards is one password.
        var bytes = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC));
        await AtOnce.WaitAsync(cancellationToken);
        try
        {
            var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
                new Argon2Parameters
                {
                    DegreeOfParallelism = 1,
                    MemorySize = cost.MemoryKiB,
                    NumberOfPasses = cost.Passes,
                }
            );
            return await Task.Run(() => algorithm.DeriveBytes(bytes, salt, Length), cancellationToken);
        }
        finally
        {
            AtOnce.Release();
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Write(Cost cost, byte[] salt, byte[] hash) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}m={cost.MemoryKiB},t={cost.Passes},p=1${Base64Url.EncodeToString(salt)}${Base64Url.EncodeToString(hash)}"
        );

    private static (Cost Cost, byte[] Salt, byte[] Hash) Read(string kept)
    {
        if (
            kept.StartsWith(Prefix, StringComparison.Ordinal)
            && kept[Prefix.Length..].Split('$') is [var costs, var salt, var hash]
            && costs.Split(',', '=') is ["m", var memory, "t", var passes, "p", "1"]
        )
            return (
                new Cost(
                    int.Parse(memory, CultureInfo.InvariantCulture),
                    int.Parse(passes, CultureInfo.InvariantCulture)
                ),
                Base64Url.DecodeFromChars(salt),
                Base64Url.DecodeFromChars(hash)
            );
        throw new FormatException("Not a password hash of ours.");
    }

    /// <summary>How much work one hash is.</summary>
    /// <param name="MemoryKiB">Memory, in kibibytes.</param>
    /// <param name="Passes">Times the memory is gone through.</param>
    internal readonly record struct Cost(int MemoryKiB, int Passes);
}
