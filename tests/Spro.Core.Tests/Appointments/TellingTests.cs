using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Messages;
using Spro.Core.Territories;
using Spro.Core.Tests.Messages;
using Spro.TestSupport;

namespace Spro.Core.Tests.Appointments;

/// <summary>What is recorded in the outbox for each thing that happens to an appointment, and what leaves no more.</summary>
public sealed class TellingTests
{
    private static readonly DateTime EveAtTen = LocalCalendar.Metropolitan.ToUtc(
        TestAgenda.Monday.AddDays(-1).ToDateTime(new TimeOnly(10, 0))
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Who_is_booked_is_told_with_a_calendar_and_reminded_the_day_before(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));

        var owed = await agenda.OwedAsync();
        Assert.Equal(
            [MessageKind.AppointmentConfirmed, MessageKind.AppointmentReminder],
            owed.Select(message => message.Kind)
        );
        Assert.All(
            owed,
            message =>
            {
                Assert.Equal("lou@example.org", message.To);
                Assert.Equal((booked.Id, TestAgenda.At(9)), (message.Message.AboutId, message.Message.UsefulUntil));
                Assert.Contains(message.Content.Blocks, block => block.Text == "Vous serez avec Camille Essai.");
                Assert.Contains("lundi 30 novembre à 9h", message.Content.Subject, StringComparison.Ordinal);
            }
        );
        Assert.Equal(EveAtTen, owed[1].Message.DueAt);
        Assert.False((await agenda.Persons.ReadAsync(owed[1].Token, LinkUse.Manage, Cancellation))!.IsOver);
        Assert.Null(owed[1].Content.Calendar);
        var part = owed[0].Content.Calendar!;
        var calendar = Ical.Net.Calendar.Load(part.Text)!;
        var entry = Assert.Single(calendar.Events);
        Assert.Equal((CalendarMethod.Request, "REQUEST", 0), (part.Method, calendar.Method, entry.Sequence));
        Assert.Equal((TestAgenda.At(9), TestAgenda.At(9, 30)), (entry.Start!.AsUtc, entry.End!.AsUtc));
        Assert.Equal("mailto:lou@example.org", Assert.Single(entry.Attendees).Value!.ToString());
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_reminder_moves_with_the_appointment_and_goes_with_it(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        var booked = await agenda.BookAsync(opening, TestAgenda.At(9));
        var confirmed = (await agenda.OwedAsync(MessageKind.AppointmentConfirmed))[0].Content.Calendar!;
        var later = TestAgenda.At(9, 30).AddDays(7);

        await agenda.Bookings.MoveAsync(agenda.Desk, booked.Id, opening.Id, later, Cancellation);

        var owed = await agenda.OwedAsync();
        Assert.Equal(
            [MessageKind.AppointmentChanged, MessageKind.AppointmentReminder],
            owed.Select(message => message.Kind)
        );
        Assert.Equal((EveAtTen.AddDays(7), later), (owed[1].Message.DueAt, owed[1].Message.UsefulUntil));
        var (before, moved) = (EntryOf(confirmed), EntryOf(owed[0].Content.Calendar!));
        Assert.Equal((before.Uid, before.Sequence + 1), (moved.Uid, moved.Sequence));

        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: false, Cancellation);

        var last = Assert.Single(await agenda.OwedAsync());
        Assert.Equal(MessageKind.AppointmentCancelled, last.Kind);
        Assert.Equal(CalendarMethod.Cancel, last.Content.Calendar!.Method);
        var cancelled = EntryOf(last.Content.Calendar);
        Assert.Equal((before.Uid, 2, "CANCELLED"), (cancelled.Uid, cancelled.Sequence, cancelled.Status));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_chose_a_call_or_nothing_is_sent_nothing(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        foreach (var channel in (ReminderChannel[])[ReminderChannel.Call, ReminderChannel.None])
        {
            var wish = TestAgenda.Wish(opening, TestAgenda.At(9));
            wish = wish with { Person = wish.Person with { Phone = "06 39 98 00 00", Channel = channel } };
            var booked = await agenda.Bookings.BookAsync(agenda.Desk, wish, Cancellation);
            await agenda.Bookings.MoveAsync(agenda.Desk, booked.Id, opening.Id, TestAgenda.At(10), Cancellation);
            await agenda.Outcomes.SummariseAsync(agenda.Adviser, booked.Id, "Trois pistes.", Cancellation);
            await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);
        }
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        Assert.Equal(0, await db.Set<OutgoingMessage>().CountAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_SMS_has_no_link_and_a_letter_is_reminded_a_week_before_by_the_structure_that_receives(
        string engine
    )
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync(toNetwork: true);
        var wish = TestAgenda.Wish(opening, TestAgenda.At(9));
        wish = wish with { Person = wish.Person with { Phone = "06 39 98 00 00", Channel = ReminderChannel.Sms } };
        await agenda.Bookings.BookAsync(agenda.Elsewhere, wish, Cancellation);
        Assert.All(
            await agenda.OwedAsync(),
            message =>
            {
                Assert.Equal((MessageChannel.Sms, "+33639980000"), (message.Message.Channel, message.To));
                Assert.DoesNotContain("http", message.Content.Sms, StringComparison.Ordinal);
                Assert.Null(message.Content.Calendar);
            }
        );

        var start = TestAgenda.At(9).AddDays(14);
        wish = TestAgenda.Wish(opening, start);
        wish = wish with
        {
            Person = wish.Person with
            {
                Address = "10 rue de l'Exemple, 53000 Laval",
                Channel = ReminderChannel.Letter,
            },
        };
        var booked = await agenda.Bookings.BookAsync(agenda.Elsewhere, wish, Cancellation);
        var letters = (await agenda.OwedAsync()).Where(one => one.Message.AboutId == booked.Id).ToList();
        Assert.Equal(2, letters.Count);
        Assert.All(letters, one => Assert.Equal(agenda.Adviser.StructureId, one.Message.StructureId));
        Assert.Equal((EveAtTen.AddDays(8), start), (letters[1].Message.DueAt, letters[1].Message.UsefulUntil));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_was_told_today_is_not_reminded_today(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        agenda.Advance(EveAtTen.AddMinutes(-10) - agenda.Clock.GetUtcNow().UtcDateTime);

        await agenda.BookAsync(opening, TestAgenda.At(9));

        Assert.Equal(MessageKind.AppointmentConfirmed, Assert.Single(await agenda.OwedAsync()).Kind);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_freed_slot_is_told_until_it_is_no_longer_kept_and_a_summary_says_nothing_of_itself(
        string engine
    )
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var booked = await agenda.BookAsync(await agenda.OpenMondayAsync(), TestAgenda.At(9));
        var waiting = await agenda.WaitAsync("Première");
        await agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation);

        var freed = Assert.Single(await agenda.OwedAsync(MessageKind.SlotFreed));
        Assert.Equal(
            (waiting, freed.Message.CreatedAt + WaitingList.Patience),
            (freed.Message.AboutId, freed.Message.UsefulUntil)
        );
        await agenda.WaitingList.WithdrawAsync(agenda.Desk, waiting, Cancellation);
        Assert.Empty(await agenda.OwedAsync(MessageKind.SlotFreed));

        var met = await agenda.BookAsync((await agenda.FreeAsync())[0].Opening, TestAgenda.At(10));
        await agenda.Outcomes.SummariseAsync(agenda.Adviser, met.Id, "Trois canaris.", Cancellation);
        await agenda.Outcomes.SummariseAsync(agenda.Adviser, met.Id, "Quatre canaris.", Cancellation);
        var summary = Assert.Single(await agenda.OwedAsync(MessageKind.SummaryReady));
        Assert.DoesNotContain(summary.Content.Blocks, block => block.Text.Contains("canari", StringComparison.Ordinal));
        Assert.Equal(
            "Quatre canaris.",
            (await agenda.Persons.ReadAsync(summary.Token, LinkUse.Summary, Cancellation))!.Summary
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nothing_is_told_of_what_did_not_happen_and_nothing_happens_untold(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync();
        var booked = await agenda.BookAsync(opening, TestAgenda.At(9));
        var before = await agenda.OwedAsync();

        Assert.Equal("slot-taken", await TestAgenda.RefusalAsync(() => agenda.BookAsync(opening, TestAgenda.At(9))));
        Assert.Equal(
            "slot-taken",
            await TestAgenda.RefusalAsync(() =>
                agenda.Bookings.MoveAsync(agenda.Desk, booked.Id, opening.Id, TestAgenda.At(9, 10), Cancellation)
            )
        );
        // The act fails after its messages were added to it.
        await agenda.Databases.TakeAwayAsync("appointment_links");
        await Assert.ThrowsAnyAsync<Exception>(() => agenda.BookAsync(opening, TestAgenda.At(10)));
        await agenda.Databases.GiveBackAsync("appointment_links");
        // The messages fail.
        await agenda.Databases.TakeAwayAsync("outgoing_messages");
        await Assert.ThrowsAnyAsync<Exception>(() => agenda.BookAsync(opening, TestAgenda.At(10)));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            agenda.Bookings.CancelAsync(agenda.Desk, booked.Id, isPerson: true, Cancellation)
        );
        await agenda.Databases.GiveBackAsync("outgoing_messages");

        Assert.Equal(before.Select(one => one.Message.Id), (await agenda.OwedAsync()).Select(one => one.Message.Id));
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        var kept = await db.Set<Appointment>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((booked.Id, AppointmentState.Booked), (kept.Id, kept.State));
    }

    private static Ical.Net.CalendarComponents.CalendarEvent EntryOf(CalendarPart part) =>
        Ical.Net.Calendar.Load(part.Text)!.Events[0]!;
}
