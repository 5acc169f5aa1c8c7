using Spro.Core.Accounts.Local;

namespace Spro.Core.Tests.Accounts.Local;

public sealed class SecondFactorTests
{
    // "12345678901234567890", the secret of the examples of RFC 6238.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_examples_of_RFC_6238_are_right(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        Assert.Equal(seconds / 30, SecondFactor.StepOf(Secret, code, at));
        // A clock half a minute off is no fault, one of two minutes is.
        Assert.Equal(seconds / 30, SecondFactor.StepOf(Secret, code, at.AddSeconds(30)));
        Assert.Null(SecondFactor.StepOf(Secret, code, at.AddSeconds(120)));
    }

    [Theory]
    [InlineData("287 082")]
    [InlineData(" 287082\n")]
    public void Spaces_in_a_code_say_nothing(string code) =>
        Assert.NotNull(SecondFactor.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59).UtcDateTime));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("abcdef")]
    [InlineData("00000000000000000000000000000000000000000000000000")]
    public void What_is_no_code_is_no_code(string? code) =>
        Assert.Null(SecondFactor.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59).UtcDateTime));

    [Fact]
    public void Ten_recovery_codes_differ_and_are_read_however_they_are_typed()
    {
        var codes = SecondFactor.NewRecoveryCodes();

        Assert.Equal(10, codes.Select(one => one.Code).Distinct().Count());
        var (code, hash) = codes[0];
        Assert.Equal(hash, SecondFactor.HashOf(code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Null(SecondFactor.HashOf(code[1..]));
        // A plain hash is enough from 112 bits on (ASVS 6.5.2): letters of an alphabet of 31, drawn at random.
        Assert.All(codes, one => Assert.Matches("^([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}$", one.Code));
        Assert.True(24 * Math.Log2(31) > 112);
    }

    [Fact]
    public void Delays_grow_from_the_fifth_wrong_try_to_half_an_hour()
    {
        var at = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(
            [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30],
            Enumerable.Range(1, 11).Select(failures => (SignInAttempts.Until(failures, at) - at).TotalMinutes)
        );
        Assert.Equal(30, (SignInAttempts.Until(int.MaxValue, at) - at).TotalMinutes);
    }
}
