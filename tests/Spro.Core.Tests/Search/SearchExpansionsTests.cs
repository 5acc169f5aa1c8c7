using System.Text;
using CsCheck;
using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class SearchExpansionsTests
{
    private static readonly SearchExpansions Expansions = new([
        new("toubib", "médecin"),
        new("gosses", "enfants"),
        new("prof", "professeur"),
        new("prof", "enseignant"),
        new("prof de gym", "professeur d'éducation physique"),
        new("bosser dans", ""),
    ]);

    private static readonly string[] Words = ["toubib", "prof", "de", "gym", "bosser", "dans", "x"];

    [Theory]
    [InlineData("toubib", "médecin")]
    [InlineData("toubib pour gosses", "médecin pour enfants")]
    [InlineData("prof de maths", "professeur de maths|enseignant de maths")]
    [InlineData("prof de gym", "professeur d'éducation physique")]
    [InlineData("bosser dans le bois", "le bois")]
    [InlineData("prof pour gosses", "professeur pour enfants|enseignant pour enfants")]
    [InlineData("bosser dans", "")]
    [InlineData("boulanger", "")]
    [InlineData("profession", "")]
    public void Everyday_words_are_read_as_titles_say_them(string typed, string readings) =>
        Assert.Equal(readings, string.Join('|', Expansions.Readings(Encoding.Latin1.GetBytes(typed))));

    [Fact]
    public void Readings_are_few_whatever_the_text() =>
        Gen.Int[0, Words.Length - 1]
            .Select(word => Words[word])
            .List[0, 16]
            .Sample(words =>
                Expansions.Readings(Encoding.Latin1.GetBytes(string.Join(' ', words))).Count
                <= SearchExpansions.MostReadings
            );
}
