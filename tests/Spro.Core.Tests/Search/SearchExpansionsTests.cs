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
        new("vendre", "vendeur …"),
    ]);

    private static readonly string[] Words = ["toubib", "prof", "de", "gym", "bosser", "dans", "x"];

    [Theory]
    [InlineData("toubib", "médecin")]
    [InlineData("toubib pour gosses", "médecin pour enfants|médecin|enfants")]
    [InlineData("prof de maths", "professeur de maths|enseignant de maths|professeur|enseignant")]
    [InlineData("prof de gym", "professeur d'éducation physique")]
    [InlineData("bosser dans le bois", "bois")]
    [InlineData("prof pour gosse", "professeur pour enfants|enseignant pour enfants|enfants|professeur|enseignant")]
    [InlineData("vendre des tapis", "vendeur des tapis")]
    [InlineData("vendre aux gosses", "vendeur aux gosses|vendeur aux enfants|enfants")]
    [InlineData("bosser dans", "")]
    [InlineData("boulanger", "")]
    [InlineData("profession", "")]
    public void Everyday_words_are_read_as_titles_say_them(string typed, string readings) =>
        Assert.Equal(readings, string.Join('|', Readings(typed).Select(reading => reading.Text)));

    [Theory]
    [InlineData("toubibe")]
    [InlineData("toubbib")]
    [InlineData("toubi")]
    [InlineData("toubibs")]
    [InlineData("je toubib")]
    public void A_mistake_in_an_everyday_word_is_forgiven(string typed) =>
        Assert.Contains(
            "médecin",
            string.Join('|', Readings(typed).Select(reading => reading.Text)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("réparer les grosses machines", true)]
    [InlineData("des machines à réparer", true)]
    [InlineData("réparer des murs", false)]
    [InlineData("machines", false)]
    public void A_phrase_may_be_said_with_its_words_apart(string typed, bool found) =>
        Assert.Equal(
            found,
            new SearchExpansions([new("réparer les machines", "mécanicien"), new("murs", "maçon")])
                .Readings(Encoding.Latin1.GetBytes(FrenchText.Fold(typed)))
                .Any(reading => reading.Text == "mécanicien")
        );

    /// <summary>One letter is missing, yet its sound is two edits away.</summary>
    [Fact]
    public void A_mistake_counts_in_letters_as_well_as_in_sounds() =>
        Assert.Contains(
            "employé de bureau",
            new SearchExpansions([new("secrétaire", "employé de bureau")])
                .Readings("secreaire"u8)
                .Select(reading => reading.Text)
        );

    [Fact]
    public void What_several_parts_mean_is_worth_more() =>
        Assert.Equal(
            "mécanicien",
            new SearchExpansions([new("pneu", "monteur"), new("pneu", "mécanicien"), new("vidange", "mécanicien")])
                .Readings("pneu vidange"u8)
                .Where(reading => !reading.Text.Contains(' ', StringComparison.Ordinal))
                .MaxBy(reading => reading.Worth)
                .Text
        );

    [Fact]
    public void Readings_are_few_whatever_the_text() =>
        Gen.Int[0, Words.Length - 1]
            .Select(word => Words[word])
            .List[0, 16]
            .Sample(words =>
                Expansions.Readings(Encoding.Latin1.GetBytes(string.Join(' ', words))).Count
                <= SearchExpansions.MostReadings
            );

    private static IReadOnlyList<Reading> Readings(string typed) =>
        Expansions.Readings(Encoding.Latin1.GetBytes(typed));
}
