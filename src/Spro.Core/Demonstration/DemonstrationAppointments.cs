using System.Globalization;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// A year of fictitious appointments of one adviser, and those of the coming fortnight, in the slots that the adviser opened.
/// </summary>
internal sealed class DemonstrationAppointments(IdentityKeyring keyring, DateTime now, Guid desk)
{
    private const string Source = "demonstration-appointments";
    private const int DaysAhead = 16;

    private readonly DateOnly _today = LocalCalendar.Metropolitan.DayOf(now);

    /// <summary>The appointments.</summary>
    public List<Appointment> Made { get; } = [];

    /// <summary>What holds the adviser's time for those to come.</summary>
    public List<object> Seats { get; } = [];

    /// <summary>Private notes on some of them.</summary>
    public List<AppointmentNote> Notes { get; } = [];

    /// <summary>Adds those of an adviser, given what they have opened.</summary>
    public void Add(IReadOnlyList<Opening> openings)
    {
        var draws = new Draws($"appointments/{openings[0].AdviserId}");
        var last = _today.AddDays(DaysAhead);
        var past = (
            from day in DemonstrationContacts.WorkingDays(now).Where(day => day < _today)
            from opening in openings.Where(one => one.Weekday == day.DayOfWeek && one.Capacity == 1)
            from rank in Enumerable.Range(0, 2)
            where draws.Chance(day > _today.AddDays(-8) ? 100 : 40)
            select (Opening: opening, Appointment: New(opening, day, rank, rank, draws))
        ).ToList();
        foreach (var (opening, one) in past)
        {
            Made.Add(one);
            // Of the last one, nobody has noted yet whether the person came: its seat is held.
            if (one == past[^1].Appointment)
                Hold(opening, [one]);
            else
                End(one, draws);
        }
        for (var day = _today; day <= last; day = day.AddDays(1))
            if (!LocalCalendar.Metropolitan.Holidays.IsHoliday(day))
                foreach (var opening in openings.Where(one => one.Weekday == day.DayOfWeek))
                    ToCome(opening, day, draws);
    }

    /// <summary>The next one of a structure; null when there is none.</summary>
    public Appointment? NextOf(Guid structure) =>
        Made.Where(one => one.StructureId == structure && one.Start > now && one.State == AppointmentState.Booked)
            .MinBy(one => one.Start);

    /// <summary>It is that of a hand-over: the same person, booked by the structure that directed them.</summary>
    public void GiveTo(Appointment one, DemonstrationCourse course)
    {
        var (referral, person) = (course.Referral, course.Referral.Person(keyring, Party.Sender));
        (one.ReferralId, one.BookedBy, one.BookedByStructureId) = (referral.Id, referral.WrittenBy, referral.SenderId);
        (one.BookedAt, one.StateAt) = (referral.StateSince, referral.StateSince);
        one.AskedOn = LocalCalendar.Metropolitan.DayOf(referral.CreatedAt);
        one.Name = keyring.Seal(person.Name, "appointments.name", one.Id)!;
        one.Phone = keyring.Seal(person.Phone, "appointments.phone", one.Id);
    }

    private void End(Appointment one, Draws draws)
    {
        one.State = draws.OneOf(
            (AppointmentState.Met, 80),
            (AppointmentState.Missed, 12),
            (AppointmentState.Cancelled, 8)
        );
        one.StateAt = one.State == AppointmentState.Cancelled ? one.Start.AddDays(-1) : one.End.AddMinutes(5);
        switch (one.State)
        {
            case AppointmentState.Cancelled:
                one.CancelledBy = CancelledBy.Person;
                break;
            case AppointmentState.Missed:
                one.MissedReason = draws.OneOf(
                    (MissedReason.NotKnown, 4),
                    (MissedReason.Forgotten, 4),
                    (MissedReason.Transport, 3),
                    (MissedReason.Occupied, 2)
                );
                break;
            default:
                (one.Level, one.ToldAt) = (
                    draws.OneOf((AdviceLevel.One, 6), (AdviceLevel.Two, 4)),
                    draws.Chance(90) ? one.Start : null
                );
                if (draws.Chance(35))
                {
                    one.Summary = keyring.Seal(
                        "Nous avons parlé de ce que vous aimez faire et de deux métiers. Vous cherchez une journée d'essai, puis nous nous revoyons (bilan fictif).",
                        PersonSeal.Summary,
                        one.Id
                    );
                    one.SummaryAt = one.End;
                }
                if (draws.Chance(10))
                    Note(one);
                break;
        }
    }

    private void Note(Appointment one)
    {
        var id = StableId.Of(Source, $"note/{one.Id}");
        Notes.Add(
            new AppointmentNote
            {
                Id = id,
                AppointmentId = one.Id,
                StructureId = one.StructureId,
                AuthorId = one.AdviserId,
                WrittenAt = one.End,
                Text = keyring.Seal(
                    "Préparer la prochaine fois\u00A0: les portes ouvertes (note fictive).",
                    PersonSeal.Note,
                    id
                )!,
            }
        );
    }

    private void ToCome(Opening opening, DateOnly day, Draws draws)
    {
        var slots = (int)(opening.To - opening.From).TotalMinutes / opening.SlotMinutes;
        foreach (var slot in Enumerable.Range(0, slots))
        {
            // The first slot is taken, others less and less often: some stay free.
            var people =
                opening.Capacity > 1 ? 3
                : draws.Chance(100 - 35 * slot) ? 1
                : 0;
            if (people == 0)
                continue;
            List<Appointment> expected = [];
            for (var rank = 0; rank < people; rank++)
                expected.Add(New(opening, day, slot, slot * 10 + rank, draws));
            // What somebody needs is to be answered before the day.
            if (Made.TrueForAll(one => one.Needs is null) && expected[0].Start > now)
                expected[0].Needs = keyring.Seal(nameof(Need.StepFree), "appointments.needs", expected[0].Id);
            Made.AddRange(expected);
            Hold(opening, expected);
        }
    }

    private void Hold(Opening opening, List<Appointment> expected)
    {
        var (start, end) = (expected[0].Start, expected[0].End);
        var sitting = new Sitting
        {
            Id = StableId.Of(Source, $"sitting/{expected[0].Id}"),
            StructureId = opening.StructureId,
            PlaceId = opening.PlaceId,
            AdviserId = opening.AdviserId,
            OpeningId = opening.Id,
            Start = start,
            End = end,
        };
        Seats.Add(sitting);
        for (var at = start; at < end; at = at.AddMinutes(Opening.Step))
            Seats.Add(
                new HeldTime
                {
                    AdviserId = opening.AdviserId,
                    At = at,
                    SittingId = sitting.Id,
                }
            );
        for (var number = 0; number < opening.Capacity; number++)
            Seats.Add(
                new Seat
                {
                    SittingId = sitting.Id,
                    Number = number,
                    AppointmentId = number < expected.Count ? expected[number].Id : null,
                }
            );
    }

    private Appointment New(Opening opening, DateOnly day, int slot, int rank, Draws draws)
    {
        var start = LocalCalendar.Metropolitan.ToUtc(
            day.ToDateTime(opening.From.AddMinutes(slot * opening.SlotMinutes))
        );
        var waited = 4 + draws.Below(14);
        var booked = start.AddDays(-waited).AddHours(1);
        if (booked >= now)
            booked = now.AddDays(-1);
        var id = StableId.Of(
            Source,
            string.Create(CultureInfo.InvariantCulture, $"{opening.AdviserId}/{opening.Id}/{day:O}/{rank}")
        );
        var one = new Appointment
        {
            Id = id,
            StructureId = opening.StructureId,
            PlaceId = opening.PlaceId,
            AdviserId = opening.AdviserId,
            Start = start,
            End = start.AddMinutes(opening.SlotMinutes),
            Way = FirstOf(opening.Ways),
            Subject = opening.Subject,
            BookedBy = desk,
            BookedByStructureId = opening.StructureId,
            BookedAt = booked,
            AskedOn = LocalCalendar.Metropolitan.DayOf(booked).AddDays(-draws.Below(4)),
            FirstOffered = start.AddDays(-draws.Below(3)) is var offered && offered > booked ? offered : start,
            Name = keyring.Seal(DemonstrationReferrals.NameOf(draws), "appointments.name", id)!,
            State = AppointmentState.Booked,
            StateAt = booked,
        };
        one.Phone = keyring.Seal(DemonstrationReferrals.PhoneOf(draws), "appointments.phone", id);
        // Called, or reminded by nobody: a fictitious number is sent nothing.
        one.Channel = draws.OneOf((ReminderChannel.Call, 55), (ReminderChannel.None, 45));
        if (one.Channel == ReminderChannel.Call && start < now)
            one.RemindedAt = start.AddDays(-1);
        return one;
    }

    private static Ways FirstOf(Ways ways) =>
        ways.HasFlag(Ways.InPerson) ? Ways.InPerson
        : ways.HasFlag(Ways.Phone) ? Ways.Phone
        : Ways.Video;
}
