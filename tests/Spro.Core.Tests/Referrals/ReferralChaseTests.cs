using System.Globalization;
using CsCheck;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Referrals;

/// <summary>Silence is chased in working days, escalated, given back, and counted: it never lasts.</summary>
public sealed class ReferralChaseTests
{
    private static readonly HolidayCalendar Holidays = HolidayCalendar.Metropolitan;
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 3000]
        .Select(days => new DateOnly(2024, 1, 1).AddDays(days));
    private static readonly Gen<ReferralState> States = Gen.Int[0, Enum.GetValues<ReferralState>().Length - 1]
        .Select(at => Enum.GetValues<ReferralState>()[at]);

    [Theory]
    [InlineData("2026-11-24", 2, "2026-11-26")] // a Tuesday
    [InlineData("2026-11-27", 2, "2026-12-01")] // a Friday: the week-end does not count
    [InlineData("2026-11-28", 1, "2026-11-30")] // a Saturday
    [InlineData("2026-12-24", 1, "2026-12-28")] // Christmas is a Friday
    [InlineData("2026-04-30", 2, "2026-05-05")] // 1 May is a Friday
    [InlineData("2027-05-05", 2, "2027-05-10")] // Ascension
    [InlineData("2026-11-24", 0, "2026-11-24")]
    public void Working_days_leave_out_week_ends_and_public_holidays(string day, int count, string expected) =>
        Assert.Equal(Day(expected), Holidays.AfterWorkingDays(Day(day), count));

    [Fact]
    public void A_number_of_working_days_ends_on_a_working_day_and_has_that_many_between() =>
        Gen.Select(Days, Gen.Int[1, 30])
            .Sample(
                (day, count) =>
                {
                    var end = Holidays.AfterWorkingDays(day, count);
                    var worked = Enumerable.Range(1, end.DayNumber - day.DayNumber).Select(day.AddDays).Count(IsWorked);
                    Assert.Equal(count, worked);
                    Assert.True(IsWorked(end));
                }
            );

    [Fact]
    public void Silence_is_reminded_then_both_are_warned_then_the_referent_has_it_then_it_goes_back()
    {
        var since = new DateOnly(2026, 11, 24);
        var done = ChaseStep.None;
        var steps = new List<(ChaseStep, DateOnly)>();
        while (ReferralChase.Next(ReferralState.Sent, since, done, ReferralDeadlines.Usual, Holidays) is { } due)
        {
            steps.Add((due.Step, due.On));
            done = due.Step;
            if (done == ChaseStep.Expire)
                break;
        }

        Assert.Equal(
            [
                // Two working days to acknowledge end on Thursday evening.
                (ChaseStep.Remind, new DateOnly(2026, 11, 27)),
                (ChaseStep.WarnBoth, new DateOnly(2026, 12, 1)),
                (ChaseStep.Escalate, new DateOnly(2026, 12, 3)),
                (ChaseStep.Expire, new DateOnly(2026, 12, 11)),
            ],
            steps
        );
    }

    [Fact]
    public void Nobody_stays_silent_for_ever_whatever_the_state_and_no_step_is_skipped() =>
        Gen.Select(States, Days)
            .Sample(
                (state, since) =>
                {
                    var (done, at) = (ChaseStep.None, since);
                    for (var steps = 0; ; steps++)
                    {
                        Assert.True(steps < 10);
                        var due = ReferralChase.Next(state, since, done, ReferralDeadlines.Usual, Holidays);
                        if (due is not { } next)
                        {
                            Assert.True(ReferralTransitions.IsOver(state));
                            return;
                        }
                        Assert.True(next.Step > done);
                        Assert.True(next.On > at);
                        (done, at) = (next.Step, next.On);
                        // The end of the ladder leads to another state.
                        if (done is ChaseStep.Expire or ChaseStep.Lose)
                        {
                            Assert.NotNull(
                                ReferralTransitions.Next(
                                    state,
                                    done == ChaseStep.Expire ? ReferralAct.Expire : ReferralAct.End,
                                    Party.Clock
                                )
                            );
                            return;
                        }
                    }
                }
            );

    [Fact]
    public void Statutory_clocks_count_every_day_as_their_texts_do()
    {
        var request = new DateOnly(2026, 12, 20);
        Assert.Equal(new DateOnly(2027, 1, 4), ReferralChase.StatutoryEnd(StatutoryClock.FifteenDays, request));
        Assert.Equal(new DateOnly(2027, 3, 20), ReferralChase.StatutoryEnd(StatutoryClock.ThreeMonths, request));
        // A month without that day ends on its last.
        Assert.Equal(
            new DateOnly(2027, 2, 28),
            ReferralChase.StatutoryEnd(StatutoryClock.ThreeMonths, new DateOnly(2026, 11, 30))
        );
        Assert.Null(ReferralChase.StatutoryEnd(StatutoryClock.None, request));
    }

    [Fact]
    public void A_statutory_clock_warns_before_its_end_and_escalates_the_day_after()
    {
        var end = new DateOnly(2026, 12, 9);
        Assert.Equal(
            new DueChase(ChaseStep.WarnBoth, new DateOnly(2026, 12, 4)),
            ReferralChase.NextStatutory(end, ChaseStep.None)
        );
        Assert.Equal(
            new DueChase(ChaseStep.Escalate, new DateOnly(2026, 12, 10)),
            ReferralChase.NextStatutory(end, ChaseStep.WarnBoth)
        );
        Assert.Null(ReferralChase.NextStatutory(end, ChaseStep.Escalate));
    }

    [Fact]
    public void A_person_sent_back_where_they_have_been_is_seen()
    {
        var (a, b, c) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.False(ReferralLoop.Closes(a, b, []));
        Assert.True(ReferralLoop.Closes(b, a, [(a, b)]));
        Assert.False(ReferralLoop.Closes(b, c, [(a, b)]));
        Assert.True(ReferralLoop.Closes(c, a, [(a, b), (b, c)]));
        Assert.True(ReferralLoop.Closes(c, b, [(a, b), (b, c)]));
        Assert.Equal(3, ReferralLoop.Length([(a, b), (b, c), (c, a)]));
    }

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "O", CultureInfo.InvariantCulture);

    private static bool IsWorked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.IsHoliday(day);
}
