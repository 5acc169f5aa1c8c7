using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class SoundKeyTests
{
    [Theory]
    [InlineData("coifeuse", "coiffeur")]
    [InlineData("informatik", "informatique")]
    [InlineData("soigne", "soigner")]
    [InlineData("statut", "statues")]
    [InlineData("boulangere", "boulanger")]
    [InlineData("otesse", "hotesse")]
    [InlineData("directrice", "directeur")]
    [InlineData("bato", "bateau")]
    public void Words_that_sound_alike_share_a_key(string one, string other) =>
        Assert.Equal(SoundKey.Of(other), SoundKey.Of(one));

    [Theory]
    [InlineData("boucher", "coucher")]
    [InlineData("pain", "vin")]
    [InlineData("bus", "bois")]
    [InlineData("ecole", "eau")]
    public void Other_words_do_not(string one, string other) => Assert.NotEqual(SoundKey.Of(other), SoundKey.Of(one));
}
