using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Messages;
using Spro.Core.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Appointments;

/// <summary>What people do by their link, the waiting list, and what becomes of an appointment.</summary>
public sealed class PersonTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Somebody_moves_and_cancels_by_their_link_which_does_nothing_else(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        await agenda.BookAsync(opening, TestAgenda.At(9));
        var token = (await agenda.OwedAsync())[0].Token;

        var read = (await agenda.Persons.ReadAsync(token, LinkUse.Manage, Cancellation))!;
        Assert.Equal((false, "Camille Essai", TestAgenda.At(9)), (read.IsOver, read.Adviser, read.Start));
        Assert.Null(await agenda.Persons.ReadAsync(token, LinkUse.Summary, Cancellation));
        Assert.Null(await agenda.Persons.ReadAsync(token, LinkUse.Proposal, Cancellation));
        Assert.Null(await agenda.Persons.ReadAsync(token + "A", LinkUse.Manage, Cancellation));
        Assert.False(await agenda.Persons.CancelAsync("forged", Cancellation));

        Assert.Equal(
            3,
            (await agenda.Persons.SlotsAsync(token, 14, Cancellation)).Count(slot => slot.Start < TestAgenda.At(23))
        );
        Assert.True(await agenda.Persons.MoveAsync(token, opening.Id, TestAgenda.At(10, 30), Cancellation));
        Assert.Equal(
            TestAgenda.At(10, 30),
            (await agenda.Persons.ReadAsync(token, LinkUse.Manage, Cancellation))!.Start
        );
        Assert.Contains(await agenda.FreeAsync(), slot => slot.Start == TestAgenda.At(9));

        // Whoever saw no answer asks again, and hears that it is done.
        Assert.True(await agenda.Persons.CancelAsync(token, Cancellation));
        Assert.True(await agenda.Persons.CancelAsync(token, Cancellation));
        Assert.Equal(
            AppointmentState.Cancelled,
            (await agenda.Persons.ReadAsync(token, LinkUse.Manage, Cancellation))!.Appointment!.State
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_ends_with_the_appointment_and_says_so_without_saying_more(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));
        var token = (await agenda.OwedAsync())[0].Token;

        agenda.Advance(TestAgenda.At(9, 31) - agenda.Clock.GetUtcNow().UtcDateTime);
        var read = (await agenda.Persons.ReadAsync(token, LinkUse.Manage, Cancellation))!;
        Assert.True(read.IsOver);
        Assert.Null(read.Appointment);
        Assert.False(await agenda.Persons.CancelAsync(token, Cancellation));
        Assert.Empty(await agenda.Persons.SlotsAsync(token, 14, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_freed_slot_goes_to_the_first_who_waits_then_to_the_next_then_to_all(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync(minutes: 120);
        var booked = await agenda.BookAsync(opening, TestAgenda.At(9));
        await agenda.WaitAsync("Première", "premiere@example.org");
        await agenda.WaitAsync("Seconde", "seconde@example.org");

        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);
        var first = Assert.Single(await agenda.OwedAsync(MessageKind.SlotFreed));
        Assert.Equal("premiere@example.org", first.To);
        // Kept: nobody else has it meanwhile.
        Assert.Empty(await agenda.FreeAsync());
        Assert.Equal("slot-taken", await TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))));
        Assert.False((await agenda.Persons.ReadAsync(first.Token, LinkUse.Proposal, Cancellation))!.IsOver);

        agenda.Advance(WaitingList.Patience + TimeSpan.FromMinutes(1));
        await agenda.WaitingList.PassOnExpiredAsync(Cancellation);
        var second = (await agenda.OwedAsync(MessageKind.SlotFreed))[^1];
        Assert.Equal("seconde@example.org", second.To);
        Assert.True((await agenda.Persons.ReadAsync(first.Token, LinkUse.Proposal, Cancellation))!.IsOver);
        Assert.Null(await agenda.Seats.AcceptAsync(first.Token, Ways.InPerson, Cancellation));

        Assert.True(await agenda.Seats.DeclineAsync(second.Token, Cancellation));
        // Both were asked: nobody is asked twice, and it is free for all. What the second left is told to them no more.
        Assert.Equal(first.To, Assert.Single(await agenda.OwedAsync(MessageKind.SlotFreed)).To);
        Assert.Single(await agenda.FreeAsync());
        Assert.Equal(2, (await agenda.WaitingList.OfAsync(agenda.Desk, Cancellation)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_takes_a_freed_slot_has_it_once_and_waits_no_more(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(minutes: 120), TestAgenda.At(9));
        await agenda.WaitAsync("Première");
        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);
        var token = Assert.Single(await agenda.OwedAsync(MessageKind.SlotFreed)).Token;

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AcceptAsync(), Cancellation)));

        var manage = Assert.Single(taken.OfType<string>());
        var read = (await agenda.Persons.ReadAsync(manage, LinkUse.Manage, Cancellation))!;
        Assert.Equal((TestAgenda.At(9), AppointmentState.Booked), (read.Start, read.Appointment!.State));
        Assert.Empty(await agenda.WaitingList.OfAsync(agenda.Desk, Cancellation));
        Assert.Equal(
            "Première",
            (await agenda.Files.ReadAsync(agenda.Desk, read.Appointment.Id, Cancellation))!.Person.Name
        );

        async Task<string?> AcceptAsync()
        {
            string? got = null;
            await TestAgenda.RefusalAsync(async () =>
                got = await agenda.Seats.AcceptAsync(token, Ways.InPerson, Cancellation)
            );
            return got;
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_desk_takes_the_freed_slot_for_who_comes_and_no_other_structure_does(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(minutes: 120), TestAgenda.At(9));
        await agenda.WaitAsync("Première");
        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);
        var line = Assert.Single(await agenda.WaitingList.OfAsync(agenda.Desk, Cancellation));
        Assert.Equal(TestAgenda.At(9), line.Kept!.Start);

        Assert.Null(await agenda.Seats.AcceptAsync(agenda.Elsewhere, line.Id, Ways.InPerson, Cancellation));
        Assert.False(await agenda.Seats.DeclineAsync(agenda.Elsewhere, line.Id, Cancellation));
        var taken = await agenda.Seats.AcceptAsync(agenda.Desk, line.Id, Ways.InPerson, Cancellation);
        var again = await agenda.Seats.AcceptAsync(agenda.Desk, line.Id, Ways.InPerson, Cancellation);

        Assert.Null(again);
        var file = (await agenda.Files.ReadAsync(agenda.Desk, taken!.Value, Cancellation))!;
        Assert.Equal(("Première", TestAgenda.At(9)), (file.Person.Name, file.Appointment.Start));
        Assert.Empty(await agenda.WaitingList.OfAsync(agenda.Desk, Cancellation));
        // What told them of it tells nothing any more; the appointment is confirmed.
        Assert.Empty(await agenda.OwedAsync(MessageKind.SlotFreed));
        Assert.NotEmpty(await agenda.OwedAsync(MessageKind.AppointmentConfirmed));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_slot_freed_too_late_is_proposed_to_nobody(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(minutes: 120), TestAgenda.At(9));
        await agenda.WaitAsync("Première");
        agenda.Advance(TestAgenda.At(6, 30) - agenda.Clock.GetUtcNow().UtcDateTime);

        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);

        Assert.Empty(await agenda.OwedAsync(MessageKind.SlotFreed));
        Assert.Single(await agenda.FreeAsync());
    }

    [Theory]
    [OnEachDatabase]
    public async Task Notes_and_summary_are_of_the_structure_that_receives_and_of_nobody_else(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync(toNetwork: true);
        var sent = await agenda.BookAsync(opening, TestAgenda.At(9), agenda.Elsewhere);
        var note = Guid.CreateVersion7();
        Assert.True(await agenda.Outcomes.NoteAsync(agenda.Adviser, sent.Id, note, "À rappeler.", Cancellation));
        Assert.True(await agenda.Outcomes.NoteAsync(agenda.Adviser, sent.Id, note, "À rappeler.", Cancellation));
        Assert.True(await agenda.Outcomes.SummariseAsync(agenda.Adviser, sent.Id, "Trois pistes.", Cancellation));
        Assert.True(
            await agenda.Outcomes.AdviseAsync(agenda.Adviser, sent.Id, AdviceLevel.Two, isTold: true, Cancellation)
        );

        Assert.False(
            await agenda.Outcomes.NoteAsync(agenda.Elsewhere, sent.Id, Guid.CreateVersion7(), "x", Cancellation)
        );
        Assert.False(await agenda.Outcomes.SummariseAsync(agenda.Elsewhere, sent.Id, "x", Cancellation));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            agenda.Outcomes.NoteAsync(agenda.Desk, sent.Id, Guid.CreateVersion7(), "x", Cancellation)
        );
        var own = (await agenda.Files.ReadAsync(agenda.Adviser, sent.Id, Cancellation))!;
        Assert.Equal(("À rappeler.", "Trois pistes."), (Assert.Single(own.Notes).Text, own.Summary));
        Assert.Equal(
            (AdviceLevel.Two, agenda.Clock.GetUtcNow().UtcDateTime),
            (own.Appointment.Level, own.Appointment.ToldAt)
        );
        foreach (var reader in (Actor[])[agenda.Elsewhere, agenda.Desk])
        {
            var read = (await agenda.Files.ReadAsync(reader, sent.Id, Cancellation))!;
            Assert.Empty(read.Notes);
            Assert.Null(read.Summary);
        }
        var region = await agenda.SignInAsync(Role.Region, null);
        await Assert.ThrowsAsync<NotAllowedException>(() => agenda.Files.ReadAsync(region, sent.Id, Cancellation));
        Assert.Equal(3, (await agenda.Readings.OfAsync(AppointmentFiles.Kind, sent.Id, Cancellation)).Count);

        // The person reads it by a link of their own, for a while.
        var token = Assert.Single(await agenda.OwedAsync(MessageKind.SummaryReady)).Token;
        Assert.Equal("Trois pistes.", (await agenda.Persons.ReadAsync(token, LinkUse.Summary, Cancellation))!.Summary);
        agenda.Advance(AppointmentLink.SummaryLife);
        var over = (await agenda.Persons.ReadAsync(token, LinkUse.Summary, Cancellation))!;
        Assert.Equal((true, null), (over.IsOver, over.Summary));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_somebody_needs_is_answered_before_the_day_and_forgotten_after_it(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var wish = TestAgenda.Wish(await agenda.OpenMondayAsync(), TestAgenda.At(9));
        wish = wish with { Person = wish.Person with { Needs = [Need.StepFree, Need.SignLanguage] } };
        var booked = await agenda.Bookings.BookAsync(agenda.Desk, wish, Cancellation);

        Assert.True(Assert.Single(await LinesAsync()).HasNeedsToAnswer);
        Assert.True(
            await agenda.Outcomes.AnswerNeedsAsync(agenda.Desk, booked.Id, "Interprète réservée.", Cancellation)
        );
        Assert.False(Assert.Single(await LinesAsync()).HasNeedsToAnswer);
        var read = (await agenda.Files.ReadAsync(agenda.Desk, booked.Id, Cancellation))!;
        Assert.Equal([Need.SignLanguage, Need.StepFree], read.Person.Needs);
        Assert.Equal("Interprète réservée.", read.NeedsAnswer);

        agenda.Advance(TestAgenda.At(23) - agenda.Clock.GetUtcNow().UtcDateTime);
        await agenda.Get<AppointmentUpkeep>().DeleteExpiredAsync(Cancellation);
        Assert.NotEmpty((await agenda.Files.ReadAsync(agenda.Desk, booked.Id, Cancellation))!.Person.Needs);
        agenda.Advance(TimeSpan.FromHours(2));
        await agenda.Get<AppointmentUpkeep>().DeleteExpiredAsync(Cancellation);
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        var row = await db.Set<Appointment>().SingleAsync(one => one.Id == booked.Id, Cancellation);
        Assert.Equal((null, null), (row.Needs, row.NeedsAnswer));

        agenda.Advance(TimeSpan.FromDays(732));
        Assert.Equal(1, await agenda.Get<AppointmentUpkeep>().DeleteExpiredAsync(Cancellation));
        Assert.Empty(await db.Set<Seat>().ToListAsync(Cancellation));

        Task<IReadOnlyList<AppointmentLine>> LinesAsync() =>
            agenda.Files.BetweenAsync(agenda.Desk, TestAgenda.Monday, 1, null, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Attendance_is_said_from_the_hour_on_and_can_be_corrected(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        var (booked, cancelled) = (
            await agenda.BookAsync(opening, TestAgenda.At(9)),
            await agenda.BookAsync(opening, TestAgenda.At(9, 30))
        );
        await agenda.Bookings.CancelAsync(agenda.Desk, cancelled.Id, isPerson: false, Cancellation);
        Assert.False(await agenda.Outcomes.AttendAsync(agenda.Desk, booked.Id, null, Cancellation));

        agenda.Advance(TestAgenda.At(9, 5) - agenda.Clock.GetUtcNow().UtcDateTime);
        Assert.False(await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation));
        Assert.True(await agenda.Outcomes.AttendAsync(agenda.Desk, booked.Id, MissedReason.Transport, Cancellation));
        Assert.Equal((AppointmentState.Missed, MissedReason.Transport), await StateAsync());
        Assert.True(await agenda.Outcomes.AttendAsync(agenda.Desk, booked.Id, null, Cancellation));
        Assert.Equal((AppointmentState.Met, null), await StateAsync());
        Assert.False(await agenda.Outcomes.AttendAsync(agenda.Elsewhere, booked.Id, null, Cancellation));
        Assert.False(await agenda.Outcomes.AttendAsync(agenda.Desk, cancelled.Id, null, Cancellation));

        async Task<(AppointmentState, MissedReason?)> StateAsync()
        {
            var one = (await agenda.Files.ReadAsync(agenda.Desk, booked.Id, Cancellation))!.Appointment;
            return (one.State, one.MissedReason);
        }
    }
}
