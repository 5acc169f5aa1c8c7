namespace Spro.Core.Search;

/// <summary>
/// A score, a row and a reading in one number: numbers in their order are the best scores first, then the first rows,
/// then the first readings, and a sort of numbers is the fastest there is.
/// </summary>
internal static class Ranked
{
    private const int ReadingBits = 4;
    private const int RowBits = 28;

    /// <summary>More rows cannot be ranked.</summary>
    public const int MostRows = 1 << RowBits;

    public static ulong Key(float score, int row, int reading) =>
        ((ulong)~BitConverter.SingleToUInt32Bits(score) << (RowBits + ReadingBits))
        | ((ulong)row << ReadingBits)
        | (uint)reading;

    public static (float Score, int Row, int Reading) Of(ulong key) =>
        (
            BitConverter.UInt32BitsToSingle(~(uint)(key >> (RowBits + ReadingBits))),
            (int)(key >> ReadingBits) & (MostRows - 1),
            (int)key & ((1 << ReadingBits) - 1)
        );
}
