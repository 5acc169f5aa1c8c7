using CsCheck;
using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("L'Île-d'Yeu", "l ile d yeu")]
    [InlineData("L’Île–d’Yeu", "l ile d yeu")]
    [InlineData("Beaumont-Pied-de-Bœuf", "beaumont pied de boeuf")]
    [InlineData("ŒUVRE Æquo", "oeuvre aequo")]
    [InlineData("  À  ÇA !  ", "a ca")]
    [InlineData("", "")]
    [InlineData("…", "")]
    [InlineData("Le 🙂 Mans", "le mans")]
    [InlineData("\uFFFFnant\uFFFEes\0", "nant es")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, FrenchText.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_is_no_letter() => Assert.Equal("le mans", FrenchText.Fold("Le\uD83D Mans"));

    [Fact]
    public void Any_text_folds_to_letters_digits_and_single_spaces() =>
        Gen.String.Sample(text => Assert.Matches("^([\\p{L}\\p{Nd}]+( [\\p{L}\\p{Nd}]+)*)?$", FrenchText.Fold(text)));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String[Gen.Char["aàâçéèêëîïôœùûüÿÆŒ'’- St0"], 0, 40]
            .Sample(text => FrenchText.Fold(FrenchText.Fold(text)) == FrenchText.Fold(text));
}
