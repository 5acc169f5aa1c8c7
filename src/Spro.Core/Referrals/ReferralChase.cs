using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>What silence calls for, one after the other.</summary>
public enum ChaseStep
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Whoever's turn it is is reminded.</summary>
    Remind,

    /// <summary>Sender and receiver are both warned.</summary>
    WarnBoth,

    /// <summary>The référent Orientation of the territory has it until it is solved.</summary>
    Escalate,

    /// <summary>It goes back to the sender.</summary>
    Expire,

    /// <summary>Nobody knows where the person is: it ends so, and is counted so.</summary>
    Lose,
}

/// <summary>
/// How long structures have to answer, in working days. The charter sets none: these are regional targets that a network
/// may shorten or lengthen (DOMAIN §6, I12): see <see cref="NetworkDeadlines"/>.
/// </summary>
/// <param name="ToAcknowledge">To say that it has come.</param>
/// <param name="ToAnswer">Then to accept or decline.</param>
public readonly record struct ReferralDeadlines(int ToAcknowledge, int ToAnswer)
{
    /// <summary>Those of a network that has set none.</summary>
    public static ReferralDeadlines Usual { get; } = new(ToAcknowledge: 2, ToAnswer: 5);
}

/// <summary>What has to be done about a silence, and on which day.</summary>
/// <param name="Step">What.</param>
/// <param name="On">On that day, in the morning.</param>
public readonly record struct DueChase(ChaseStep Step, DateOnly On);

/// <summary>
/// When silence is chased (pure). Days are those of the calendar of the place: working days leave out Saturdays, Sundays
/// and public holidays; statutory clocks count every day, as their texts do.
/// </summary>
public static class ReferralChase
{
    /// <summary>After that many days without a meeting of somebody taken over, the receiver is asked for news.</summary>
    public const int DaysBeforeAskingNews = 15;

    /// <summary>After that many, both are warned.</summary>
    public const int DaysBeforeWarningOfNoMeeting = 30;

    /// <summary>After that many, the référent Orientation has it: a yes is not yet a meeting.</summary>
    public const int DaysBeforeEscalatingNoMeeting = 45;

    /// <summary>After that many days once they have met, the receiver is asked what came of it.</summary>
    public const int DaysBeforeAskingOutcome = 60;

    /// <summary>After that many, they are counted as lost (I16).</summary>
    public const int DaysBeforeLost = 90;

    /// <summary>That many days before a statutory clock ends, both are warned.</summary>
    public const int DaysBeforeStatutoryEnd = 5;

    private const int WorkingDaysToWarn = 2;
    private const int WorkingDaysToEscalate = 4;
    private const int WorkingDaysToExpire = 10;

    /// <summary>The last day to act, for who has the turn in a state since a day; null when none is set.</summary>
    public static DateOnly? Deadline(
        ReferralState state,
        DateOnly since,
        ReferralDeadlines deadlines,
        HolidayCalendar holidays
    ) =>
        state switch
        {
            ReferralState.Sent => holidays.AfterWorkingDays(since, deadlines.ToAcknowledge),
            ReferralState.Acknowledged => holidays.AfterWorkingDays(since, deadlines.ToAnswer),
            ReferralState.Declined or ReferralState.Expired or ReferralState.Proposed or ReferralState.Agreed =>
                holidays.AfterWorkingDays(since, ReferralDeadlines.Usual.ToAcknowledge),
            _ => null,
        };

    /// <summary>What comes next if nothing moves.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="since">Since when, or since the day set for an appointment when that is later.</param>
    /// <param name="done">What has been done about it already.</param>
    /// <param name="deadlines">Those of the receiver's network.</param>
    /// <param name="holidays">Those of the sender's place.</param>
    /// <returns>Null when it is over, or when nothing more can be done.</returns>
    public static DueChase? Next(
        ReferralState state,
        DateOnly since,
        ChaseStep done,
        ReferralDeadlines deadlines,
        HolidayCalendar holidays
    )
    {
        ArgumentNullException.ThrowIfNull(holidays);
        if (ReferralTransitions.IsOver(state))
            return null;
        if (Deadline(state, since, deadlines, holidays) is not { } deadline)
            return (done, state) switch
            {
                (ChaseStep.None, ReferralState.Met) => In(ChaseStep.Remind, DaysBeforeAskingOutcome),
                (_, ReferralState.Met) => In(ChaseStep.Lose, DaysBeforeLost),
                (ChaseStep.None, _) => In(ChaseStep.Remind, DaysBeforeAskingNews),
                (ChaseStep.Remind, _) => In(ChaseStep.WarnBoth, DaysBeforeWarningOfNoMeeting),
                (ChaseStep.WarnBoth, _) => In(ChaseStep.Escalate, DaysBeforeEscalatingNoMeeting),
                _ => In(ChaseStep.Lose, DaysBeforeLost),
            };
        // A deadline is kept until its evening: its chase is of the next morning that people work.
        var receiver = ReferralTransitions.TurnOf(state) == Party.Receiver;
        return (done, receiver) switch
        {
            (ChaseStep.None, _) => After(ChaseStep.Remind, 1),
            (ChaseStep.Remind, _) => After(ChaseStep.WarnBoth, 1 + WorkingDaysToWarn),
            (ChaseStep.WarnBoth, _) => After(ChaseStep.Escalate, 1 + WorkingDaysToEscalate),
            (_, true) => After(ChaseStep.Expire, 1 + WorkingDaysToExpire),
            // The sender has it back and the référent knows: it does not go to nowhere before it is counted lost.
            _ => In(ChaseStep.Lose, DaysBeforeLost),
        };

        DueChase In(ChaseStep step, int days) => new(step, since.AddDays(days));

        DueChase After(ChaseStep step, int workingDays) => new(step, holidays.AfterWorkingDays(deadline, workingDays));
    }

    /// <summary>The last day of a statutory clock; null without one.</summary>
    public static DateOnly? StatutoryEnd(StatutoryClock clock, DateOnly from) =>
        clock switch
        {
            StatutoryClock.FifteenDays => from.AddDays(15),
            StatutoryClock.ThreeMonths => from.AddMonths(3),
            _ => null,
        };

    /// <summary>What a statutory clock calls for while they have not met; null when nothing more does.</summary>
    public static DueChase? NextStatutory(DateOnly end, ChaseStep done) =>
        done switch
        {
            ChaseStep.None => new DueChase(ChaseStep.WarnBoth, end.AddDays(-DaysBeforeStatutoryEnd)),
            ChaseStep.WarnBoth => new DueChase(ChaseStep.Escalate, end.AddDays(1)),
            _ => null,
        };

    /// <summary>The day that comes some working days after another; the first counted is the day after.</summary>
    public static DateOnly AfterWorkingDays(this HolidayCalendar holidays, DateOnly day, int workingDays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.IsHoliday(day))
                workingDays--;
        }
        return day;
    }
}
