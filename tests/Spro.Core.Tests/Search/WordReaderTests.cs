using System.Text;
using CsCheck;
using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("L'Œuvre d’Élodie", "l oeuvre d elodie")]
    [InlineData("C.A.P. cuisine", "cap cuisine")]
    [InlineData("agent A.S.H", "agent ash")]
    [InlineData("M.Dupont", "m dupont")]
    [InlineData("…", "")]
    public void Words_are_read(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void Words_are_those_of_the_folded_text_whatever_the_text() =>
        Gen
            .String.Where(text => !text.Contains('.', StringComparison.Ordinal))
            .Sample(text =>
                Words(text)
                == string.Join(
                    ' ',
                    FrenchText
                        .Fold(text)
                        .Split(' ')
                        .Select(word => InBytes(word[..Math.Min(word.Length, WordReader.LongestWord)]))
                )
            );

    [Theory]
    [InlineData("agent", true)]
    [InlineData("agent ", false)]
    [InlineData("chef d'", false)]
    public void The_last_word_is_incomplete_unless_something_follows(string text, bool incomplete)
    {
        var reader = new WordReader(text, new byte[WordReader.LongestWord]);
        var atEnd = false;
        while (reader.Next())
            atEnd = reader.AtEnd;

        Assert.Equal(incomplete, atEnd);
    }

    private static string Words(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, new byte[WordReader.LongestWord]);
        while (reader.Next())
            words.Add(Encoding.Latin1.GetString(reader.Word));
        return string.Join(' ', words);
    }

    private static string InBytes(string word) =>
        string.Concat(word.Select(letter => char.IsAscii(letter) ? letter : (char)(0x80 | (letter % 0x80))));
}
