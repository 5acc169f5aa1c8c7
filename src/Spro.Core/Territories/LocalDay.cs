namespace Spro.Core.Territories;

/// <summary>
/// One day on the clocks of a time zone. Elapsed minutes count from its first instant; wall minutes are what the clock
/// shows. They differ only after a clock change: <see cref="ChangeAt"/> elapsed minutes into the day the clock jumps by
/// <see cref="Jump"/> minutes (60 in spring, -60 in autumn).
/// </summary>
internal sealed class LocalDay
{
    private LocalDay(int number, long startTicks, int changeAt, int jump)
    {
        Number = number;
        StartTicks = startTicks;
        ChangeAt = changeAt;
        Jump = jump;
    }

    public const int WallMinutes = 24 * 60;

    /// <summary><see cref="DateOnly.DayNumber"/> of the day.</summary>
    public int Number { get; }

    /// <summary>Its first instant, in UTC ticks.</summary>
    public long StartTicks { get; }

    public int ChangeAt { get; }

    public int Jump { get; }

    public DateOnly Date => DateOnly.FromDayNumber(Number);

    /// <summary>How long the day lasts: 23, 24 or 25 hours.</summary>
    public int Minutes => WallMinutes - Jump;

    public long EndTicks => StartTicks + Minutes * TimeSpan.TicksPerMinute;

    public DateTime InstantAt(int elapsedMinutes) =>
        new(StartTicks + elapsedMinutes * TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    public int ElapsedMinutesAt(DateTime utc) => (int)((utc.Ticks - StartTicks) / TimeSpan.TicksPerMinute);

    public long WallTicksAt(long elapsedTicks) =>
        elapsedTicks < ChangeAt * TimeSpan.TicksPerMinute
            ? elapsedTicks
            : elapsedTicks + Jump * TimeSpan.TicksPerMinute;

    public static LocalDay Compute(int number, TimeZoneInfo zone)
    {
        var start = Midnight(number, zone);
        var jump = WallMinutes - (int)((Midnight(number + 1, zone) - start).Ticks / TimeSpan.TicksPerMinute);
        return new LocalDay(number, start.Ticks, jump == 0 ? WallMinutes : ChangeAfter(start, zone), jump);
    }

    // No French territory changes its clocks at midnight: local midnight always exists, once.
    private static DateTime Midnight(int number, TimeZoneInfo zone)
    {
        var local = DateOnly.FromDayNumber(number).ToDateTime(TimeOnly.MinValue);
        return DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc);
    }

    private static int ChangeAfter(DateTime start, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(start);
        var (before, after) = (0, WallMinutes);
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            (before, after) =
                zone.GetUtcOffset(start.AddMinutes(middle)) == offset ? (middle, after) : (before, middle);
        }
        return after;
    }
}
