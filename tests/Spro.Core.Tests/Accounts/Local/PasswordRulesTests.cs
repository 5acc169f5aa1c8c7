using Spro.Core.Accounts.Local;
using Spro.Core.Common;

namespace Spro.Core.Tests.Accounts.Local;

public sealed class PasswordRulesTests
{
    private static readonly string[] About = ["Camille Dumoulin", "camille.dumoulin@example.org", "CIO de Mayenne"];

    [Theory]
    [InlineData("tapis lampe girafe")]
    [InlineData("le chat dort sur la table verte")]
    [InlineData("xK9#mPq2vL8!wR")]
    [InlineData("éàùç œuf ÎLE 漢字 rivière")]
    public void A_long_password_that_nobody_guesses_is_taken_whatever_it_is_made_of(string password) =>
        PasswordRules.Check(password, About);

    [Theory]
    [InlineData(null, "password-short")]
    [InlineData("", "password-short")]
    [InlineData("xK9#mPq2vL8", "password-short")]
    [InlineData("😀😀😀😀😀😀", "password-short")]
    [InlineData("motdepasse123", "password-common")]
    [InlineData("MotDePasse2026!", "password-common")]
    [InlineData("mot de passe 1", "password-common")]
    [InlineData("Azertyuiop123!", "password-common")]
    [InlineData("123456789012", "password-common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-common")]
    [InlineData("qwertyuiop[]", "password-common")]
    [InlineData("password1234", "password-common")]
    [InlineData("été2026été2026", "password-common")]
    [InlineData("MissionLocale2026!", "password-common")]
    [InlineData("camilledumoulin", "password-common")]
    [InlineData("Dumoulin.Mayenne53", "password-common")]
    public void What_is_short_or_among_the_first_to_be_tried_is_refused(string? password, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => PasswordRules.Check(password, About));
        Assert.Equal((code, "password"), (refused.Code, refused.Field));
    }

    [Fact]
    public void A_password_has_at_most_128_characters_and_is_judged_quickly()
    {
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (i * i + i / 3) % 26)));
        PasswordRules.Check(longest, About);
        Assert.Equal(
            "password-long",
            Assert.Throws<RefusedException>(() => PasswordRules.Check(longest + "a", About)).Code
        );
    }

    [Fact]
    public async Task A_password_is_kept_as_a_hash_of_its_own_that_says_how_much_work_it_was()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var kept = await PasswordHash.OfAsync("tapis lampe girafe", cancellation);
        var again = await PasswordHash.OfAsync("tapis lampe girafe", cancellation);

        Assert.NotEqual(kept, again);
        Assert.StartsWith("$argon2id$v=19$m=", kept, StringComparison.Ordinal);
        Assert.True(await PasswordHash.IsAsync("tapis lampe girafe", kept, cancellation));
        Assert.False(await PasswordHash.IsAsync("tapis lampe girafes", kept, cancellation));
        Assert.False(await PasswordHash.IsAsync("tapis lampe girafe", kept: null, cancellation));
        Assert.False(PasswordHash.IsWeak(kept));
        var weak = await PasswordHash.OfAsync("tapis lampe girafe", new(MemoryKiB: 8192, Passes: 1), cancellation);
        Assert.True(PasswordHash.IsWeak(weak));
        Assert.True(await PasswordHash.IsAsync("tapis lampe girafe", weak, cancellation));
        // "é" is one letter, or two of which one is an accent.
        var accent = await PasswordHash.OfAsync("caf\u00e9 caf\u00e9 caf\u00e9", cancellation);
        Assert.True(await PasswordHash.IsAsync("cafe\u0301 cafe\u0301 cafe\u0301", accent, cancellation));
    }
}
