namespace Spro.Core.Privacy;

/// <summary>
/// Who somebody is or how to reach them, as the store keeps it: encrypted (AES-256 in Galois counter mode), bound to its
/// column and its row, so that it says nothing in a backup and cannot be put in the place of another.
/// </summary>
public sealed class Sealed : IEquatable<Sealed>
{
    // One byte for the format, two for the number of the key, then what the cipher gives.
    internal const int HeaderLength = 3;
    internal const byte Format = 1;

    private readonly byte[] _bytes;

    internal Sealed(byte[] bytes) => _bytes = bytes;

    /// <summary>What the column holds.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The number of the key that opens it.</summary>
    internal int KeyNumber => _bytes[1] << 8 | _bytes[2];

    /// <inheritdoc />
    public bool Equals(Sealed? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Sealed);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>Says nothing: it may end in a log.</summary>
    public override string ToString() => "(scellé)";
}
