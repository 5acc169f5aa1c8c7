namespace Spro.Core.Search;

/// <summary>
/// Counts the insertions, deletions, substitutions and exchanges of neighbours between one pattern and many texts, a
/// few machine instructions a letter of the text (bit-parallel, after Hyyrö 2003).
/// </summary>
internal sealed class WordDistance
{
    /// <summary>One bit a letter.</summary>
    public const int LongestPattern = 64;

    private readonly ulong[] _places = new ulong[256];
    private readonly byte[] _pattern = new byte[LongestPattern];
    private int _length;

    /// <summary>Sets what the following texts are compared with; what is too long is cut.</summary>
    public void Prepare(ReadOnlySpan<byte> pattern)
    {
        foreach (var letter in _pattern.AsSpan(0, _length))
        {
            _places[letter] = 0;
        }

        _length = Math.Min(pattern.Length, LongestPattern);
        pattern[.._length].CopyTo(_pattern);
        for (var i = 0; i < _length; i++)
        {
            _places[_pattern[i]] |= 1UL << i;
        }
    }

    /// <summary>Edits from the pattern to the whole text, and to the nearest beginning of the text.</summary>
    public (int Whole, int Beginning) To(ReadOnlySpan<byte> text)
    {
        if (_length == 0)
        {
            return (text.Length, 0);
        }

        var last = 1UL << (_length - 1);
        var (rises, falls) = (ulong.MaxValue, 0UL);
        var (diagonal, placesBefore) = (0UL, 0UL);
        var (whole, beginning) = (_length, _length);
        foreach (var letter in text)
        {
            var places = _places[letter];
            var exchanged = ((~diagonal & places) << 1) & placesBefore;
            diagonal = (((places & rises) + rises) ^ rises) | places | falls | exchanged;
            var risesAcross = falls | ~(diagonal | rises);
            var fallsAcross = rises & diagonal;
            whole += (risesAcross & last) != 0 ? 1 : 0;
            whole -= (fallsAcross & last) != 0 ? 1 : 0;
            risesAcross = (risesAcross << 1) | 1;
            fallsAcross <<= 1;
            rises = fallsAcross | ~(diagonal | risesAcross);
            falls = risesAcross & diagonal;
            placesBefore = places;
            beginning = Math.Min(beginning, whole);
        }

        return (whole, beginning);
    }
}
