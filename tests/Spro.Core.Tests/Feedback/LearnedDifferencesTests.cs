using CsCheck;
using Spro.Core.Feedback;
using Spro.TestSupport;

namespace Spro.Core.Tests.Feedback;

public sealed class LearnedDifferencesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task What_was_learned_is_not_measured_before_ten_answers_and_then_a_mean(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var learned = new LearnedDifferences(database);
        for (var i = 0; i < 9; i++)
            await learned.AddAsync(2, Cancellation);

        Assert.Equal(new Learned(9, null), await learned.ReadAsync(Cancellation));

        await learned.AddAsync(-8, Cancellation);
        Assert.Equal(new Learned(10, 1.0), await learned.ReadAsync(Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => learned.AddAsync(16, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_who_send_the_same_first_difference_at_once_are_both_counted(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var learned = new LearnedDifferences(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => learned.AddAsync(5, Cancellation)));

        Assert.Equal(8, (await learned.ReadAsync(Cancellation)).Answers);
    }

    [Fact]
    public void A_rating_reads_back_what_it_writes_and_the_difference_goes_both_ways()
    {
        var marks = Gen.Int[SelfRating.Least, SelfRating.Most].Array[SelfRating.Statements];
        Gen.Select(marks, marks)
            .Sample(
                (before, after) =>
                    SelfRating.TryRead(string.Concat(before), out var one)
                    && SelfRating.TryRead(string.Join(' ', after), out var two)
                    && one.ToString() == string.Concat(before)
                    && two.DifferenceFrom(one) == -one.DifferenceFrom(two)
                    && Math.Abs(two.DifferenceFrom(one)) <= SelfRating.GreatestDifference
            );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2314")]
    [InlineData("231422")]
    [InlineData("23145")]
    [InlineData("2314x")]
    public void What_is_no_five_marks_is_no_rating(string? text)
    {
        Assert.False(SelfRating.TryRead(text, out _));
    }
}
