using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Messages;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Core.Tests.Appointments;

/// <summary>Booking, moving, cancelling; and never two people in one seat, however many try.</summary>
public sealed class BookingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_slot_is_booked_once_and_the_person_is_told_with_a_link(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        Assert.Equal(4, (await agenda.FreeAsync()).Count);

        var wish = TestAgenda.Wish(opening, TestAgenda.At(9));
        var booked = await agenda.Bookings.BookAsync(agenda.Desk, wish, Cancellation);
        var again = await agenda.Bookings.BookAsync(agenda.Desk, wish, Cancellation);

        Assert.Equal(booked.Id, again.Id);
        Assert.Equal(3, (await agenda.FreeAsync()).Count);
        var told = Assert.Single(await agenda.OwedAsync(MessageKind.AppointmentConfirmed));
        Assert.Equal("lou@example.org", told.To);
        Assert.NotNull(await agenda.Persons.ReadAsync(told.Token, LinkUse.Manage, Cancellation));
        Assert.Equal("slot-taken", await TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))));
        Assert.Equal(
            "slot-taken",
            await TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9, 10)))
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_comes_is_nowhere_in_the_store_in_clear(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));

        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        var row = await db.Set<Appointment>().AsNoTracking().SingleAsync(one => one.Id == booked.Id, Cancellation);
        var bytes =
            System.Text.Encoding.UTF8.GetString(row.Name.Bytes.Span)
            + System.Text.Encoding.UTF8.GetString(row.Email!.Bytes.Span);
        Assert.DoesNotContain("Lou", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("example", bytes, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_thirty_two_who_want_one_slot_at_once_one_has_it(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(_ =>
                    Task.Run(
                        () => TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))),
                        Cancellation
                    )
                )
        );

        Assert.Equal(1, outcomes.Count(outcome => outcome is null));
        Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.Equal("slot-taken", outcome));
        await HoldsAsync(agenda, expected: 1);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_thirty_two_who_want_a_group_of_five_at_once_five_are_in_it(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync(capacity: 5);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(_ =>
                    Task.Run(
                        () => TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))),
                        Cancellation
                    )
                )
        );

        Assert.Equal(5, outcomes.Count(outcome => outcome is null));
        await HoldsAsync(agenda, expected: 5);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Openings_that_overlap_never_give_an_adviser_two_people_at_once(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var (half, hour) = (await agenda.OpenMondayAsync(), await agenda.OpenMondayAsync(minutes: 60));

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(index =>
                    Task.Run(
                        () =>
                            TestAgenda.RefusalAsync(() =>
                                agenda.BookAsync(
                                    index % 2 == 0 ? half : hour,
                                    index % 2 == 0 ? TestAgenda.At(9, index % 4 * 15) : TestAgenda.At(9)
                                )
                            ),
                        Cancellation
                    )
                )
        );

        // One hour, or the two halves of it.
        Assert.InRange(outcomes.Count(outcome => outcome is null), 1, 2);
        await HoldsAsync(agenda, outcomes.Count(outcome => outcome is null));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Bookings_moves_and_cancels_all_at_once_leave_nobody_on_a_lap_and_no_time_lost(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var (single, group) = (await agenda.OpenMondayAsync(), await agenda.OpenMondayAsync(capacity: 3, minutes: 60));
        var random = new Random(4);
        var plans = Enumerable
            .Range(0, 32)
            .Select(_ => Enumerable.Range(0, 6).Select(_ => (Act: random.Next(3), Slot: random.Next(6))).ToList())
            .ToList();

        await Task.WhenAll(plans.Select(plan => Task.Run(() => PlayAsync(plan), Cancellation)));

        await using (var db = await agenda.Databases.CreateDbContextAsync(Cancellation))
            await HoldsAsync(
                agenda,
                await db.Set<Appointment>().CountAsync(one => one.State == AppointmentState.Booked, Cancellation)
            );
        await CancelAllAsync();
        Assert.Equal(6, (await agenda.FreeAsync()).Count);

        async Task PlayAsync(List<(int Act, int Slot)> plan)
        {
            Appointment? mine = null;
            foreach (var (act, slot) in plan)
            {
                var (opening, start) =
                    slot < 4 ? (single, TestAgenda.At(9, 0).AddMinutes(30 * slot)) : (group, TestAgenda.At(slot + 5));
                var refusal = await TestAgenda.RefusalAsync(async () =>
                {
                    if (mine is null)
                        mine = await agenda.BookAsync(opening, start);
                    else if (act == 0)
                        await agenda.Bookings.MoveAsync(agenda.Adviser, mine.Id, opening.Id, start, Cancellation);
                    else if (act == 1)
                    {
                        Assert.True(
                            await agenda.Bookings.CancelAsync(agenda.Desk, mine.Id, isPerson: true, Cancellation)
                        );
                        mine = null;
                    }
                });
                Assert.True(refusal is null or "slot-taken", refusal);
            }
        }

        async Task CancelAllAsync()
        {
            await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
            var left = await db.Set<Appointment>()
                .Where(one => one.State == AppointmentState.Booked)
                .Select(one => one.Id)
                .ToListAsync(Cancellation);
            foreach (var id in left)
                Assert.True(await agenda.Bookings.CancelAsync(agenda.Desk, id, isPerson: false, Cancellation));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_cancelled_slot_is_free_again_and_is_cancelled_once(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));

        Assert.True(await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation));
        Assert.False(await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: false, Cancellation));

        Assert.Equal(4, (await agenda.FreeAsync()).Count);
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        var row = await db.Set<Appointment>().SingleAsync(one => one.Id == booked.Id, Cancellation);
        Assert.Equal((AppointmentState.Cancelled, CancelledBy.Person), (row.State, row.CancelledBy));
        // What was not sent yet is no longer to be said.
        Assert.Equal([MessageKind.AppointmentCancelled], (await agenda.OwedAsync()).Select(message => message.Kind));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_appointment_on_a_day_when_its_place_was_closed_since_is_to_be_moved(string engine)
    {
        await using var test = await TestAgenda.OpenAsync(engine);
        var opening = await test.OpenMondayAsync();
        await test.BookAsync(opening, TestAgenda.At(9));
        Assert.False(await IsToMoveAsync());

        await using (var db = test.Databases.CreateDbContext())
        {
            var place = await db.Set<Place>().SingleAsync(one => one.Id == test.PlaceId, Cancellation);
            place.Exceptions = [new PlaceException { From = TestAgenda.Monday.AddDays(-1), To = TestAgenda.Monday }];
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.True(await IsToMoveAsync());
        Assert.Equal(
            [TestAgenda.Monday],
            await test.Get<Core.Members.OwnDirectory>().AppointmentDaysAsync(test.PlaceId, Cancellation)
        );

        async Task<bool> IsToMoveAsync() =>
            Assert
                .Single(await test.Files.BetweenAsync(test.Adviser, TestAgenda.Monday, 7, null, Cancellation))
                .IsPlaceClosed;
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_structure_books_in_what_is_open_to_the_network_and_sees_free_slots_alone(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var (hidden, open) = (
            await agenda.OpenMondayAsync(),
            await agenda.OpenMondayAsync(toNetwork: true, minutes: 60)
        );
        var own = await agenda.BookAsync(hidden, TestAgenda.At(9));

        // The first hour is taken by somebody whom it does not see.
        var seen = await agenda.FreeAsync(agenda.Elsewhere);
        Assert.Equal([TestAgenda.At(10)], seen.Select(slot => slot.Start));
        Assert.Equal(
            "slot-taken",
            await TestAgenda.RefusalAsync(() => agenda.BookAsync(hidden, TestAgenda.At(10), agenda.Elsewhere))
        );
        Assert.Null(await agenda.Files.ReadAsync(agenda.Elsewhere, own.Id, Cancellation));
        Assert.False(await agenda.Bookings.CancelAsync(agenda.Elsewhere, own.Id, isPerson: false, Cancellation));

        var sent = await agenda.BookAsync(open, TestAgenda.At(10), agenda.Elsewhere);
        Assert.Equal(sent.Id, Assert.Single(await agenda.Files.ElsewhereAsync(agenda.Elsewhere, Cancellation)).Id);
        Assert.Empty(await agenda.Files.BetweenAsync(agenda.Elsewhere, TestAgenda.Monday, 1, null, Cancellation));
        Assert.Equal(
            2,
            (await agenda.Files.BetweenAsync(agenda.Adviser, TestAgenda.Monday, 1, null, Cancellation)).Count
        );
        Assert.True(await agenda.Bookings.CancelAsync(agenda.Elsewhere, sent.Id, isPerson: false, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_has_left_the_structure_or_is_away_receives_nobody(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        await agenda.Agenda.AddAbsenceAsync(
            agenda.Adviser,
            Guid.CreateVersion7(),
            agenda.Adviser.AccountId,
            TestAgenda.Monday,
            TestAgenda.Monday,
            Cancellation
        );
        Assert.Empty(await agenda.FreeAsync());
        Assert.Equal("slot-taken", await TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))));
        var away = Assert.Single(await agenda.Agenda.AbsencesAsync(agenda.Adviser, Cancellation));
        Assert.False(await agenda.Agenda.RemoveAbsenceAsync(agenda.Elsewhere, away.Id, Cancellation));
        Assert.True(await agenda.Agenda.RemoveAbsenceAsync(agenda.Adviser, away.Id, Cancellation));
        Assert.Equal(4, (await agenda.FreeAsync()).Count);

        await using (var db = await agenda.Databases.CreateDbContextAsync(Cancellation))
            await db.Set<AccountMembership>()
                .Where(one => one.AccountId == agenda.Adviser.AccountId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.ValidTo, TestAgenda.Monday.AddDays(-1)),
                    Cancellation
                );
        Assert.Empty(await agenda.FreeAsync(agenda.Desk));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_adviser_opens_their_own_slots_a_manager_those_of_the_structure_the_desk_none(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        var manager = await agenda.SignInAsync(Role.StructureManager, agenda.Adviser.StructureId);
        var colleague = await agenda.SignInAsync(Role.Adviser, agenda.Adviser.StructureId);

        Assert.NotNull(await agenda.Agenda.FindOpeningAsync(manager, opening.Id, Cancellation));
        foreach (var other in (Actor[])[colleague, agenda.Desk, agenda.Elsewhere])
        {
            Assert.Null(await agenda.Agenda.FindOpeningAsync(other, opening.Id, Cancellation));
            Assert.False(await agenda.Agenda.CloseAsync(other, opening.Id, Cancellation));
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                agenda.Agenda.SaveAsync(other, Copy(opening), Cancellation)
            );
        }
        Assert.True(await agenda.Agenda.CloseAsync(manager, opening.Id, Cancellation));
        Assert.Empty(await agenda.FreeAsync());

        static Opening Copy(Opening one) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                PlaceId = one.PlaceId,
                AdviserId = one.AdviserId,
                Weekday = one.Weekday,
                From = one.From,
                To = one.To,
                ValidFrom = one.ValidFrom,
                SlotMinutes = one.SlotMinutes,
                Ways = one.Ways,
                Subject = one.Subject,
            };
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_missing_to_reach_somebody_is_asked(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var wish = TestAgenda.Wish(await agenda.OpenMondayAsync(), TestAgenda.At(9));

        Assert.Equal("name-missing", await RefusalAsync(new ExpectedPerson { Name = " " }));
        Assert.Equal("phone-missing", await RefusalAsync(new ExpectedPerson { Name = "Lou" }, Ways.Phone));
        Assert.Equal(
            "phone-missing",
            await RefusalAsync(new ExpectedPerson { Name = "Lou", Channel = ReminderChannel.Sms })
        );
        Assert.Equal("phone-wrong", await RefusalAsync(new ExpectedPerson { Name = "Lou", Phone = "12" }));
        Assert.Equal(
            "email-missing",
            await RefusalAsync(new ExpectedPerson { Name = "Lou", Channel = ReminderChannel.Email })
        );
        Assert.Equal(
            "address-missing",
            await RefusalAsync(new ExpectedPerson { Name = "Lou", Channel = ReminderChannel.Letter })
        );
        Assert.Equal("way", await RefusalAsync(new ExpectedPerson { Name = "Lou", Phone = "0639980000" }, Ways.Video));
        Assert.Equal(
            "invalid-mobile",
            await RefusalAsync(
                new ExpectedPerson
                {
                    Name = "Lou",
                    Phone = "02 61 91 00 00",
                    Channel = ReminderChannel.Sms,
                }
            )
        );
        Assert.Empty(await agenda.OwedAsync());
        Assert.Null(await RefusalAsync(new ExpectedPerson { Name = "Lou" }));

        Task<string?> RefusalAsync(ExpectedPerson person, Ways way = Ways.InPerson) =>
            TestAgenda.RefusalAsync(() =>
                agenda.Bookings.BookAsync(agenda.Adviser, wish with { Person = person, Way = way }, Cancellation)
            );
    }

    /// <summary>What must hold whatever happened: who is booked has one seat, at their hour, and nobody shares one.</summary>
    private static async Task HoldsAsync(TestAgenda agenda, int expected)
    {
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        var booked = await db.Set<Appointment>()
            .Where(one => one.State == AppointmentState.Booked)
            .ToListAsync(Cancellation);
        var seats = await (
            from seat in db.Set<Seat>()
            join sitting in db.Set<Sitting>() on seat.SittingId equals sitting.Id
            where seat.AppointmentId != null
            select new { seat.AppointmentId, sitting }
        ).ToListAsync(Cancellation);
        Assert.Equal(expected, booked.Count);
        Assert.Equal(booked.Select(one => one.Id).Order(), seats.Select(one => one.AppointmentId!.Value).Order());
        foreach (var one in booked)
        {
            var sitting = seats.Single(seat => seat.AppointmentId == one.Id).sitting;
            Assert.Equal((one.Start, one.End, one.AdviserId), (sitting.Start, sitting.End, sitting.AdviserId));
        }
        // Independently of what the store refuses: sittings of one adviser never overlap, and none is empty.
        var sittings = await db.Set<Sitting>().OrderBy(one => one.Start).ToListAsync(Cancellation);
        foreach (var (before, after) in sittings.Zip(sittings.Skip(1)))
            Assert.True(before.End <= after.Start);
        Assert.Equal(sittings.Select(one => one.Id).Order(), seats.Select(one => one.sitting.Id).Distinct().Order());
    }
}
