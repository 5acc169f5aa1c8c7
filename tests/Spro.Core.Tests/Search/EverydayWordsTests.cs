using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class EverydayWordsTests
{
    [Fact]
    public void A_line_may_say_and_mean_several_things() =>
        Assert.Equal(
            [
                new SearchExpansion("toubib", "Médecin"),
                new SearchExpansion("toubib", "Chirurgien"),
                new SearchExpansion("docteur", "Médecin"),
                new SearchExpansion("docteur", "Chirurgien"),
                new SearchExpansion("je veux", ""),
            ],
            EverydayWords.Read("said,meant\ntoubib; docteur,Médecin; Chirurgien\nje veux,\n")
        );

    [Theory]
    [InlineData("")]
    [InlineData("word,meaning\n")]
    [InlineData("said,meant\ntoubib\n")]
    [InlineData("said,meant\ntoubib,Médecin,Chirurgien\n")]
    [InlineData("said,meant\n,Médecin\n")]
    [InlineData("said,meant\ntoubib;,Médecin\n")]
    [InlineData("said,meant\ntoubib,Médecin;\n")]
    [InlineData("said,meant\ntoubib,Médecin\nToubib,Chirurgien\n")]
    public void A_malformed_line_is_refused(string table) =>
        Assert.Throws<FormatException>(() => EverydayWords.Read(table));

    [Fact]
    public void The_words_that_ship_can_be_read() => Assert.NotNull(EverydayWords.BuiltIn);
}
