using CsCheck;
using Spro.Core.Appointments;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Appointments;

/// <summary>Free slots, in all the ways a calendar can trap whoever cuts it.</summary>
public sealed class SlotsTests
{
    private static readonly Guid Adviser = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Other = new("00000000-0000-0000-0000-00000000000b");
    private static readonly LocalCalendar Paris = LocalCalendar.Metropolitan;

    // Both changes of clocks of 2026 and 2027, all public holidays, a leap day.
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly Gen<TimeOnly> GenTime = Gen.Int[0, 287]
        .Select(step => TimeOnly.MinValue.AddMinutes(step * 5));

    private static readonly Gen<Opening> GenOpening = Gen.Select(
            Gen.Int[0, 900],
            Gen.Int[-1, 6],
            Gen.Select(GenTime, GenTime),
            Gen.Int[2, 30],
            Gen.Int[1, 4],
            Gen.Bool,
            Gen.Int[-1, 400]
        )
        .Select(
            (start, weekday, hours, steps, capacity, isOther, lasts) =>
                new Opening
                {
                    Id = Guid.NewGuid(),
                    AdviserId = isOther ? Other : Adviser,
                    Weekday = weekday < 0 ? null : (DayOfWeek)weekday,
                    From = hours.Item1,
                    To = hours.Item2,
                    ValidFrom = First.AddDays(start),
                    ValidTo = lasts < 0 ? null : First.AddDays(start + lasts),
                    SlotMinutes = steps * 5,
                    Capacity = capacity,
                    Ways = Ways.InPerson,
                    Subject = "Essai",
                }
        );

    private static readonly Gen<AdviserTime> GenTimeAway = Gen.Select(Gen.Int[0, 900 * 288], Gen.Int[1, 600], Gen.Bool)
        .Select(
            (start, steps, isOther) =>
            {
                var from = Paris.ToUtc(First.ToDateTime(TimeOnly.MinValue)).AddMinutes(start * 5);
                return new AdviserTime(isOther ? Other : Adviser, from, from.AddMinutes(steps * 5));
            }
        );

    private static readonly Gen<SlotQuestion> GenQuestion = Gen.Select(
            GenOpening.Array[0, 5],
            GenTimeAway.Array[0, 12],
            GenTimeAway.Array[0, 12],
            Gen.Int[0, 900],
            Gen.Int[0, 60]
        )
        .Select(
            (openings, absences, busy, start, days) =>
                new SlotQuestion
                {
                    Openings = openings,
                    Absences = absences,
                    Busy = busy,
                    Start = Paris.ToUtc(First.AddDays(start).ToDateTime(new TimeOnly(7, 12))),
                    End = Paris.ToUtc(First.AddDays(start + days).ToDateTime(new TimeOnly(18, 3))),
                }
        );

    [Fact]
    public void A_slot_is_of_the_length_of_its_opening_inside_it_and_inside_the_period() =>
        GenQuestion.Sample(question =>
        {
            foreach (var slot in Slots.Of(question).Free)
            {
                var day = Paris.DayOf(slot.Start);
                Assert.Equal(TimeSpan.FromMinutes(slot.Opening.SlotMinutes), slot.End - slot.Start);
                Assert.True(slot.Start >= question.Start && slot.End <= question.End);
                Assert.True(slot.Opening.IsOn(day));
                Assert.True(slot.Start >= Paris.ToUtc(day.ToDateTime(slot.Opening.From)));
                Assert.True(slot.End <= Paris.ToUtc(day.ToDateTime(slot.Opening.To)));
                Assert.False(Paris.Holidays.IsHoliday(day));
                Assert.Equal(slot.Opening.Capacity, slot.Seats);
            }
        });

    [Fact]
    public void No_slot_meets_an_absence_or_something_else_its_adviser_has_to_do() =>
        GenQuestion.Sample(question =>
            Assert.DoesNotContain(
                Slots.Of(question).Free,
                slot =>
                    question
                        .Absences.Concat(question.Busy)
                        .Any(time => time.AdviserId == slot.Opening.AdviserId && time.Overlaps(slot.Start, slot.End))
            )
        );

    [Fact]
    public void Slots_come_in_order_and_those_of_one_opening_never_overlap() =>
        GenQuestion.Sample(question =>
        {
            var free = Slots.Of(question).Free;
            Assert.Equal(free.OrderBy(slot => slot.Start).Select(slot => slot.Start), free.Select(slot => slot.Start));
            foreach (var opening in free.GroupBy(slot => slot.Opening.Id))
            foreach (var (before, after) in opening.Zip(opening.Skip(1)))
                Assert.True(before.End <= after.Start);
        });

    [Fact]
    public void A_slot_that_is_not_free_is_counted_for_one_reason() =>
        GenQuestion.Sample(question =>
        {
            var list = Slots.Of(question);
            var withoutReasons = Slots.Of(question with { Absences = [], Busy = [] });
            Assert.Equal(
                withoutReasons.Free.Count + withoutReasons.OnHolidays,
                list.Free.Count + list.Full + list.Away + list.OnHolidays + list.Closed
            );
        });

    [Fact]
    public void Taking_a_slot_takes_all_that_overlap_it_of_the_same_adviser_and_nothing_else() =>
        Gen.Select(GenQuestion, Gen.Int[0, 1_000_000])
            .Sample(
                (question, pick) =>
                {
                    var before = Slots.Of(question).Free;
                    if (before.Count == 0)
                        return;
                    var chosen = before[pick % before.Count];
                    var time = new AdviserTime(chosen.Opening.AdviserId, chosen.Start, chosen.End);
                    for (var left = chosen.Opening.Capacity - 1; left >= 0; left--)
                    {
                        var after = Slots
                            .Of(question with { Taken = [new TakenSlot(time, chosen.Opening.Id, left)] })
                            .Free;
                        var same = after.Where(slot =>
                            slot.Opening.Id == chosen.Opening.Id && slot.Start == chosen.Start
                        );
                        Assert.Equal(left == 0 ? [] : [left], same.Select(slot => slot.Seats));
                        Assert.Equal(
                            before
                                .Where(slot =>
                                    slot.Opening.AdviserId != time.AdviserId || !time.Overlaps(slot.Start, slot.End)
                                )
                                .Select(slot => (slot.Opening.Id, slot.Start)),
                            after
                                .Where(slot => slot.Opening.Id != chosen.Opening.Id || slot.Start != chosen.Start)
                                .Select(slot => (slot.Opening.Id, slot.Start))
                        );
                    }
                }
            );

    [Fact]
    public void In_spring_an_opening_over_the_change_loses_an_hour_and_in_autumn_it_gains_one()
    {
        Assert.Equal(["01:00", "03:00"], Local(new DateOnly(2027, 3, 28)));
        Assert.Equal(["01:00", "02:00", "03:00"], Local(new DateOnly(2027, 4, 4)));
        Assert.Equal(["01:00", "02:00", "02:00", "03:00"], Local(new DateOnly(2027, 10, 31)));

        IEnumerable<string> Local(DateOnly day) =>
            Slots
                .Of(On(day, Weekly(DayOfWeek.Sunday, 1, 4, 60)))
                .Free.Select(slot => Paris.ToLocal(slot.Start).ToString("HH:mm", null));
    }

    [Fact]
    public void On_both_sides_of_a_change_nine_o_clock_is_nine_o_clock()
    {
        var question = On(new DateOnly(2026, 10, 19), Weekly(DayOfWeek.Monday, 9, 10, 60)) with
        {
            End = Paris.ToUtc(new DateTime(2026, 10, 27)),
        };
        Assert.Equal(
            [new DateTime(2026, 10, 19, 7, 0, 0), new DateTime(2026, 10, 26, 8, 0, 0)],
            Slots.Of(question).Free.Select(slot => slot.Start)
        );
    }

    [Fact]
    public void Nobody_is_received_on_a_public_holiday_and_it_is_said()
    {
        var day = new DateOnly(2026, 11, 11);
        var list = Slots.Of(On(day, Weekly(day.DayOfWeek, 9, 12, 60)));
        Assert.Empty(list.Free);
        Assert.Equal(3, list.OnHolidays);
        Assert.Equal(3, Slots.Of(On(day.AddDays(1), Weekly(day.AddDays(1).DayOfWeek, 9, 12, 60))).Free.Count);
    }

    [Fact]
    public void Nobody_is_received_on_a_day_when_the_place_is_closed_and_it_is_said()
    {
        var day = new DateOnly(2026, 11, 24);
        var opening = Weekly(day.DayOfWeek, 9, 12, 60);
        var question = On(day, opening);

        Assert.Equal(3, Closed(opening.PlaceId, day, day).Closed);
        Assert.Empty(Closed(opening.PlaceId, day.AddDays(-3), day.AddDays(3)).Free);
        Assert.Equal(3, Closed(Guid.NewGuid(), day, day).Free.Count);
        Assert.Equal(3, Closed(opening.PlaceId, day.AddDays(1), day.AddDays(9)).Free.Count);

        SlotList Closed(Guid place, DateOnly from, DateOnly to) =>
            Slots.Of(question with { Closures = [new PlaceClosure(place, from, to)] });
    }

    [Fact]
    public void Two_openings_at_once_are_one_adviser()
    {
        var day = new DateOnly(2026, 11, 24);
        var (half, hour) = (Weekly(DayOfWeek.Tuesday, 9, 11, 30), Weekly(DayOfWeek.Tuesday, 9, 11, 60));
        var question = On(day, half, hour);
        Assert.Equal(6, Slots.Of(question).Free.Count);

        var nine = Paris.ToUtc(day.ToDateTime(new TimeOnly(9, 0)));
        var taken = question with
        {
            Taken = [new TakenSlot(new AdviserTime(Adviser, nine, nine.AddHours(1)), hour.Id, 0)],
        };
        Assert.Equal(
            ["10:00", "10:00", "10:30"],
            Slots.Of(taken).Free.Select(slot => Paris.ToLocal(slot.Start).ToString("HH:mm", null))
        );
        Assert.Equal(3, Slots.Of(taken).Full);
    }

    [Fact]
    public void A_group_that_has_begun_to_fill_stays_open_though_it_stands_in_its_adviser_s_own_calendar()
    {
        var day = new DateOnly(2026, 11, 24);
        var group = Weekly(DayOfWeek.Tuesday, 9, 11, 120);
        group.Capacity = 8;
        var nine = Paris.ToUtc(day.ToDateTime(new TimeOnly(9, 0)));
        var time = new AdviserTime(Adviser, nine, nine.AddHours(2));
        var question = On(day, group) with { Busy = [time], Taken = [new TakenSlot(time, group.Id, 5)] };

        Assert.Equal([5], Slots.Of(question).Free.Select(slot => slot.Seats));
        Assert.Empty(Slots.Of(question with { Taken = [] }).Free);
        Assert.Empty(Slots.Of(question with { Absences = [time] }).Free);
    }

    [Fact]
    public void An_island_of_the_region_keeps_the_calendar_of_all()
    {
        // L'Île-d'Yeu, department 85.
        var (zone, holidays) = TerritoryCalendar.OfDepartment("85");
        Assert.Same(LocalCalendar.Metropolitan, LocalCalendar.Of(zone, holidays));
    }

    private static Opening Weekly(DayOfWeek weekday, int from, int to, int minutes) =>
        new()
        {
            Id = Guid.NewGuid(),
            AdviserId = Adviser,
            Weekday = weekday,
            From = new TimeOnly(from, 0),
            To = new TimeOnly(to, 0),
            ValidFrom = First,
            SlotMinutes = minutes,
            Ways = Ways.InPerson,
            Subject = "Essai",
        };

    private static SlotQuestion On(DateOnly day, params Opening[] openings) =>
        new()
        {
            Openings = openings,
            Start = Paris.ToUtc(day.ToDateTime(TimeOnly.MinValue)),
            End = Paris.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)),
        };
}
