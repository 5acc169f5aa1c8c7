using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A hand-over and the appointment taken for it in the slots of the receiver go on together.</summary>
public partial class ReferralSlotsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_desk_takes_a_slot_that_the_receiver_opened_to_the_network_and_that_is_a_yes(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var sent = await town.SendAsync();

        var appointment = await BookAsync(town, town.Sender, opening, sent.Id, 9);

        var now = await town.ReadAsync(sent.Id);
        Assert.Equal(ReferralState.AppointmentMade, now.State);
        Assert.Equal(appointment.Start, now.AppointmentAt);
        Assert.Equal(ReferralAct.TakeSlot, (await FileAsync(town, sent.Id)).Events[^1].Event.Act);
        Assert.Equal(
            appointment.Id,
            await town.Started.Get<AppointmentFiles>().OfReferralAsync(town.Receiver, sent.Id, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_slot_of_another_structure_or_for_the_hand_over_of_others_is_refused_and_stays_free(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var elsewhere = await town.SendAsync(town.Draft() with { To = town.Elsewhere });
        Assert.Equal(
            "not-its-receiver",
            (await Refused(() => BookAsync(town, town.Sender, opening, elsewhere.Id, 9))).Code
        );

        var sent = await town.SendAsync();
        Assert.Equal("not-its-receiver", (await Refused(() => BookAsync(town, town.Third, opening, sent.Id, 9))).Code);
        Assert.Equal(ReferralState.Sent, (await town.ReadAsync(sent.Id)).State);
        await BookAsync(town, town.Receiver, opening, sent.Id, 9);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_slot_is_taken_by_booking_it_and_in_no_other_way(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var refused = await Refused(() =>
            town.DoAsync(
                town.Receiver,
                sent.Id,
                new ReferralStep(Guid.CreateVersion7(), ReferralAct.TakeSlot) { AppointmentAt = At(9) }
            )
        );
        Assert.Equal("slot-missing", refused.Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_moves_and_ends_with_its_appointment_whoever_does_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var sent = await town.SendAsync();
        var appointment = await BookAsync(town, town.Receiver, opening, sent.Id, 9);
        var bookings = town.Started.Get<Bookings>();

        await bookings.MoveAsync(town.Receiver, appointment.Id, opening.Id, At(10), Cancellation);
        Assert.Equal(At(10), (await town.ReadAsync(sent.Id)).AppointmentAt);

        // The person, by a link that their word opened.
        var persons = town.Started.Get<PersonAppointments>();
        var token = (await persons.LinkOfReferralAsync(sent.Id, Cancellation))!;
        Assert.True(await persons.CancelAsync(token, Cancellation));
        var back = await town.ReadAsync(sent.Id);
        Assert.Equal((ReferralState.Accepted, null), (back.State, back.AppointmentAt));
        Assert.Equal(Party.Person, (await FileAsync(town, sent.Id)).Events[^1].Event.By);
        Assert.Null(await persons.LinkOfReferralAsync(sent.Id, Cancellation));

        var second = await BookAsync(town, town.Receiver, opening, sent.Id, 9);
        town.Advance(At(11) - town.Started.Clock.GetUtcNow().UtcDateTime);
        await town.Started.Get<AppointmentOutcomes>().AttendAsync(town.Receiver, second.Id, null, Cancellation);
        Assert.Equal(ReferralState.Met, (await town.ReadAsync(sent.Id)).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_says_on_the_hand_over_that_somebody_came_has_not_to_say_it_again_in_the_diary(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town);
        var sent = await town.SendAsync();
        var appointment = await BookAsync(town, town.Receiver, opening, sent.Id, 9);
        town.Advance(At(10) - town.Started.Clock.GetUtcNow().UtcDateTime);

        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Miss);

        Assert.Equal(AppointmentState.Missed, (await AppointmentAsync(town, appointment.Id))!.State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_says_no_gives_the_slot_back_and_nothing_of_them_stays_in_the_diary(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var sent = await town.SendAsync();
        var appointment = await BookAsync(town, town.Sender, opening, sent.Id, 9);

        await town.FollowUps.WithdrawAsync(sent.Id, Guid.CreateVersion7(), Cancellation);

        Assert.Null(await AppointmentAsync(town, appointment.Id));
        Assert.Equal(ReferralState.Withdrawn, (await town.ReadAsync(sent.Id)).State);
        var next = await town.SendAsync();
        Assert.Equal(At(9), (await BookAsync(town, town.Sender, opening, next.Id, 9)).Start);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_day_noted_by_hand_frees_the_slot_that_was_taken_before(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town);
        var sent = await town.SendAsync();
        var appointment = await BookAsync(town, town.Receiver, opening, sent.Id, 9);

        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.MakeAppointment) { AppointmentAt = At(15) }
        );

        Assert.Equal(AppointmentState.Cancelled, (await AppointmentAsync(town, appointment.Id))!.State);
        Assert.Equal(At(15), (await town.ReadAsync(sent.Id)).AppointmentAt);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_waits_for_a_hand_over_moves_it_on_by_the_freed_slot(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var other = await town.SendAsync();
        var booked = await BookAsync(town, town.Sender, opening, other.Id, 9);
        var sent = await town.SendAsync();
        await WaitAsync(town, town.Sender, sent.Id);
        Assert.Equal("not-its-receiver", (await Refused(() => WaitAsync(town, town.Third, sent.Id))).Code);

        await town.Started.Get<Bookings>().CancelAsync(town.Sender, booked.Id, isPerson: true, Cancellation);
        var list = town.Started.Get<WaitingList>();
        var line = Assert.Single(await list.OfAsync(town.Sender, Cancellation));
        var taken = await town.Started.Get<KeptSeats>().AcceptAsync(town.Sender, line.Id, Ways.InPerson, Cancellation);

        var now = await town.ReadAsync(sent.Id);
        Assert.Equal((ReferralState.AppointmentMade, At(9)), (now.State, now.AppointmentAt));
        Assert.Equal(sent.Id, (await AppointmentAsync(town, taken!.Value))!.ReferralId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_takes_the_freed_slot_themself_moves_on_a_hand_over_that_nobody_has_answered(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var booked = await BookAsync(town, town.Sender, opening, (await town.SendAsync()).Id, 9);
        var sent = await town.SendAsync();
        await WaitAsync(town, town.Sender, sent.Id);
        await town.Started.Get<Bookings>().CancelAsync(town.Sender, booked.Id, isPerson: true, Cancellation);

        Assert.NotNull(
            await town.Started.Get<KeptSeats>().AcceptAsync(await ProposalAsync(town), Ways.InPerson, Cancellation)
        );

        var now = await town.ReadAsync(sent.Id);
        Assert.Equal((ReferralState.AppointmentMade, At(9)), (now.State, now.AppointmentAt));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whose_appointment_is_cancelled_goes_on_waiting_for_another(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var opening = await OpenAsync(town, toNetwork: true);
        var sent = await town.SendAsync();
        var booked = await BookAsync(town, town.Sender, opening, sent.Id, 9);
        await WaitAsync(town, town.Sender, sent.Id);

        await town.Started.Get<Bookings>().CancelAsync(town.Receiver, booked.Id, isPerson: false, Cancellation);

        Assert.Single(await town.Started.Get<WaitingList>().OfAsync(town.Sender, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_has_said_no_is_not_written_down_again_by_a_form_that_was_open(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await OpenAsync(town, toNetwork: true);
        var sent = await town.SendAsync();
        await town.FollowUps.WithdrawAsync(sent.Id, Guid.CreateVersion7(), Cancellation);

        Assert.Equal("not-now", (await Refused(() => WaitAsync(town, town.Sender, sent.Id))).Code);

        await using var db = town.Started.Database.CreateDbContext();
        Assert.False(await db.Set<Waiting>().AnyAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_waits_for_a_hand_over_that_goes_no_further_waits_no_more(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await OpenAsync(town, toNetwork: true);
        var list = town.Started.Get<WaitingList>();
        var declined = await town.SendAsync();
        await WaitAsync(town, town.Sender, declined.Id);
        var withdrawn = await town.SendAsync();
        await WaitAsync(town, town.Receiver, withdrawn.Id);
        Assert.Equal(2, (await list.OfAsync(town.Receiver, Cancellation)).Count);

        await town.DoAsync(
            town.Receiver,
            declined.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline)
            {
                DeclineReason = DeclineReason.NoRoom,
                Note = "Un autre lieu convient mieux.",
            }
        );
        Assert.Single(await list.OfAsync(town.Receiver, Cancellation));
        await town.FollowUps.WithdrawAsync(withdrawn.Id, Guid.CreateVersion7(), Cancellation);

        Assert.Empty(await list.OfAsync(town.Receiver, Cancellation));
        await using var db = town.Started.Database.CreateDbContext();
        Assert.Equal(
            [declined.Id],
            await db.Set<Waiting>().Select(one => one.ReferralId!.Value).ToListAsync(Cancellation)
        );
    }

    // The secret of the link that proposes the freed slot.
    private static async Task<string> ProposalAsync(TestReferrals town) =>
        (await town.PostAsync())
            .Select(message => ProposalLink().Match(message.Text))
            .Last(link => link.Success)
            .Groups["token"]
            .Value;

    [GeneratedRegex("/place-liberee/(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ProposalLink();

    private static Task WaitAsync(TestReferrals town, Actor by, Guid referral) =>
        town
            .Started.Get<WaitingList>()
            .AddAsync(
                by,
                new WaitingWish
                {
                    Id = Guid.CreateVersion7(),
                    StructureId = town.To.Structure.Id,
                    From = Monday,
                    To = Monday.AddDays(20),
                    Ways = Ways.InPerson,
                    ReferralId = referral,
                    Person = new ExpectedPerson
                    {
                        Name = "Max Essai",
                        Email = "max@example.org",
                        Channel = ReminderChannel.Email,
                    },
                },
                Cancellation
            );

    private static DateTime At(int hour) => LocalCalendar.Metropolitan.ToUtc(Monday.ToDateTime(new TimeOnly(hour, 0)));

    private static async Task<Opening> OpenAsync(TestReferrals town, bool toNetwork = false)
    {
        var opening = new Opening
        {
            Id = Guid.CreateVersion7(),
            PlaceId = town.To.Place.Id,
            AdviserId = town.Receiver.AccountId,
            Weekday = DayOfWeek.Monday,
            From = new TimeOnly(9, 0),
            To = new TimeOnly(11, 0),
            ValidFrom = new DateOnly(2026, 11, 1),
            SlotMinutes = 60,
            Capacity = 1,
            Ways = Ways.InPerson,
            Subject = "Premier entretien",
            OpenToNetwork = toNetwork,
        };
        await town.Started.Get<Core.Appointments.Agenda>().SaveAsync(town.Receiver, opening, Cancellation);
        return opening;
    }

    private static Task<Appointment> BookAsync(
        TestReferrals town,
        Actor by,
        Opening opening,
        Guid referral,
        int hour
    ) =>
        town
            .Started.Get<Bookings>()
            .BookAsync(
                by,
                new Booking
                {
                    Id = Guid.CreateVersion7(),
                    OpeningId = opening.Id,
                    Start = At(hour),
                    Way = Ways.InPerson,
                    ReferralId = referral,
                    Person = new ExpectedPerson
                    {
                        Name = "Lou Essai",
                        Email = "lou@example.org",
                        Channel = ReminderChannel.Email,
                    },
                },
                Cancellation
            );

    private static async Task<ReferralFile> FileAsync(TestReferrals town, Guid id) =>
        (await town.Referrals.OpenAsync(town.Sender, id, Cancellation))!;

    private static async Task<Appointment?> AppointmentAsync(TestReferrals town, Guid id)
    {
        await using var db = town.Started.Database.CreateDbContext();
        return await db.FindAsync<Appointment>([id], Cancellation);
    }

    private static Task<RefusedException> Refused(Func<Task> act) => Assert.ThrowsAsync<RefusedException>(act);
}
