using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Demonstration;
using Spro.Core.Desk;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Publications;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Core.Territories;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Demonstration;

/// <summary>The fictitious year holds together: what it says in one place, it says in another.</summary>
public sealed class DemonstrationYearTests
{
    private static readonly string[] Departments = ["44", "49", "53", "72", "85"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Each_role_has_people_to_work_on_and_what_is_late_was_chased(string engine)
    {
        await using var started = await LoadedAsync(engine);
        var desks = started.Get<DeskFigures>();
        foreach (var month in desks.Months.Take(DemonstrationContacts.Months))
        {
            var told = await desks.PublicAsync(month, Cancellation);
            Assert.All(told.Observed, figure => Assert.False(figure.Total < 10));
            Assert.Contains(told.Observed, figure => figure.Total >= 10);
        }
        var funnels = await started.Get<ReferralFunnels>().ByDepartmentAsync(Cancellation);
        Assert.Equal(Departments, funnels.Select(funnel => funnel.DepartmentCode));
        Assert.All(funnels, funnel => Assert.True(funnel.Sent >= 10));

        await using var db = started.Database.CreateDbContext();
        var centre = DemonstrationDesk.All[0].StructureId;
        var received = await db.Set<Referral>()
            .Where(one => one.ReceiverId == centre)
            .Select(one => one.State)
            .Distinct()
            .ToListAsync(Cancellation);
        Assert.Superset(
            new HashSet<ReferralState>
            {
                ReferralState.Sent,
                ReferralState.Acknowledged,
                ReferralState.Accepted,
                ReferralState.AppointmentMade,
                ReferralState.Met,
                ReferralState.Declined,
                ReferralState.Expired,
            },
            received.ToHashSet()
        );
        var escalated = await started.Get<Escalations>().OnAsync(null, Cancellation);
        Assert.NotEmpty(escalated);
        var now = started.Clock.GetUtcNow().UtcDateTime;
        var expected = await db.Set<Appointment>()
            .Where(one => one.Start > now && one.State == AppointmentState.Booked)
            .ToListAsync(Cancellation);
        Assert.Contains(expected, one => one.StructureId == centre);
        var seated = await db.Set<Seat>().CountAsync(seat => seat.AppointmentId != null, Cancellation);
        Assert.True(seated >= expected.Count);

        // Nothing is owed by the clock, and nothing is there that would be gone.
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        Assert.Equal(0, await started.Get<ReferralRounds>().RunAsync(Cancellation));
        Assert.Equal(0, await started.Get<Contacts>().DeleteExpiredAsync(Cancellation));
        Assert.Equal(0, await started.Get<StructureReferrals>().DeleteExpiredAsync(Cancellation));
        Assert.Equal(0, await started.Get<AppointmentUpkeep>().DeleteExpiredAsync(Cancellation));
        Assert.False(await db.Set<Appointment>().AnyAsync(one => one.End < now && one.Needs != null, Cancellation));

        await started.Get<DemonstrationSet>().ClearAsync(Cancellation);
        Assert.False(await db.Set<Contact>().AnyAsync(Cancellation));
        Assert.False(await db.Set<Referral>().AnyAsync(Cancellation));
        Assert.False(await db.Set<ReferralEvent>().AnyAsync(Cancellation));
        Assert.False(await db.Set<Appointment>().AnyAsync(Cancellation));
        Assert.False(await db.Set<TallySheet>().AnyAsync(Cancellation));
        Assert.False(await db.Set<DeclaredTotal>().AnyAsync(Cancellation));
        Assert.False(await db.Set<Account>().AnyAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_frozen_says_what_the_year_says()
    {
        await using var started = await LoadedAsync("sqlite");
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        await using var db = started.Database.CreateDbContext();

        // An edition prints no confirmation that came after it.
        foreach (var edition in await db.Set<GuideEdition>().AsNoTracking().ToListAsync(Cancellation))
            Assert.All(
                Guides.Read(edition.Content).Entries,
                entry => Assert.False(entry.ConfirmedOn > edition.Day, entry.Name)
            );

        // The last register and that of today judge the same facts alike; without a threshold, neither judges by one.
        var waiting = await db.Set<FrozenRegister>()
            .AsNoTracking()
            .SingleAsync(one => one.Id == DemonstrationRegisters.IdOf("waiting"), Cancellation);
        var today = LocalCalendar.Metropolitan.DayOf(started.Clock.GetUtcNow().UtcDateTime);
        foreach (var territory in FrozenContent.Read(waiting.Content)!.Territories)
        {
            var live = await started.Get<EvidenceRegister>().AssessAsync(today, territory.Code, Cancellation);
            Assert.All(
                territory.Obligations.Where(one => one.Evidence.Count > 0),
                one =>
                    Assert.Equal(
                        (
                            one.Code,
                            territory.Code,
                            live.Single(other => other.Obligation.Code == one.Code).Assessment.State
                        ),
                        (one.Code, territory.Code, one.State)
                    )
            );
        }

        // The session was given the figures that the service counted that morning, of the month before.
        var frozen = await started
            .Get<SessionSnapshots>()
            .OfAsync(DemonstrationNetworkLife.IdOf("session"), Cancellation);
        Assert.True(frozen.IsWhole);
        var day = LocalCalendar.Metropolitan.DayOf(frozen.TakenAt);
        var month = await started
            .Get<DeskFigures>()
            .PublicAsync(new DateOnly(day.Year, day.Month, 1).AddMonths(-1), Cancellation);
        Assert.Equal(
            month.Observed.Select(figure => (double?)figure.Total),
            frozen
                .Figures.Where(figure => figure.Measure.StartsWith("Accueils", StringComparison.Ordinal))
                .Select(figure => figure.Value)
        );
        var sent = (await started.Get<ReferralFunnels>().ByDepartmentAsync(Cancellation)).Sum(funnel => funnel.Sent);
        var told = frozen.Figures.Where(figure => figure.Measure == "Envoyés").Sum(figure => figure.Value);
        Assert.InRange(told!.Value, 10, sent!.Value);
        // And the register, as it stood.
        var register = await started
            .Get<SessionRegisters>()
            .FindAsync(DemonstrationNetworkLife.IdOf("session"), Cancellation);
        Assert.Equal((true, frozen.TakenAt), (register!.IsWhole, register.TakenAt));
        Assert.Equal(
            Obligation.All.Select(one => one.Code),
            register.Content!.Territories[0].Obligations.Select(one => one.Code)
        );
    }

    private static async Task<StartedDatabase> LoadedAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        await started.Get<DemonstrationSet>().LoadAsync(Cancellation);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        return started;
    }
}
