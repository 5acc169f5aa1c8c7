using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Spro.Core.Privacy;

/// <summary>
/// Seals and opens identity columns, and makes the keyed hashes that find a row by what it seals. Pure: it holds keys and
/// touches no store.
/// </summary>
public sealed class IdentityKeyring
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly IReadOnlyDictionary<int, byte[]> _sealing;
    private readonly byte[] _lookUp;

    internal IdentityKeyring(IReadOnlyDictionary<int, byte[]> sealing, int current, byte[] lookUp)
    {
        (_sealing, CurrentKey, _lookUp) = (sealing, current, lookUp);
    }

    /// <summary>The number of the key that seals from now on.</summary>
    internal int CurrentKey { get; }

    /// <summary>Seals a text for one column of one row.</summary>
    /// <param name="text">What is sealed; nothing stays nothing.</param>
    /// <param name="column">Table and column, as the mapping names them ("accounts.name").</param>
    /// <param name="row">The row.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public Sealed? Seal(string? text, string column, Guid row)
    {
        if (text is null)
            return null;
        var clear = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[Sealed.HeaderLength + NonceLength + TagLength + clear.Length];
        bytes[0] = Sealed.Format;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)CurrentKey);
        var nonce = bytes.AsSpan(Sealed.HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_sealing[CurrentKey], TagLength);
        cipher.Encrypt(
            nonce,
            clear,
            bytes.AsSpan(Sealed.HeaderLength + NonceLength + TagLength),
            bytes.AsSpan(Sealed.HeaderLength + NonceLength, TagLength),
            Bound(column, row)
        );
        return new Sealed(bytes);
    }

    /// <summary>Opens what was sealed for that column of that row.</summary>
    /// <exception cref="CryptographicException">It was sealed for another place, was altered, or its key is gone.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public string? Read(Sealed? value, string column, Guid row)
    {
        if (value is null)
            return null;
        var bytes = value.Bytes.Span;
        if (
            bytes.Length < Sealed.HeaderLength + NonceLength + TagLength
            || bytes[0] != Sealed.Format
            || !_sealing.TryGetValue(value.KeyNumber, out var key)
        )
            throw new CryptographicException($"Nothing opens what {column} holds.");
        var clear = new byte[bytes.Length - Sealed.HeaderLength - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            bytes.Slice(Sealed.HeaderLength, NonceLength),
            bytes[(Sealed.HeaderLength + NonceLength + TagLength)..],
            bytes.Slice(Sealed.HeaderLength + NonceLength, TagLength),
            clear,
            Bound(column, row)
        );
        return Encoding.UTF8.GetString(clear);
    }

    /// <summary>
    /// The keyed hash by which a row is found without its text being kept. The caller writes the text one way (small
    /// letters, no spaces) before.
    /// </summary>
    public byte[] LookUp(string text, string column)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HMACSHA256.HashData(_lookUp, Encoding.UTF8.GetBytes($"{column}\n{text}"));
    }

    private static byte[] Bound(string column, Guid row) => Encoding.UTF8.GetBytes($"{column}\n{row:N}");
}
