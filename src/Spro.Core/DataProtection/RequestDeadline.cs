namespace Spro.Core.DataProtection;

/// <summary>
/// When a structure has to answer somebody who asks for a copy or for erasure: one calendar month (article 12(3) of the
/// GDPR). A last day that is not worked is not put off (regulation 1182/71 would allow it): whoever waits counts in months.
/// </summary>
public static class RequestDeadline
{
    private const int FirstReminder = 10;
    private const int SecondReminder = 3;

    /// <summary>The last day to answer: the same day of the next month, or the last day of a shorter one.</summary>
    public static DateOnly Of(DateOnly askedOn) => askedOn.AddMonths(1);

    /// <summary>The first day on which a request of that last day may be reminded of.</summary>
    public static DateOnly LatestReminded(DateOnly today) => today.AddDays(FirstReminder);

    /// <summary>How many reminders are due by a day: one ten days before the last, another three days before.</summary>
    public static int RemindersBy(DateOnly today, DateOnly dueOn) =>
        today >= dueOn.AddDays(-SecondReminder) ? 2
        : today >= dueOn.AddDays(-FirstReminder) ? 1
        : 0;
}
