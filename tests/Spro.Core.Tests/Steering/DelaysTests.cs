using Spro.Core.Referrals;
using Spro.Core.Steering;

namespace Spro.Core.Tests.Steering;

/// <summary>Clocks of texts, waits and paths, as they may be published.</summary>
public class DelaysTests
{
    private static readonly DateOnly End = new(2026, 11, 20);
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_clock_is_kept_on_its_last_day_and_late_the_day_after()
    {
        var counted = StatutoryDelays.Count(
            StatutoryClock.FifteenDays,
            [
                .. Enumerable.Repeat((End, (DateOnly?)End), 10),
                .. Enumerable.Repeat((End, (DateOnly?)End.AddDays(1)), 11),
                .. Enumerable.Repeat((End, (DateOnly?)null), 12),
                .. Enumerable.Repeat((Today, (DateOnly?)null), 13),
            ],
            Today
        );

        Assert.Equal(new(StatutoryClock.FifteenDays, 46, 10, 11, 12, 13), counted);
    }

    [Fact]
    public void A_part_of_fewer_than_ten_is_left_out_and_the_total_that_would_give_it_back_too()
    {
        var counted = StatutoryDelays.Count(
            StatutoryClock.ThreeMonths,
            [.. Enumerable.Repeat((End, (DateOnly?)End), 30), (End, null)],
            Today
        );

        Assert.Equal(new(StatutoryClock.ThreeMonths, null, 30, 0, null, 0), counted);
    }

    [Fact]
    public void Half_and_nine_tenths_of_the_waits_are_told_from_ten_on()
    {
        Assert.Null(AdviceDelay.Of("ML", [.. Enumerable.Range(1, 9)]));
        Assert.Equal(new AdviceDelay("ML", 10, 5, 9), AdviceDelay.Of("ML", [.. Enumerable.Range(1, 10).Reverse()]));
    }

    [Fact]
    public void Paths_are_told_from_ten_on_and_few_loops_are_not()
    {
        Assert.Null(PathFigures.Publish([2, 2, 3], 0, 0));
        Assert.Equal(new(10, 2.5, null, 12), PathFigures.Publish([2, 2, 2, 2, 2, 3, 3, 3, 3, 3], 3, 12));
    }
}
