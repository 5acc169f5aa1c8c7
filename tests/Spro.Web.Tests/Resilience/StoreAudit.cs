using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Messages;
using Spro.Core.Referrals;

namespace Spro.Web.Tests.Resilience;

/// <summary>Compares a store with what was asked of the site and what the site answered.</summary>
internal static class StoreAudit
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What was answered as done is there, once; what was refused is not; nothing else is.</summary>
    public static async Task NothingIsLostNorDoubledAsync(SproDbContext db, IReadOnlyCollection<Asked> asked)
    {
        Assert.DoesNotContain(asked, one => one.Answer == Answer.None);
        var stored = new Dictionary<Form, List<Guid>>
        {
            [Form.Contact] = await db.Set<Contact>().Select(one => one.Id).ToListAsync(Cancellation),
            [Form.HandOver] = await db.Set<Referral>().Select(one => one.Id).ToListAsync(Cancellation),
            // What a form does besides its own step has identifiers of its own.
            [Form.Step] = await db.Set<ReferralEvent>()
                .Where(one =>
                    one.Act != ReferralAct.Propose && one.Act != ReferralAct.Agree && one.Act != ReferralAct.Send
                )
                .Select(one => one.Id)
                .ToListAsync(Cancellation),
            [Form.Booking] = await db.Set<Appointment>().Select(one => one.Id).ToListAsync(Cancellation),
            [Form.Cancellation] = await db.Set<Appointment>()
                .Where(one => one.State == AppointmentState.Cancelled)
                .Select(one => one.Id)
                .ToListAsync(Cancellation),
        };
        foreach (var (form, ids) in stored)
        {
            var done = asked.Where(one => one.Form == form && one.Answer == Answer.Done).ToList();
            Assert.NotEmpty(done);
            Assert.Empty(done.ExceptBy(ids, one => one.Id));
            var unknown = ids.Except(done.Select(one => one.Id)).ToHashSet();
            Assert.True(
                unknown.Count == 0,
                $"{form}, in the store and not answered as done: {string.Join("; ", asked.Where(one => unknown.Contains(one.Id)))}"
            );
        }
        // One form handed each person over, and each path is one person.
        Assert.Empty(
            await db.Set<Referral>()
                .GroupBy(one => one.ContactId)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)
                .ToListAsync(Cancellation)
        );
    }

    /// <summary>Each hand-over has come where it stands by the table of transitions, step after step.</summary>
    public static async Task EveryStateIsReachedByTheTableAsync(SproDbContext db)
    {
        var events = (await db.Set<ReferralEvent>().AsNoTracking().ToListAsync(Cancellation)).ToLookup(one =>
            one.ReferralId
        );
        foreach (var referral in await db.Set<Referral>().AsNoTracking().ToListAsync(Cancellation))
        {
            var story = events[referral.Id].OrderBy(one => one.Order).ToList();
            Assert.Equal(story.Count, story.DistinctBy(one => one.Order).Count());
            Assert.Equal(ReferralAct.Propose, story[0].Act);
            var state = ReferralState.Proposed;
            foreach (var one in story.Skip(1))
            {
                Assert.Equal(state, one.From);
                Assert.Equal(ReferralTransitions.Next(state, one.Act, one.By), one.To);
                state = one.To;
            }
            Assert.Equal(state, referral.State);
        }
    }

    /// <summary>Each person expected has a seat of their own, and no adviser is at two things at once.</summary>
    public static async Task NoSlotHasTwoPeopleAsync(SproDbContext db)
    {
        var expected = await db.Set<Appointment>()
            .AsNoTracking()
            .Where(one => one.State == AppointmentState.Booked)
            .ToListAsync(Cancellation);
        var seats = await db.Set<Seat>()
            .AsNoTracking()
            .Where(seat => seat.AppointmentId != null)
            .ToListAsync(Cancellation);
        Assert.Equal(expected.Select(one => one.Id).Order(), seats.Select(seat => seat.AppointmentId!.Value).Order());
        var sittings = await db.Set<Sitting>().AsNoTracking().ToDictionaryAsync(one => one.Id, Cancellation);
        var openings = await db.Set<Opening>().AsNoTracking().ToDictionaryAsync(one => one.Id, Cancellation);
        var seatOf = seats.ToDictionary(seat => seat.AppointmentId!.Value, seat => sittings[seat.SittingId]);
        foreach (var moment in expected.GroupBy(one => (one.AdviserId, one.Start)))
        {
            var sitting = Assert.Single(moment.Select(one => seatOf[one.Id]).Distinct());
            Assert.Equal(moment.Key, (sitting.AdviserId, sitting.Start));
            Assert.InRange(moment.Count(), 1, openings[sitting.OpeningId].Capacity);
        }
        foreach (var adviser in sittings.Values.GroupBy(one => one.AdviserId))
        foreach (var (one, next) in adviser.OrderBy(one => one.Start).Pairs())
            Assert.True(one.End <= next.Start, $"{one.Id} and {next.Id} overlap");
    }

    /// <summary>Each act told what it had to, once.</summary>
    public static async Task EveryActIsToldOnceAsync(SproDbContext db)
    {
        var told = (
            await db.Set<OutgoingMessage>()
                .Where(one => one.AboutId != null)
                .GroupBy(one => new { one.AboutId, one.Kind })
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(Cancellation)
        ).ToDictionary(one => (one.Key.AboutId!.Value, one.Key.Kind), one => one.Count);
        ReferralAct[] news =
        [
            ReferralAct.Acknowledge,
            ReferralAct.Accept,
            ReferralAct.Decline,
            ReferralAct.Redirect,
            ReferralAct.MakeAppointment,
            ReferralAct.Miss,
        ];
        var owed = await db.Set<ReferralEvent>()
            .Where(one => news.Contains(one.Act))
            .GroupBy(one => one.ReferralId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(Cancellation);
        Assert.All(owed, one => Assert.Equal(one.Count, told.GetValueOrDefault((one.Key, MessageKind.ReferralNews))));
        foreach (var one in await db.Set<Appointment>().AsNoTracking().ToListAsync(Cancellation))
        {
            Assert.Equal(1, told.GetValueOrDefault((one.Id, MessageKind.AppointmentConfirmed)));
            Assert.Equal(
                one.State == AppointmentState.Cancelled ? 1 : 0,
                told.GetValueOrDefault((one.Id, MessageKind.AppointmentCancelled))
            );
        }
    }

    private static IEnumerable<(T One, T Next)> Pairs<T>(this IEnumerable<T> all)
    {
        var list = all.ToList();
        return list.Zip(list.Skip(1));
    }
}
