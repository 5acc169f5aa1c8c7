using System.Text;
using CsCheck;
using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class WordDistanceTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char['a', 'd'], 1, 12];

    [Theory]
    [InlineData("surete", "surete", 0)]
    [InlineData("surete", "suret", 1)]
    [InlineData("surete", "surrete", 1)]
    [InlineData("surete", "suzete", 1)]
    [InlineData("surete", "sruete", 1)]
    [InlineData("agent", "maire", 5)]
    public void Edits_are_counted(string pattern, string text, int edits) =>
        Assert.Equal(edits, Distance(pattern, text).Whole);

    [Fact]
    public void The_nearest_beginning_of_the_text_is_found() =>
        Assert.Equal((5, 1), Distance("surzeil", "surveillant"));

    [Fact]
    public void The_bits_count_as_the_table_of_the_textbook_does() =>
        Gen.Select(Word, Word)
            .Sample(
                (pattern, text) => Distance(pattern, text) == (Table(pattern, text), NearestBeginning(pattern, text))
            );

    [Fact]
    public void One_pattern_leaves_nothing_to_the_next() =>
        Gen.Select(Word, Word, Word)
            .Sample(
                (before, pattern, text) =>
                {
                    var distance = new WordDistance();
                    distance.Prepare(Encoding.Latin1.GetBytes(before));
                    distance.Prepare(Encoding.Latin1.GetBytes(pattern));
                    return distance.To(Encoding.Latin1.GetBytes(text)) == Distance(pattern, text);
                }
            );

    [Fact]
    public void A_pattern_longer_than_a_register_is_cut()
    {
        var pattern = new string('a', 100);

        Assert.Equal((0, 0), Distance(pattern, pattern[..WordDistance.LongestPattern]));
    }

    private static (int Whole, int Beginning) Distance(string pattern, string text)
    {
        var distance = new WordDistance();
        distance.Prepare(Encoding.Latin1.GetBytes(pattern));
        return distance.To(Encoding.Latin1.GetBytes(text));
    }

    private static int NearestBeginning(string pattern, string text) =>
        Enumerable.Range(0, text.Length + 1).Min(length => Table(pattern, text[..length]));

    private static int Table(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                var replaced = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
