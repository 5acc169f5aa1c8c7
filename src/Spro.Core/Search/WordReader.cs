using System.Globalization;

namespace Spro.Core.Search;

/// <summary>
/// Reads a text word by word, folded as <see cref="FrenchText.Fold"/> does, a byte a letter, without allocation. Two
/// letters outside ASCII may share a byte, which only brings words nearer than they are.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<byte> buffer)
{
    /// <summary>What is longer is cut.</summary>
    public const int LongestWord = 40;

    private const int TableSize = 0x250;
    private const int NonAscii = 0x80;

    // A character folds to nothing (it separates), one letter, or two ("œ").
    private static readonly byte[] First = [.. Enumerable.Range(0, TableSize).Select(code => Folded(code, 0))];
    private static readonly byte[] Second = [.. Enumerable.Range(0, TableSize).Select(code => Folded(code, 1))];

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<byte> _buffer = buffer;
    private int _at;
    private int _start;
    private int _length;

    /// <summary>The word read, in the buffer: it goes with the next.</summary>
    public readonly ReadOnlySpan<byte> Word => _buffer[.._length];

    /// <summary>The word as it was written.</summary>
    public readonly ReadOnlySpan<char> Written => _text[_start.._at];

    /// <summary>Whether the text ends with the word read, which may then be incomplete.</summary>
    public readonly bool AtEnd => _at == _text.Length;

    /// <summary>Reads the next word; false at the end.</summary>
    public bool Next()
    {
        _length = 0;
        for (_start = _at; _at < _text.Length; _at++)
        {
            var separates = !Append(_text[_at]);
            if (separates && _length == 0)
            {
                _start = _at + 1;
            }
            else if (separates && !IsInsideAcronym())
            {
                break;
            }
        }

        return _length > 0;
    }

    /// <summary>Adds the letters of a character; false when it separates words.</summary>
    private bool Append(char character)
    {
        if (character < TableSize)
        {
            Append(First[character]);
            Append(Second[character]);
            return First[character] != 0;
        }

        if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
        {
            return true;
        }

        var letters = FrenchText.Fold(character.ToString());
        foreach (var letter in letters)
        {
            Append(Byte(letter));
        }

        return letters.Length > 0;
    }

    private void Append(byte letter)
    {
        if (letter != 0 && _length < LongestWord)
        {
            _buffer[_length++] = letter;
        }
    }

    /// <summary>"C.A.P" is one word: a dot between single letters separates nothing.</summary>
    private readonly bool IsInsideAcronym() =>
        _text[_at] == '.' && (_at - 1 == _start || _text[_at - 2] == '.') && IsLetter(_at + 1) && !IsLetter(_at + 2);

    private readonly bool IsLetter(int at) => at < _text.Length && char.IsLetterOrDigit(_text[at]);

    private static byte Folded(int code, int place) =>
        FrenchText.Fold(((char)code).ToString()) is var folded && place < folded.Length ? Byte(folded[place]) : (byte)0;

    private static byte Byte(char letter) =>
        char.IsAscii(letter) ? (byte)letter : (byte)(NonAscii | (letter % NonAscii));
}
