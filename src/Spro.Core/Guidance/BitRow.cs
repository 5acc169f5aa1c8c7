using System.Numerics;

namespace Spro.Core.Guidance;

/// <summary>Rows of bits, one bit per line of the compiled rules.</summary>
internal static class BitRow
{
    public static void And(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < row.Length; word++)
        {
            row[word] &= other[word];
        }
    }

    public static void AndNot(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < row.Length; word++)
        {
            row[word] &= ~other[word];
        }
    }

    public static bool Intersects(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < row.Length; word++)
        {
            if ((row[word] & other[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two rows agree on the bits of <paramref name="within"/>.</summary>
    public static bool Agree(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> other, ReadOnlySpan<ulong> within)
    {
        for (var word = 0; word < row.Length; word++)
        {
            if (((row[word] ^ other[word]) & within[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static void Raise(Span<ulong> row, int bit) => row[bit >> 6] |= 1UL << (bit & 63);

    /// <summary>The first raised bit from <paramref name="from"/> on, or -1 when none comes before <paramref name="end"/>.</summary>
    public static int Next(ReadOnlySpan<ulong> row, int from, int end)
    {
        var word = from >> 6;
        if (word >= row.Length)
        {
            return -1;
        }

        var bits = row[word] & (ulong.MaxValue << (from & 63));
        while (bits == 0)
        {
            if (++word >= row.Length)
            {
                return -1;
            }

            bits = row[word];
        }

        var bit = (word << 6) + BitOperations.TrailingZeroCount(bits);
        return bit < end ? bit : -1;
    }
}
