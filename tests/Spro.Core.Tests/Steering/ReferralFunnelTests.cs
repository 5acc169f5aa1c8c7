using CsCheck;
using Spro.Core.Common;
using Spro.Core.Steering;

namespace Spro.Core.Tests.Steering;

/// <summary>What is published of hand-overs gives nobody away, by itself or by subtraction.</summary>
public sealed class ReferralFunnelTests
{
    [Fact]
    public void No_number_from_one_to_nine_is_published_nor_given_back_between_two_steps()
    {
        var count = Gen.Int[0, 60];
        Gen.Select(count, count, count, count, count, count)
            .Sample(drawn =>
            {
                // Each step has some of those of the step above.
                var (asked, stops, refusals, a, b, c) = drawn;
                asked += 1;
                var sent = Math.Max(0, asked - stops);
                var acknowledged = Math.Max(0, sent - refusals);
                var accepted = Math.Max(0, acknowledged - a);
                var met = Math.Max(0, accepted - b);
                var lost = Math.Min(c, asked);
                var published = ReferralFunnel.Publish(
                    "53",
                    new FunnelCounts(
                        asked,
                        Math.Min(stops, asked),
                        sent,
                        acknowledged,
                        accepted,
                        Math.Min(a, acknowledged),
                        met,
                        Math.Min(b, asked - lost),
                        lost
                    )
                );

                int?[] steps =
                [
                    published.Asked,
                    published.Sent,
                    published.Acknowledged,
                    published.Accepted,
                    published.Met,
                ];
                Assert.All(
                    steps.Concat([published.SaidNo, published.Declined, published.OutcomeKnown, published.Lost]),
                    one => Assert.False(SmallNumbers.TellsOfFew(one))
                );
                var shown = steps.OfType<int>().ToList();
                Assert.All(
                    shown.Zip(shown.Skip(1)),
                    pair => Assert.False(SmallNumbers.TellsOfFew(pair.First - pair.Second), $"{pair}")
                );
                Assert.False(
                    SmallNumbers.TellsOfFew(published.Asked - published.OutcomeKnown - published.Lost),
                    "What is left of all that ended"
                );
            });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Ten_people_are_enough_and_nobody_is_no_one(int count, bool isShown) =>
        Assert.Equal(isShown, SmallNumbers.Shown(count) is not null);
}
