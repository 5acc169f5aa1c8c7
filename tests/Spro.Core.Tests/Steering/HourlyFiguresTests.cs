using Microsoft.Extensions.Time.Testing;
using Spro.Core.Steering;

namespace Spro.Core.Tests.Steering;

/// <summary>Figures that cost a reading of whole tables are counted once an hour, however many read them.</summary>
public sealed class HourlyFiguresTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private int _countings;

    [Fact]
    public async Task Whoever_reads_within_the_hour_reads_the_same_with_the_moment_it_was_counted()
    {
        var hourly = new HourlyFigures(_clock);
        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hourly.OfAsync("one", CountAsync)));
        _clock.Advance(TimeSpan.FromMinutes(59));
        var later = await hourly.OfAsync("one", CountAsync);
        var other = await hourly.OfAsync("two", CountAsync);

        Assert.All(first, one => Assert.Equal((1, Start.UtcDateTime), (one.Figures, one.At)));
        Assert.Equal(first[0], later);
        Assert.Equal((2, Start.UtcDateTime.AddMinutes(59)), (other.Figures, other.At));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (await hourly.OfAsync("one", CountAsync)).Figures);
    }

    [Fact]
    public async Task Counted_again_they_are_new_for_whoever_reads_after()
    {
        var hourly = new HourlyFigures(_clock);
        await hourly.OfAsync("one", CountAsync);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            (2, Start.UtcDateTime.AddMinutes(1)),
            Told(await hourly.OfAsync("one", CountAsync, TimeSpan.Zero))
        );
        Assert.Equal((2, Start.UtcDateTime.AddMinutes(1)), Told(await hourly.OfAsync("one", CountAsync)));

        static (int, DateTime) Told(Counted<int> counted) => (counted.Figures, counted.At);
    }

    [Fact]
    public async Task A_counting_that_failed_is_tried_again_by_the_next_who_asks()
    {
        var hourly = new HourlyFigures(_clock);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            hourly.OfAsync<int>("one", _ => Task.FromException<int>(new TimeoutException()))
        );
        Assert.Equal(1, (await hourly.OfAsync("one", CountAsync)).Figures);
    }

    private async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Interlocked.Increment(ref _countings);
    }
}
